/** Door of the payments room: what is owed, how it is paid, what came. See README.md. */
export type { ClerkFailure } from "./clerk.ts";
export type { PaymentGateway } from "./gateway.ts";
export { type Checked, notificationPath } from "./online.ts";
export { openGateway } from "./open-gateway.ts";
export { type Account, type ClerkCommand, createPayments, type Payments } from "./payments.ts";
export type { By, Payment, PaymentWay } from "./types.ts";
export { changeNote, dueNote, eventWords, totalText, yenText } from "./words.ts";
