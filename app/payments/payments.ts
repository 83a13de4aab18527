/** The use cases: what is owed, choosing a way, what a clerk records; paying online is in online.ts. See README.md. */

import type { Procedure } from "../engine/index.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type Balance, type Bill, balanceOf, billOf, type Debtor, refundsOf, waysOf } from "./balance.ts";
import { createBook, type TellOf } from "./book.ts";
import {
  assess,
  awaited,
  type ClerkFailure,
  confirmInvoice,
  giveBack,
  receiveCash,
  sendInvoice,
  voidable,
  voidRecord,
} from "./clerk.ts";
import { chooseWay, type Decide, type Making, type Wish, type WishFailure } from "./decide.ts";
import type { PaymentGateway } from "./gateway.ts";
import { createOnline, type Online, type OnlineDeps } from "./online.ts";
import type { By, Payment, PaymentWay } from "./types.ts";

/** `gateway` null: paying online is not offered. */
export type PaymentsDeps = Omit<OnlineDeps, "book"> & { gateway: PaymentGateway | null; tellOf: TellOf };

export type Account = {
  bill: Bill;
  payments: Payment[];
  balance: Balance;
  /** Ways offered now. */
  ways: PaymentWay[];
  refunds: { payment: Payment; yen: number }[];
  /** 納付書 that were sent and are not paid yet. */
  awaited: Payment[];
  /** What a clerk may take back as recorded by mistake. */
  voidable: Payment[];
};
export type ClerkCommand =
  | { kind: "assess"; total: number | null }
  | { kind: "receive-cash" }
  | { kind: "send-invoice" }
  | { kind: "confirm-invoice"; id: string }
  | { kind: "give-back"; id: string; yen: number }
  | { kind: "void"; id: string };

export function createPayments(deps: PaymentsDeps) {
  const { store, gateway, clock } = deps;
  const book = createBook(store, deps.tellOf);
  const online: Online | null = gateway && createOnline({ ...deps, book }, gateway);
  const making = (by: By): Making => ({ id: deps.newId(), now: clock.now(), by });

  function decisionOf(bill: Bill, seq: number, command: ClerkCommand, by: By): Decide<"done" | ClerkFailure> {
    switch (command.kind) {
      case "assess":
        return assess({ bill, seq, ...command }, making(by));
      case "receive-cash":
        return receiveCash({ bill, seq }, making(by));
      case "send-invoice":
        return sendInvoice({ bill, seq }, making(by));
      case "confirm-invoice":
        return confirmInvoice({ bill, seq, ...command }, making(by));
      case "give-back":
        return giveBack({ bill, seq, ...command }, making(by));
      case "void":
        return voidRecord({ bill, seq, ...command }, making(by));
    }
  }

  async function accountOf(bill: Bill): Promise<Account> {
    const payments = await store.ofApplication(bill.applicationId);
    const balance = balanceOf(bill, payments);
    return {
      bill,
      payments,
      balance,
      ways: waysOf(bill, balance),
      refunds: refundsOf(bill, payments),
      awaited: awaited(payments),
      voidable: voidable(payments),
    };
  }

  return {
    /** null: online payment is not offered. */
    online,
    /** True: the gateway's page is a demonstration. */
    demo: gateway?.demo ?? false,

    /** What an application costs; null: nothing is charged for this procedure. Without a gateway nobody is sent online. */
    bill(procedure: Procedure, debtor: Debtor, locale: string): Bill | null {
      const bill = billOf(procedure, debtor, locale);
      return bill && { ...bill, ways: bill.ways.filter((way) => way !== "online" || gateway !== null) };
    },
    accountOf,
    byId: (id: string) => store.byId(id),

    /** `wish.seen`: what the page said is due. */
    async choose(wish: Wish, way: Exclude<PaymentWay, "online">): Promise<Result<null, WishFailure>> {
      const outcome = await book(wish.bill.applicationId, chooseWay(wish, way, making({ kind: "resident" })));
      return outcome === "chosen" ? ok(null) : err(outcome);
    },

    /** `seq`: the last event the clerk has seen. */
    async record(bill: Bill, seq: number, command: ClerkCommand, by: By): Promise<Result<null, ClerkFailure>> {
      const replaces = command.kind === "assess" || command.kind === "receive-cash" || command.kind === "send-invoice";
      // If it turns out to be paid the history has grown, and the clerk is told before taking money.
      if (replaces) await online?.stop((await accountOf(bill)).balance.open);
      const outcome = await book(bill.applicationId, decisionOf(bill, seq, command, by));
      return outcome === "done" ? ok(null) : err(outcome);
    },
  };
}
export type Payments = ReturnType<typeof createPayments>;
