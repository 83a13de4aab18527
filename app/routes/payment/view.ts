/** The payment page: how it stands in one sentence, what it costs, and the ways that are open. */
import { formatDate } from "../../i18n/dates.ts";
import type { Translate } from "../../i18n/translator.ts";
import { type Account, type Checked, yenText } from "../../payments/index.ts";
import type { ErrorLink } from "../../ui/feedback/error-summary.tsx";
import type { PaymentPageProps } from "../../ui/pages/payment-page.tsx";
import type { Case } from "../case/open-case.ts";
import { cityView } from "../frame.ts";
import { feeView } from "./words.ts";

type State = NonNullable<PaymentPageProps["state"]>;

const isEnded = ({ bill }: Account) => !bill.owed;

/** Nothing is left to pay: because it is paid, or because there is no fee. */
function settledState({ balance, bill }: Account, { reader: { t }, application }: Case): State {
  if (balance.received > 0 && bill.owed) {
    const yen = yenText(balance.received, t);
    const next = application.status === "completed" ? [] : [t("payments:state.paid.next")];
    const texts = [t("payments:state.paid.text", { yen }), ...next];
    return { tone: "done", title: t("payments:state.paid.title"), texts };
  }
  const key = bill.owed ? "free" : "ended";
  return { tone: "plain", title: t(`payments:state.${key}.title`), texts: [t(`payments:state.${key}.text`)] };
}

function invoiceState({ balance: { open } }: Account, { t, locale }: Case["reader"]): State {
  if (open?.sentAt == null) {
    return { tone: "plain", title: t("payments:state.invoice.title"), texts: [t("payments:state.invoice.text")] };
  }
  const params = { date: formatDate(open.sentAt, locale), yen: yenText(open.yen ?? 0, t) };
  return {
    tone: "plain",
    title: t("payments:state.invoiceSent.title"),
    texts: [t("payments:state.invoiceSent.text", params)],
  };
}

/** `checked`: what the gateway said just now about the payment that was begun. */
function stateOf(account: Account, file: Case, checked: Checked | null): State | null {
  const { balance, payments } = account;
  const { t, portal, locale } = file.reader;
  if (balance.due === 0) return settledState(account, file);
  const { open, due } = balance;
  if (open?.state === "started") {
    const key = checked === "open" || checked === "pending" ? checked : "unclear";
    return { tone: "attention", title: t(`payments:state.${key}.title`), texts: [t(`payments:state.${key}.text`)] };
  }
  if (open?.way === "invoice") return invoiceState(account, file.reader);
  if (open?.way === "counter") {
    const { hours } = cityView(portal.city, locale, t);
    const params = { department: file.department, receipt: file.application.receipt };
    const texts = [t("payments:state.counter.text", params), t("payments:state.counter.hours", { hours })];
    return { tone: "plain", title: t("payments:state.counter.title"), texts };
  }
  if (due === null) {
    const online = account.bill.ways.includes("online") ? [t("payments:state.unknown.online")] : [];
    const texts = [t("payments:state.unknown.text"), ...online];
    return { tone: "plain", title: t("payments:state.unknown.title"), texts };
  }
  if (payments.at(-1)?.state === "failed") {
    return { tone: "attention", title: t("payments:state.failed.title"), texts: [t("payments:state.failed.text")] };
  }
  if (balance.received === 0) return null;
  const params = { received: yenText(balance.received, t), due: yenText(due, t) };
  const text = t("payments:state.rest.text", params);
  return { tone: "attention", title: t("payments:state.rest.title"), texts: [text] };
}

function refundsOf(account: Account, { reader: { t }, department }: Case): PaymentPageProps["refunds"] {
  const { doubled, refundDue } = account.balance;
  const say = (key: string, yen: number) => ({
    title: t(`payments:refund.${key}.title`, { yen: yenText(yen, t) }),
    text: t(`payments:refund.${key}.text`, { department }),
  });
  const surplus = refundDue - doubled;
  return [
    ...(doubled > 0 ? [say("doubled", doubled)] : []),
    ...(surplus > 0 ? [say(isEnded(account) ? "ended" : "surplus", surplus)] : []),
  ];
}

function waysOf({ balance, ways }: Account, { reader: { t, portal }, department }: Case): PaymentPageProps["ways"] {
  if (balance.due === 0) return [];
  return ways
    .filter((way) => balance.open?.state === "started" || way !== balance.open?.way)
    .filter((way) => way !== "online" || balance.open?.state !== "started")
    .map((way) => ({
      way,
      about: [
        t(`payments:ways.${way}.about`, { department }),
        ...(way === "online" && portal.payments.demo ? [t("payments:ways.onlineDemo")] : []),
      ],
      button: t(`payments:ways.${way}.button`, { yen: yenText(balance.due ?? 0, t) }),
    }));
}

function linesOf({ bill, balance }: Account, t: Translate): PaymentPageProps["lines"] {
  const lines = feeView(bill.fee, t, balance.total !== null).lines.map(({ label, text }) => ({ label, value: text }));
  return lines.length > 0 ? lines : [{ label: t("payments:total"), value: yenText(0, t) }];
}

/** The total only when it is not what is left to pay. */
function sumsOf({ balance, bill }: Account, t: Translate): PaymentPageProps["sums"] {
  const { total, received, due } = balance;
  const row = (key: string, yen: number) => ({ label: t(`payments:${key}`), value: yenText(yen, t) });
  const isPlain = bill.fee.lines.length < 2 && !bill.fee.open;
  return [
    ...(total === null || total === due || isPlain || !bill.owed ? [] : [row("total", total)]),
    ...(received > 0 ? [row("page.received", received)] : []),
    ...(due === null || due === 0 ? [] : [row("page.due", due)]),
  ];
}

export function viewPayment(file: Case, account: Account, shown: { checked: Checked | null; errors?: ErrorLink[] }) {
  const { reader, base, title } = file;
  const { t, locale, portal } = reader;
  const { balance } = account;
  const started = balance.open?.state === "started";
  const here = reader.href(`${base}/payment`);
  const errors = shown.errors ?? [];
  const page: PaymentPageProps = {
    frame: {
      city: cityView(portal.city, locale, t),
      backHref: reader.href(base),
      procedureTitle: title,
      progress: null,
    },
    errors,
    state: stateOf(account, file, shown.checked),
    refunds: refundsOf(account, file),
    lines: linesOf(account, t),
    sums: sumsOf(account, t),
    reloadHref: started && shown.checked !== "open" ? here : null,
    canResume: started && shown.checked !== "pending",
    ways: waysOf(account, file),
    stage: started ? "started" : balance.open ? "other" : "first",
    action: here,
    hidden: { seen: balance.due === null ? "" : String(balance.due) },
    applicationHref: reader.href(base),
  };
  return { title: `${t("payments:section.title")} ${file.application.receipt}`, hasErrors: errors.length > 0, page };
}
