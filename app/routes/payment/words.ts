/** Amounts, fee lines and events of payments in the reader's words. */
import type { Fee, FeeLine } from "../../engine/index.ts";
import type { Translate } from "../../i18n/translator.ts";
import { totalText, yenText } from "../../payments/index.ts";
import type { FeeView } from "../../ui/pages/fee-summary.tsx";

function lineText({ unit, quantity, count, amount, exempt }: FeeLine, t: Translate, isSet: boolean): string {
  if (exempt !== null) return t("payments:line.exempt", { reason: exempt });
  if (unit === null || amount === null) return t(isSet ? "payments:line.included" : "payments:line.open");
  if (count === null && quantity === 1) return yenText(amount, t);
  return t("payments:line.many", { unit: yenText(unit, t), count: count ?? quantity, amount: yenText(amount, t) });
}

/** `isSet`: a clerk has said what the open lines come to. */
export const feeView = (fee: Fee, t: Translate, isSet = false): FeeView => ({
  lines: fee.lines.map((line) => ({ label: line.label, text: lineText(line, t, isSet) })),
  total: totalText(fee, t),
});
