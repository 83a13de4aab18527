/** What is owed, received and to be given back: pure, the same for the resident's page and the clerk's. */
import { type Answers, computeFee, type Fee, type Procedure } from "../engine/index.ts";
import type { Payment, PaymentWay } from "./types.ts";

/** What one application costs now. */
export type Bill = {
  applicationId: string;
  fee: Fee;
  /** False once it was withdrawn or refused: nothing more is asked for. */
  owed: boolean;
  /** Ways the city takes the money, the first one offered first. */
  ways: PaymentWay[];
  /** Last event of the application the bill was made from: with another one the answers may be others. */
  seq: number;
};
/** An application as far as money is concerned. */
export type Debtor = { id: string; answers: Answers; status: string; lastSeq: number };

const ended = new Set(["withdrawn", "rejected"]);

/** null: this procedure charges nothing. */
export function billOf(procedure: Procedure, debtor: Debtor, locale: string): Bill | null {
  const { items, pay = ["counter"] } = procedure.definition.guide.fee;
  if (!items) return null;
  return {
    applicationId: debtor.id,
    fee: computeFee(procedure, debtor.answers, locale),
    owed: !ended.has(debtor.status),
    ways: pay,
    seq: debtor.lastSeq,
  };
}

export type Balance = {
  /** null: a clerk has to say first. */
  total: number | null;
  received: number;
  /** null: a clerk has to say first. */
  due: number | null;
  /** To be given back: paid twice, or more than the fee is. */
  refundDue: number;
  /** Part of it that was paid twice. */
  doubled: number;
  /** The attempt that is under way. */
  open: Payment | null;
};

const kept = (payment: Payment): number => (payment.yen ?? 0) - payment.refunded;
const sum = (payments: Payment[]): number => payments.reduce((total, payment) => total + kept(payment), 0);
export const isOpen = ({ state }: Payment): boolean => state === "chosen" || state === "started";

/** What a clerk said last about an open fee, as long as what is computed is still the same. */
function assessment({ fee }: Bill, payments: Payment[]): number | null {
  const last = payments.findLast(({ state }) => state === "assessed");
  return last?.yen === fee.total ? last.assessed : null;
}

function totalOf(bill: Bill, payments: Payment[]): number | null {
  if (!bill.owed) return 0;
  return bill.fee.open ? assessment(bill, payments) : bill.fee.total;
}

export function balanceOf(bill: Bill, payments: Payment[]): Balance {
  const total = totalOf(bill, payments);
  const received = sum(payments.filter(({ state }) => state === "paid"));
  const doubled = sum(payments.filter(({ state }) => state === "refund-due"));
  return {
    total,
    received,
    due: total === null ? null : Math.max(0, total - received),
    refundDue: doubled + (total === null ? 0 : Math.max(0, received - total)),
    doubled,
    open: payments.find(isOpen) ?? null,
  };
}

/** More than this nobody pays for a certificate by card; the counter takes it. */
const mostOnline = 999_999;

/** The counter always takes money: nobody is left without a way to pay. */
export function waysOf({ ways }: Bill, { due }: Balance): PaymentWay[] {
  const offered = ways.filter((way) => way !== "online" || (due !== null && due <= mostOnline));
  return offered.length > 0 ? offered : ["counter"];
}

/** Which money goes back: what was paid twice first, then the surplus, from the newest payment. */
export function refundsOf(bill: Bill, payments: Payment[]): { payment: Payment; yen: number }[] {
  const twice = payments
    .filter(({ state }) => state === "refund-due")
    .map((payment) => ({ payment, yen: kept(payment) }));
  const { refundDue, doubled } = balanceOf(bill, payments);
  let surplus = refundDue - doubled;
  const over = payments
    .filter(({ state }) => state === "paid")
    .toReversed()
    .map((payment) => {
      const yen = Math.min(surplus, kept(payment));
      surplus -= yen;
      return { payment, yen };
    });
  return [...twice, ...over].filter(({ yen }) => yen > 0);
}
