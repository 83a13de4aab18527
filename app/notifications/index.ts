/** Door of the notifications room: message texts and the outbox's delivery. */

export { fileTransport, type Transport } from "./channels/email.ts";
export { smtpTransport } from "./channels/smtp.ts";
export { createDelivery, type Delivery } from "./delivery.ts";
export { composeMail, type MailKind } from "./messages.ts";
export type { OutboxStore, OutgoingMail } from "./store.ts";
