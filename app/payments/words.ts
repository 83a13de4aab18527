/** Amounts in words, and what the application's mails say about paying. Texts are in locales/<locale>/payments.json. */
import { type Answers, computeFee, type Fee, type Procedure } from "../engine/index.ts";
import type { PaymentEvent } from "./types.ts";

type Translate = (key: string, params?: Record<string, string | number>) => string;

/** 1,200円 */
export const yenText = (yen: number, t: Translate): string => t("payments:yen", { yen: yen.toLocaleString("en-US") });

export function totalText({ total, open }: Pick<Fee, "total" | "open">, t: Translate): string {
  if (!open) return yenText(total, t);
  return total === 0 ? t("payments:totalUnknown") : t("payments:totalOpen", { yen: yenText(total, t) });
}

/** 600円（窓口）; what was decided or is to be given back names no way. */
const amountOf = ({ what, way, yen }: PaymentEvent, t: Translate): string => {
  const amount = yenText(yen, t);
  if (what === "assessed" || what === "waived") return amount;
  return t("payments:eventDetail", { yen: amount, way: t(`payments:way.${way}`) });
};

/** For histories and mails: 「お支払いを受け取りました」, 「600円（窓口）」. */
export const eventWords = (event: PaymentEvent, t: Translate): { what: string; amount: string } => ({
  what: t(`payments:event.${event.what}`),
  amount: amountOf(event, t),
});

type MailNote = { procedure: Procedure; answers: Answers; locale: string; t: Translate; link: string };

/** A paragraph for the mail that says the application was received; "" when nothing is to be paid. */
export function dueNote({ procedure, answers, locale, t, link }: MailNote): string {
  const fee = computeFee(procedure, answers, locale);
  if (fee.open) return t("payments:mail.open", { link });
  return fee.total === 0 ? "" : t("payments:mail.due", { yen: yenText(fee.total, t), link });
}

/** For the mail about a correction; "" when the fee is as it was. */
export function changeNote({ before, ...note }: MailNote & { before: Answers }): string {
  const was = computeFee(note.procedure, before, note.locale);
  const is = computeFee(note.procedure, note.answers, note.locale);
  if (was.open === is.open && was.total === is.total) return "";
  return is.open ? dueNote(note) : note.t("payments:mail.changed", { yen: yenText(is.total, note.t), link: note.link });
}
