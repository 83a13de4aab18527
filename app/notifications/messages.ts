/** Words of the mails, from locales/<locale>/mail.json; parameters are already in the reader's language. */
import type { OutgoingMail } from "./store.ts";

export type MailKind =
  | "received"
  | "correction-requested"
  | "corrected"
  | "accepted"
  | "completed"
  | "rejected"
  | "withdrawn"
  | "message"
  | "file-refused"
  | "payment"
  | "email-code"
  | "resume-link"
  | "resume-ending";
/** About an application that has been sent. */
export type CaseMailKind = Exclude<MailKind, "email-code" | "resume-link" | "resume-ending">;

type Translate = (key: string, params?: Record<string, string | number>) => string;

/**
 * A mail ready for the outbox. `params` fill the text of its kind (see mail.json); those of applications need
 * procedure, receipt, link, and what it tells; office, tel and hours sign all of them.
 */
export function composeMail(mail: {
  id: string;
  kind: MailKind;
  to: string;
  about: string;
  params: Record<string, string | number>;
  /** What stands before the text: for whom it is, when somebody applied for another. */
  lead?: string;
  t: Translate;
}): OutgoingMail {
  const { t, kind, params } = mail;
  const lead = mail.lead ? `${mail.lead}\n\n` : "";
  return {
    id: mail.id,
    to: mail.to,
    about: mail.about,
    subject: t(`mail:${kind}.subject`, params),
    // A paragraph that has nothing to say this time leaves no gap.
    text: `${lead}${t(`mail:${kind}.text`, params)}\n\n${t("mail:signature", params)}`.replace(/\n{3,}/g, "\n\n"),
  };
}
