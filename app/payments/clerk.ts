/** What a clerk records: cash, a 納付書, what was given back. Pure decisions, as in decide.ts. */
import { type Bill, balanceOf, refundsOf } from "./balance.ts";
import { closeOpen, type Decide, type Making, newPayment, nothing, received } from "./decide.ts";
import type { Snapshot } from "./store.ts";
import type { Payment } from "./types.ts";

/** `seq`: the last event the clerk has seen. */
export type Seen = { bill: Bill; seq: number };
/** stale: the page must be read again. not-due: nothing is to be paid. amount: no amount, or less than is known already. */
export type ClerkFailure = "stale" | "not-due" | "amount" | "not-possible";

const isStale = ({ bill, seq }: Seen, { lastSeq }: Snapshot): boolean => seq !== lastSeq || bill.seq !== lastSeq;

/** What an open fee comes to, all in all. What the applicant has chosen stays chosen. */
export const assess =
  (request: Seen & { total: number | null }, making: Making): Decide<"done" | ClerkFailure> =>
  (snapshot) => {
    const { bill, total } = request;
    const { payments } = snapshot;
    if (isStale(request, snapshot)) return nothing("stale");
    if (!bill.fee.open || !bill.owed) return nothing("not-possible");
    if (total === null || total < bill.fee.total) return nothing("amount");
    const { now, by } = making;
    const rest = { way: "counter", state: "assessed", yen: bill.fee.total, assessed: total } as const;
    const what = total === 0 ? ("waived" as const) : ("assessed" as const);
    return {
      outcome: "done",
      set: [],
      add: [newPayment(bill, payments, making, rest)],
      events: [{ what, way: "counter", yen: total, by, at: now }],
    };
  };

/** What is left to pay; an open fee is assessed first. */
function dueOf(request: Seen, snapshot: Snapshot): number | ClerkFailure {
  if (isStale(request, snapshot)) return "stale";
  const { due } = balanceOf(request.bill, snapshot.payments);
  if (due === null) return "amount";
  return due === 0 ? "not-due" : due;
}

/** Money in the clerk's hand. */
export const receiveCash =
  (request: Seen, making: Making): Decide<"done" | ClerkFailure> =>
  (snapshot) => {
    const yen = dueOf(request, snapshot);
    if (typeof yen === "string") return nothing(yen);
    const { payments } = snapshot;
    const { now, by } = making;
    const rest = { way: "counter", state: "paid", yen, settledAt: now, settledBy: by } as const;
    return {
      outcome: "done",
      set: closeOpen(payments, now),
      add: [newPayment(request.bill, payments, making, rest)],
      events: [{ what: "received", way: "counter", yen, by, at: now }],
    };
  };

export const sendInvoice =
  (request: Seen, making: Making): Decide<"done" | ClerkFailure> =>
  (snapshot) => {
    const yen = dueOf(request, snapshot);
    if (typeof yen === "string") return nothing(yen);
    const { payments } = snapshot;
    const { now, by } = making;
    const isSent = awaited(payments).some((each) => each.state === "chosen" && each.yen === yen);
    if (isSent) return nothing("not-possible");
    const rest = { way: "invoice", state: "chosen", yen, sentAt: now } as const;
    return {
      outcome: "done",
      set: closeOpen(payments, now),
      add: [newPayment(request.bill, payments, making, rest)],
      events: [{ what: "invoice-sent", way: "invoice", yen, by, at: now }],
    };
  };

/** 納付書 that were sent and not paid; one whose owner chose another way may be paid all the same. */
export const awaited = (payments: Payment[]): Payment[] =>
  payments.filter(
    ({ way, state, sentAt }) => way === "invoice" && sentAt !== null && (state === "chosen" || state === "cancelled"),
  );

type Named = Seen & { id: string };
type Doing = Pick<Making, "now" | "by">;

export const confirmInvoice =
  (request: Named, doing: Doing): Decide<"done" | ClerkFailure> =>
  (snapshot) => {
    if (isStale(request, snapshot)) return nothing("stale");
    const payment = awaited(snapshot.payments).find(({ id }) => id === request.id);
    if (!payment) return nothing("not-possible");
    const { set, events } = received(snapshot.payments, payment, doing);
    return { outcome: "done", set, add: [], events };
  };

/** `yen`: what the button said is given back. */
export const giveBack =
  (request: Named & { yen: number }, { now, by }: Doing): Decide<"done" | ClerkFailure> =>
  (snapshot) => {
    if (isStale(request, snapshot)) return nothing("stale");
    const found = refundsOf(request.bill, snapshot.payments).find(({ payment }) => payment.id === request.id);
    if (!found || found.yen !== request.yen) return nothing("not-possible");
    const { payment, yen } = found;
    const refunded = payment.refunded + yen;
    const state = refunded === payment.yen ? ("refunded" as const) : payment.state;
    return {
      outcome: "done",
      set: [{ id: payment.id, refunded, state }],
      add: [],
      events: [{ what: "refunded", way: payment.way, yen, by, at: now }],
    };
  };

/** What a clerk recorded by mistake: no money came. What the gateway took cannot be unsaid. */
export const voidable = (payments: Payment[]): Payment[] =>
  payments.filter(
    ({ way, state, refunded }) => way !== "online" && (state === "paid" || state === "refund-due") && refunded === 0,
  );

export const voidRecord =
  (request: Named, { now, by }: Doing): Decide<"done" | ClerkFailure> =>
  (snapshot) => {
    if (isStale(request, snapshot)) return nothing("stale");
    const payment = voidable(snapshot.payments).find(({ id }) => id === request.id);
    if (!payment) return nothing("not-possible");
    // Money that seemed to come twice was the only one.
    const only = snapshot.payments.find(
      ({ part, state, refunded }) => part === payment.part && state === "refund-due" && refunded === 0,
    );
    const promoted = payment.state === "paid" && only ? [{ id: only.id, state: "paid" as const }] : [];
    return {
      outcome: "done",
      set: [{ id: payment.id, state: "cancelled", settledAt: null, settledBy: null }, ...promoted],
      add: [],
      events: [{ what: "voided", way: payment.way, yen: payment.yen ?? 0, by, at: now }],
    };
  };
