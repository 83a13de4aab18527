/** What each event does to the payments of an application: pure decisions, made by the store within its transaction. */
import { type Balance, type Bill, balanceOf, isOpen, waysOf } from "./balance.ts";
import type { Decision, PaymentChange, Snapshot } from "./store.ts";
import type { By, Payment, PaymentWay } from "./types.ts";

/** What a new row or a new state is made with; randomness and time come from outside. */
export type Making = { id: string; now: number; by: By };
export type Decide<T> = (snapshot: Snapshot) => Decision<T>;

export const nothing = <T>(outcome: T): Decision<T> => ({ outcome, set: [], add: [], events: [] });

/** The next part to be paid: parts given back in full leave their number free for late money only. */
const nextPart = (payments: Payment[]): number =>
  1 + Math.max(0, ...payments.filter(({ state }) => state === "paid").map(({ part }) => part));

export function newPayment(
  bill: Pick<Bill, "applicationId">,
  payments: Payment[],
  { id, now, by }: Making,
  rest: Pick<Payment, "way" | "state" | "yen"> & Partial<Payment>,
): Payment {
  return {
    id,
    applicationId: bill.applicationId,
    part: nextPart(payments),
    assessed: null,
    refunded: 0,
    chargeId: null,
    chosenBy: by,
    settledBy: null,
    createdAt: now,
    expiresAt: null,
    sentAt: null,
    settledAt: null,
    checkAt: null,
    trouble: null,
    ...rest,
  };
}

/**
 * Closes whatever else is under way. A charge that was started may still be paid at the gateway: it is asked at once and
 * its money recorded when it comes.
 */
export const closeOpen = (payments: Payment[], now: number, except?: string): PaymentChange[] =>
  payments
    .filter((payment) => isOpen(payment) && payment.id !== except)
    .map(({ id, state }) => ({ id, state: "cancelled", ...(state === "started" ? { checkAt: now } : {}) }));

/** `seen`: the amount the page showed. Whoever agreed to another amount is asked again. */
export type Wish = { bill: Bill; seen: number | null };
export type WishFailure = "stale" | "not-due" | "not-offered";

function refusal({ bill, seen }: Wish, { payments, lastSeq }: Snapshot): WishFailure | Balance {
  const balance = balanceOf(bill, payments);
  if (lastSeq !== bill.seq) return "stale";
  if (balance.due === 0) return "not-due";
  return balance.due === seen ? balance : "stale";
}

/** The counter or 納付書, as long as nothing is paid. */
export const chooseWay =
  (wish: Wish, way: Exclude<PaymentWay, "online">, making: Making): Decide<"chosen" | WishFailure> =>
  (snapshot) => {
    const found = refusal(wish, snapshot);
    if (typeof found === "string") return nothing(found);
    if (!waysOf(wish.bill, found).includes(way)) return nothing("not-offered");
    if (found.open?.way === way) return nothing("chosen");
    const chosen = newPayment(wish.bill, snapshot.payments, making, { way, state: "chosen", yen: found.due });
    return { outcome: "chosen", set: closeOpen(snapshot.payments, making.now), add: [chosen], events: [] };
  };

/** The gateway's page can be used for this long. */
export const chargeMs = 30 * 60_000;
/** With less time left a new charge is better. */
const shortestMs = 2 * 60_000;
/** The first question to the gateway when nobody comes back. */
const firstCheckMs = 60_000;

export type Begun =
  | { kind: "go"; payment: Payment }
  /** A charge of another amount, or one that is about to expire, must be closed at the gateway first. */
  | { kind: "close-first"; payment: Payment }
  | { kind: WishFailure };

/** Writes the row whose id is the idempotency key, before the gateway hears of it; one that is open is used again. */
export const beginOnline =
  (wish: Wish, making: Making): Decide<Begun> =>
  (snapshot) => {
    const found = refusal(wish, snapshot);
    if (typeof found === "string") return nothing({ kind: found });
    const { open, due } = found;
    if (!waysOf(wish.bill, found).includes("online")) return nothing({ kind: "not-offered" });
    if (open?.state === "started") {
      const isFresh = open.yen === due && making.now < (open.expiresAt ?? 0) - shortestMs && open.trouble === null;
      return nothing({ kind: isFresh ? "go" : "close-first", payment: open });
    }
    const { now } = making;
    const times = { expiresAt: now + chargeMs, checkAt: now + firstCheckMs };
    const rest = { way: "online", state: "started", yen: due, ...times } as const;
    const payment = newPayment(wish.bill, snapshot.payments, making, rest);
    return { outcome: { kind: "go", payment }, set: closeOpen(snapshot.payments, now), add: [payment], events: [] };
  };

/** Money that has come for `id`, by whatever way and however late: once, and as `refund-due` when its part is paid. */
export function received(
  payments: Payment[],
  payment: Payment,
  { now, by }: Pick<Making, "now" | "by">,
  rest: Partial<Payment> = {},
): Pick<Decision<null>, "set" | "events"> & { state: "paid" | "refund-due" } {
  const twice = payments.some(
    (other) => other.id !== payment.id && other.part === payment.part && other.state === "paid",
  );
  const state = twice ? "refund-due" : "paid";
  const change = {
    id: payment.id,
    state,
    settledAt: now,
    settledBy: by,
    checkAt: null,
    trouble: null,
    ...rest,
  } as const;
  const yen = rest.yen ?? payment.yen ?? 0;
  const event = { what: twice ? "refund-due" : "received", way: payment.way, yen, by, at: now } as const;
  return {
    state,
    // What was under way for the same part is no longer needed.
    set: [...(twice ? [] : closeOpen(payments, now, payment.id)), change],
    events: [event],
  };
}

const settled = new Set<Payment["state"]>(["paid", "refund-due", "refunded"]);
export const isSettled = ({ state }: Payment): boolean => settled.has(state);
