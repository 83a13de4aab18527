/** Door of the notifications room: message texts and the outbox's delivery. */

export { fileTransport } from "./channels/email.ts";
export { smtpTransport } from "./channels/smtp.ts";
export { createDelivery } from "./delivery.ts";
export { type CaseMailKind, composeMail } from "./messages.ts";
export type { OutgoingMail } from "./store.ts";
