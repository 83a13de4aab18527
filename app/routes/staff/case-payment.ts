/** Fee and payment of a case file: what the panel shows, and what its buttons mean. */
import type { FormReader } from "../../http/form.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import { type Translate, translator } from "../../i18n/translator.ts";
import {
  type Account,
  type By,
  type ClerkCommand,
  type Payment,
  type PaymentWay,
  totalText,
  yenText,
} from "../../payments/index.ts";
import type { CasePaymentProps } from "../../ui/console/case-payment.tsx";
import { feeView } from "../payment/words.ts";

const whole = (text: string | null): number | null => {
  const plain = (text ?? "").normalize("NFKC").replace(/[,円\s]/g, "");
  return /^\d{1,8}$/.test(plain) ? Number(plain) : null;
};

/** null: no button of ours. */
export function paymentCommandOf(form: Pick<FormReader, "get">): ClerkCommand | null {
  const id = form.get("id") ?? "";
  switch (form.get("kind")) {
    case "assess":
      return { kind: "assess", total: whole(form.get("total")) };
    case "receive-cash":
      return { kind: "receive-cash" };
    case "send-invoice":
      return { kind: "send-invoice" };
    case "confirm-invoice":
      return { kind: "confirm-invoice", id };
    case "give-back":
      return { kind: "give-back", id, yen: whole(form.get("yen")) ?? 0 };
    case "void":
      return { kind: "void", id };
    default:
      return null;
  }
}

const whoOf = (by: By, t: Translate): string => (by.kind === "staff" ? by.name : t(`console:by.${by.kind}`));

const wayText = (way: PaymentWay, yen: number, t: Translate): string =>
  t("payments:eventDetail", { yen: yenText(yen, t), way: t(`payments:way.${way}`) });

/** 「2026年… オンライン 600円 支払い済み」, each attempt in one line. */
function rowOf(payment: Payment, t: Translate): CasePaymentProps["rows"][number] {
  const { id, way, yen, state, refunded, settledAt, settledBy, createdAt, chosenBy, sentAt } = payment;
  const { assessed } = payment;
  const parts = [
    assessed !== null ? yenText(assessed, t) : yen === null ? t(`payments:way.${way}`) : wayText(way, yen, t),
    t(`console:payment.states.${state}`),
    ...(sentAt === null ? [] : [t("console:payment.sentOn", { date: formatDate(sentAt, "ja") })]),
    ...(refunded > 0 ? [t("console:payment.refundedOf", { yen: yenText(refunded, t) })] : []),
  ];
  return {
    id,
    when: formatDateTime(settledAt ?? createdAt, "ja"),
    what: parts.join("　"),
    who: whoOf(settledBy ?? chosenBy, t),
  };
}

function stateOf({ balance, bill }: Account, t: Translate): string {
  const { due, open, received } = balance;
  if (!bill.owed) return t("console:payment.state.ended");
  if (due === null) return t("console:payment.state.unknown");
  if (due === 0) return t(received > 0 ? "console:payment.state.paid" : "console:payment.state.free");
  if (open?.state === "started") return t("console:payment.state.started");
  if (open) return t(`console:payment.state.${open.way}`);
  return t("console:payment.state.unchosen");
}

function warningsOf({ balance, bill, payments }: Account, t: Translate): string[] {
  const { open, doubled, refundDue } = balance;
  const surplus = refundDue - doubled;
  return [
    ...(open?.state === "started" ? [t("console:payment.warn.started")] : []),
    ...(payments.some(({ trouble }) => trouble !== null) ? [t("console:payment.warn.trouble")] : []),
    ...(doubled > 0 ? [t("console:payment.warn.doubled", { yen: yenText(doubled, t) })] : []),
    ...(surplus > 0
      ? [t(bill.owed ? "console:payment.warn.surplus" : "console:payment.warn.ended", { yen: yenText(surplus, t) })]
      : []),
  ];
}

function sumsOf({ balance, bill }: Account, t: Translate): CasePaymentProps["sums"] {
  const { total, received, due } = balance;
  const row = (key: string, value: string) => ({ label: t(`console:payment.sums.${key}`), value });
  return [
    row("total", total === null ? totalText(bill.fee, t) : yenText(total, t)),
    ...(received > 0 ? [row("received", yenText(received, t))] : []),
    ...(due === null || due === 0 ? [] : [row("due", yenText(due, t))]),
  ];
}

/** `canRecord`: the account may act on this application. */
export function casePaymentView(account: Account, canRecord: boolean): CasePaymentProps {
  const t = translator("ja");
  const { balance, bill, payments } = account;
  const named = (key: string, { id, way, yen }: Payment, amount = yen ?? 0) => ({
    id,
    label: t(`console:payment.act.${key}`, { detail: wayText(way, amount, t) }),
  });
  const isDue = canRecord && balance.due !== null && balance.due > 0;
  const sent = account.awaited.some(({ yen, state }) => state === "chosen" && yen === balance.due);
  return {
    fee: feeView(bill.fee, t, balance.total !== null),
    sums: sumsOf(account, t),
    state: stateOf(account, t),
    warnings: warningsOf(account, t),
    assess:
      canRecord && bill.fee.open && bill.owed
        ? { least: bill.fee.total, known: yenText(bill.fee.total, t), again: balance.total !== null }
        : null,
    receive: isDue ? t("console:payment.act.receive-cash", { yen: yenText(balance.due ?? 0, t) }) : null,
    sendInvoice: isDue && bill.ways.includes("invoice") && !sent,
    awaited: canRecord ? account.awaited.map((payment) => named("confirm-invoice", payment)) : [],
    refunds: canRecord ? account.refunds.map(({ payment, yen }) => ({ ...named("give-back", payment, yen), yen })) : [],
    voidable: canRecord ? account.voidable.map((payment) => named("void", payment)) : [],
    rows: payments.toReversed().map((payment) => rowOf(payment, t)),
  };
}
