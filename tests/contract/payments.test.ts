/** The store of payments: what is decided is written whole or not at all, and money is recorded once. */
import { expect, test } from "vitest";
import type { Fee } from "../../app/engine/index.ts";
import type { Bill } from "../../app/payments/balance.ts";
import { absorb } from "../../app/payments/charges.ts";
import { receiveCash } from "../../app/payments/clerk.ts";
import { beginOnline, chooseWay, type Decide, nothing } from "../../app/payments/decide.ts";
import type { Charge } from "../../app/payments/gateway.ts";
import type { PaymentStore } from "../../app/payments/store.ts";
import type { Payment, PaymentEvent } from "../../app/payments/types.ts";
import { aMail, anApplication, now, submittedEvent } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

const fee: Fee = {
  lines: [{ id: "copy", label: "証明書", unit: 300, quantity: 2, count: null, amount: 600, exempt: null }],
  total: 600,
  open: false,
};
const bill = (name: string, seq = 1): Bill => ({
  applicationId: `application-${name}`,
  fee,
  owed: true,
  ways: ["online", "counter", "invoice"],
  seq,
});
const resident = { kind: "resident" } as const;
const clerk = { kind: "staff", accountId: "account-a", name: "職員 a" } as const;
const making = (id: string, by: typeof resident | typeof clerk = resident) => ({ id, now, by });
const wish = (name: string, seq = 1) => ({ bill: bill(name, seq), seen: 600 });
const paid = (key: string, rest: Partial<Charge> = {}): Charge => ({
  ...{ id: `charge-${key}`, key, state: "paid", yen: 600, currency: "JPY", payUrl: null },
  ...rest,
});
const aPayment = (name: string, rest: Partial<Payment> = {}): Payment => ({
  id: `payment-${name}`,
  applicationId: `application-${name}`,
  part: 1,
  way: "counter",
  state: "paid",
  yen: 600,
  assessed: null,
  refunded: 0,
  chargeId: null,
  chosenBy: resident,
  settledBy: clerk,
  createdAt: now,
  expiresAt: null,
  sentAt: null,
  settledAt: now,
  checkAt: null,
  trouble: null,
  ...rest,
});
/** Writes rows as they are, without asking whether they make sense. */
const force =
  (set: { id: string; state: Payment["state"] }[], add: Payment[]): Decide<"done"> =>
  () => ({ ...nothing("done" as const), set, add });

/** The store without mails: only one test is about them. */
const quiet = (store: PaymentStore) => ({
  ...store,
  change: <T extends {}>(applicationId: string, decide: Decide<T>) => store.change(applicationId, decide, () => []),
});

onBothEngines("payment store", (db) => {
  const submitted = async (name: string) => {
    await db.stores.applications.submit(anApplication(name), submittedEvent, []);
    return quiet(db.stores.payments);
  };

  test("keeps every part of a payment as it was given", async () => {
    const store = await submitted("whole");
    const full = aPayment("whole", {
      ...{ way: "online", assessed: 9_999_999_999, refunded: 1, chargeId: "charge-whole", trouble: "amount" },
      ...{ expiresAt: now + 1, sentAt: now + 2, checkAt: now + 3, yen: 8_999_999_999 },
    });
    await store.change("application-whole", force([], [full]));
    expect(await store.ofApplication("application-whole")).toEqual([full]);
    expect(await store.byId("payment-whole")).toEqual(full);
    expect(await store.byCharge("charge-whole")).toEqual(full);
    expect([await store.byId("none"), await store.byCharge("none")]).toEqual([null, null]);
    expect(await store.change("application-none", () => nothing("never"))).toBeNull();
  });

  test("the history grows in the same transaction, and a clerk who saw an older one is refused", async () => {
    const store = await submitted("history");
    const request = { bill: bill("history"), seq: 1 };
    expect(await store.change("application-history", receiveCash(request, making("cash", clerk)))).toBe("done");
    expect(await store.change("application-history", receiveCash(request, making("again", clerk)))).toBe("stale");
    const { applications } = db.stores;
    expect((await applications.history("application-history")).slice(1)).toEqual([
      { type: "payment", what: "received", way: "counter", yen: 600, seq: 2, at: now, actor: clerk },
    ]);
    expect(await applications.byId("application-history")).toMatchObject({ lastSeq: 2, status: "submitted" });
    const other = { applicationId: "application-history", expectedSeq: 1, mails: [], at: now };
    const taken = [{ type: "taken" as const, seq: 2, at: now, actor: clerk }];
    expect(await applications.append({ ...other, events: taken, status: "in-review" })).toBe("conflict");
  });

  test("a decision that cannot be written leaves nothing", async () => {
    const store = await submitted("rollback");
    await store.change("application-rollback", force([], [aPayment("rollback")]));
    const second = aPayment("rollback", { id: "payment-rollback-2" });
    const event = { what: "received" as const, way: "counter" as const, yen: 600, by: clerk, at: now };
    const twice: Decide<"done"> = () => ({ outcome: "done", set: [], add: [second], events: [event] });
    await expect(store.change("application-rollback", twice)).rejects.toMatchObject({ name: "StorageError" });
    expect(await store.ofApplication("application-rollback")).toHaveLength(1);
    expect(await db.stores.applications.history("application-rollback")).toHaveLength(1);
    const throwing = () => {
      throw new Error("no decision");
    };
    await expect(store.change("application-rollback", throwing)).rejects.toThrow("no decision");
  });

  test("the mails of what happened are written with it, once, and not when it is not written", async () => {
    await submitted("mails");
    const { payments, outbox } = db.stores;
    const mailsOf = (event: PaymentEvent) => [aMail(`mails-${event.what}`, `mails-${event.yen}`)];
    const cash = receiveCash({ bill: bill("mails"), seq: 1 }, making("mails-cash", clerk));
    expect(await payments.change("application-mails", cash, mailsOf)).toBe("done");
    expect(await payments.change("application-mails", cash, mailsOf)).toBe("stale");
    expect((await outbox.listAbout("mails-600")).map(({ id }) => id)).toEqual(["mail-mails-received"]);
    const event = { what: "received" as const, way: "counter" as const, yen: 1, by: clerk, at: now };
    const failing: Decide<"done"> = () => ({
      ...{ outcome: "done", set: [], events: [event] },
      add: [aPayment("mails", { id: "mails-again" })],
    });
    await expect(payments.change("application-mails", failing, mailsOf)).rejects.toThrow("database error");
    expect(await outbox.listAbout("mails-1")).toEqual([]);
  });

  test("the database itself refuses a part paid twice, two open attempts and a charge of two payments", async () => {
    const store = await submitted("rules");
    const at = "application-rules";
    const row = (id: string, rest: Partial<Payment>) => aPayment("rules", { id: `rules-${id}`, ...rest });
    await store.change(at, force([], [row("paid", {}), row("open", { state: "started", chargeId: "charge-rules" })]));
    for (const wrong of [
      row("paid-again", {}),
      row("open-again", { state: "chosen" }),
      row("same-charge", { state: "failed", chargeId: "charge-rules" }),
    ]) {
      await expect(store.change(at, force([], [wrong]))).rejects.toMatchObject({ name: "StorageError" });
    }
    for (const right of [
      row("second-part", { part: 2 }),
      row("give-back", { state: "refund-due" }),
      row("closed", { state: "cancelled" }),
      row("failed", { state: "failed" }),
    ]) {
      await store.change(at, force([], [right]));
    }
    const make = { id: "rules-new", state: "started" as const };
    await store.change(at, force([{ id: "rules-open", state: "failed" }], [row("new", make)]));
    await expect(store.change(at, force([{ id: "rules-second-part", state: "started" }], []))).rejects.toThrow();
  });

  test("of twenty starts at once, from two instances, one makes a charge and all come to it", async () => {
    await submitted("start");
    const instances = [quiet(db.stores.payments), quiet((await db.openAnother()).payments)];
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        instances[n % 2]?.change("application-start", beginOnline(wish("start"), making(`start-${n}`))),
      ),
    );
    const keys = begun.map((each) => (each?.kind === "go" ? each.payment.id : each?.kind));
    expect(new Set(keys).size).toBe(1);
    expect(await db.stores.payments.ofApplication("application-start")).toHaveLength(1);
  });

  test("return, notification and timer of two instances settle one charge once", async () => {
    const store = await submitted("settle");
    await store.change("application-settle", beginOnline(wish("settle"), making("settle-1")));
    const instances = [store, quiet((await db.openAnother()).payments)];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        instances[n % 2]?.change("application-settle", absorb("settle-1", paid("settle-1"), now + n)),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "paid")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "already")).toHaveLength(19);
    expect(await db.stores.applications.history("application-settle")).toHaveLength(2);
  });

  test("cash and a late success at once: one is the payment, the other is refused or given back", async () => {
    for (let round = 0; round < 5; round++) {
      const name = `race-${round}`;
      const store = await submitted(name);
      const other = quiet((await db.openAnother()).payments);
      await store.change(`application-${name}`, beginOnline(wish(name), making(`${name}-online`)));
      await store.change(`application-${name}`, chooseWay(wish(name), "counter", making(`${name}-counter`)));
      const request = { bill: bill(name), seq: 1 };
      const [cash, late] = await Promise.all([
        store.change(`application-${name}`, receiveCash(request, making(`${name}-cash`, clerk))),
        other.change(`application-${name}`, absorb(`${name}-online`, paid(`${name}-online`), now)),
      ]);
      const states = (await store.ofApplication(`application-${name}`)).map(({ state }) => state);
      expect(states.filter((state) => state === "paid")).toHaveLength(1);
      if (cash === "done") expect([late, states.includes("refund-due")]).toEqual(["refund-due", true]);
      else expect([cash, late]).toEqual(["stale", "paid"]);
    }
  });

  test("lists what the gateway must be asked about, the longest waiting first", async () => {
    const store = await submitted("check");
    const row = (id: string, checkAt: number | null) =>
      aPayment("check", { id: `check-${id}`, state: "cancelled", checkAt });
    await store.change(
      "application-check",
      force([], [row("b", -20), row("a", -30), row("none", null), row("later", -5)]),
    );
    const due = (await store.toCheck(-10, 10)).map(({ id }) => id);
    expect(due).toEqual(["check-a", "check-b"]);
    expect((await store.toCheck(-10, 1)).map(({ id }) => id)).toEqual(["check-a"]);
  });
});
