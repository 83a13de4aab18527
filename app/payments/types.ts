/** Money for one application (手数料の支払い). Amounts are whole yen, times epoch milliseconds. */
import type { PaymentWay } from "../engine/definition.ts";

export type { PaymentWay } from "../engine/definition.ts";

/**
 * chosen: will be paid at the counter or by 納付書. started: the gateway was, or is about to be, asked for a charge.
 * refund-due: this part of the fee had been paid already; the money is to be given back.
 * assessed: no attempt, but a clerk's word on what an open fee comes to.
 */
export type PaymentState =
  | "chosen"
  | "started"
  | "paid"
  | "failed"
  | "cancelled"
  | "refund-due"
  | "refunded"
  | "assessed";

export type By = { kind: "resident" } | { kind: "staff"; accountId: string; name: string } | { kind: "system" };

/** One attempt to pay. What was taken is never deleted; a new attempt is a new row. */
export type Payment = {
  /** Random; also the idempotency key at the gateway, so a repeated request finds the same charge. */
  id: string;
  applicationId: string;
  /** Which part of the fee: 1, and 2 for the remainder after a correction raised it. Each is paid at most once. */
  part: number;
  way: PaymentWay;
  state: PaymentState;
  /** null: not known yet. Of an assessment: the part that was computed from the answers then. */
  yen: number | null;
  /** Of an assessment: what the fee comes to, all in all; null for everything else. */
  assessed: number | null;
  /** How much of `yen` was given back. */
  refunded: number;
  /** Name of the charge at the gateway; null until it answered. */
  chargeId: string | null;
  chosenBy: By;
  settledBy: By | null;
  createdAt: number;
  /** Until when the gateway's page can be used. */
  expiresAt: number | null;
  /** When the 納付書 was sent. */
  sentAt: number | null;
  settledAt: number | null;
  /** When to ask the gateway again; null: its answer was final. */
  checkAt: number | null;
  /** The gateway said something that does not fit; a clerk must ask it. */
  trouble: "amount" | "charge" | null;
};

/** What is told in the application's history. assessed: an open fee was set. waived: it came to nothing. voided: recorded by mistake. */
export type PaymentEvent = {
  what: "received" | "invoice-sent" | "refund-due" | "refunded" | "assessed" | "waived" | "voided";
  way: PaymentWay;
  yen: number;
};
