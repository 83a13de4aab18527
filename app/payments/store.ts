/** What the payments room needs kept. Implemented in db/stores; every write is one serializable transaction. */
import type { OutgoingMail } from "../notifications/store.ts";
import type { By, Payment, PaymentEvent } from "./types.ts";

/** The payments of one application, oldest first, and the end of its history: what a decision is made on. */
export type Snapshot = { payments: Payment[]; lastSeq: number };
export type PaymentChange = { id: string } & Partial<Omit<Payment, "id" | "applicationId" | "part">>;
/** What to write. Changes come before additions, so that a closed attempt makes room for a new one. */
export type Decision<T> = {
  outcome: T;
  set: PaymentChange[];
  add: Payment[];
  /** Appended to the application's history in the same transaction. */
  events: (PaymentEvent & { by: By; at: number })[];
};

export type PaymentStore = {
  /** Oldest first. */
  ofApplication(applicationId: string): Promise<Payment[]>;
  byId(id: string): Promise<Payment | null>;
  byCharge(chargeId: string): Promise<Payment | null>;
  /**
   * Reads, asks `decide` and writes what it says with the mails of its events, as one transaction: nobody else's payment comes between. `decide` may be
   * called several times and must be pure; its outcome is never null. null: there is no such application.
   */
  change<T extends {}>(
    applicationId: string,
    decide: (snapshot: Snapshot) => Decision<T>,
    mailsOf: (event: PaymentEvent) => OutgoingMail[],
  ): Promise<T | null>;
  /** Those whose `checkAt` has come, the longest waiting first. */
  toCheck(now: number, limit: number): Promise<Payment[]>;
};
