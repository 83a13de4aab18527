/** What the gateway's answers do to a payment: found again, settled, closed. */
import { closeOpen, type Decide, isSettled, nothing, received } from "./decide.ts";
import type { Charge } from "./gateway.ts";
import type { Payment } from "./types.ts";

/** After a charge expired the gateway is asked a last time. */
const afterwardsMs = 60 * 60_000;
const system = { kind: "system" } as const;

/** Rarer with age: half a minute after a minute, hourly from the second hour on. */
const nextCheck = (payment: Payment, now: number): number =>
  now + Math.min(Math.max((now - payment.createdAt) / 2, 30_000), 3_600_000);

export type Absorbed = "paid" | "refund-due" | "already" | "mismatch" | "open" | "pending" | "closed" | "unknown";

/** The gateway's word about one payment. Money is recorded whatever the row says; everything else only while it is open. */
export const absorb =
  (id: string, charge: Charge, now: number): Decide<Absorbed> =>
  ({ payments }) => {
    const payment = payments.find((each) => each.id === id);
    if (payment?.way !== "online") return nothing("unknown");
    const trouble = troubleOf(payment, charge);
    if (trouble) {
      const set = isSettled(payment) ? [] : [{ id, trouble, checkAt: nextCheck(payment, now) }];
      return { ...nothing("mismatch"), set };
    }
    if (isSettled(payment)) return nothing("already");
    if (charge.state === "paid") {
      const { state, ...rest } = received(payments, payment, { now, by: system }, { chargeId: charge.id });
      return { outcome: state, ...rest, add: [] };
    }
    const isStarted = payment.state === "started";
    if (charge.state === "closed") {
      const change = { id, chargeId: charge.id, checkAt: null, ...(isStarted ? { state: "failed" as const } : {}) };
      return { ...nothing("closed"), set: [change] };
    }
    return { ...nothing(charge.state), set: [{ id, chargeId: charge.id, checkAt: nextCheck(payment, now) }] };
  };

function troubleOf(payment: Payment, charge: Charge): Payment["trouble"] {
  if (charge.yen !== payment.yen || charge.currency !== "JPY") return "amount";
  const isOther = charge.key !== payment.id || (payment.chargeId !== null && payment.chargeId !== charge.id);
  return isOther ? "charge" : null;
}

/** The gateway has never heard of it. */
export const absorbUnheard =
  (id: string, now: number): Decide<"closed" | "unclear"> =>
  ({ payments }) => {
    const payment = payments.find((each) => each.id === id);
    if (!payment || isSettled(payment)) return nothing("closed");
    const expired = payment.expiresAt ?? payment.createdAt;
    const last = expired + afterwardsMs;
    // The request may still be on its way: so one more question after the charge would have expired.
    const checkAt = now < last ? last : null;
    if (payment.state !== "started") return { ...nothing("closed"), set: [{ id, checkAt }] };
    // Until then it may arrive and be paid: given up earlier, a second charge could be open beside it.
    if (now <= expired) return { ...nothing("unclear"), set: [{ id, checkAt: nextCheck(payment, now) }] };
    return { ...nothing("closed"), set: [{ id, state: "failed", checkAt }] };
  };

/** It made no charge. Asked once more in the end all the same: an earlier try of the same start may have got through. */
export const giveUp =
  (id: string): Decide<"noted"> =>
  ({ payments }) => {
    const payment = payments.find((each) => each.id === id);
    if (payment?.state !== "started") return nothing("noted");
    const checkAt = (payment.expiresAt ?? payment.createdAt) + afterwardsMs;
    return { ...nothing("noted"), set: [{ id, state: "failed", checkAt }] };
  };

/** No answer: asked again later. */
export const askLater =
  (id: string, now: number): Decide<"noted"> =>
  ({ payments }) => {
    const payment = payments.find((each) => each.id === id);
    if (!payment || isSettled(payment) || payment.checkAt === null) return nothing("noted");
    return { ...nothing("noted"), set: [{ id, checkAt: nextCheck(payment, now) }] };
  };

/** A charge that is to be closed because another one, or another way, takes its place. */
export const abandon =
  (id: string, now: number): Decide<"noted"> =>
  ({ payments }) => {
    const payment = payments.find((each) => each.id === id);
    return payment?.state === "started" ? { ...nothing("noted"), set: closeOpen([payment], now) } : nothing("noted");
  };
