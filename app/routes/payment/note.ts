/** Payment in a few lines, for the receipt and the application's page. */
import { type Account, yenText } from "../../payments/index.ts";
import type { PaymentNote } from "../../ui/pages/fee-summary.tsx";
import type { Case } from "../case/open-case.ts";
import { openAccount } from "./account.ts";
import { feeView } from "./words.ts";

function lineOf({ balance }: Account, { reader: { t }, department }: Case): string {
  const { due, open, received } = balance;
  if (due === 0) {
    return received > 0 ? t("payments:section.paid", { yen: yenText(received, t) }) : t("payments:section.free");
  }
  if (due === null) return t("payments:section.unknown");
  const key = open?.state === "started" ? "started" : open && open.way !== "online" ? open.way : "due";
  return t(`payments:section.${key}`, { yen: yenText(due, t), department });
}

export async function paymentNote(file: Case): Promise<PaymentNote | null> {
  const { reader, base } = file;
  const account = await openAccount(reader.portal, file, reader.locale);
  if (!account) return null;
  const { balance, bill, payments } = account;
  const lines = feeView(bill.fee, reader.t, balance.total !== null).lines.map(({ label, text }) =>
    reader.t("payments:line.said", { label, text }),
  );
  const isFree = balance.due === 0 && payments.length === 0;
  const refund = balance.refundDue > 0 && balance.doubled > 0;
  return {
    texts: [
      lineOf(account, file),
      ...(refund ? [reader.t("payments:refund.doubled.title", { yen: yenText(balance.doubled, reader.t) })] : []),
    ],
    lines: balance.due === 0 && !isFree ? [] : lines,
    href: isFree ? null : reader.href(`${base}/payment`),
    needed: balance.due !== 0 && balance.open === null,
  };
}
