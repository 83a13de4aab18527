/** Writes a decision with the mails that tell of it: everything that happens to money goes through here. */
import type { OutgoingMail } from "../notifications/index.ts";
import type { Decide } from "./decide.ts";
import type { PaymentStore } from "./store.ts";
import type { PaymentEvent } from "./types.ts";

/** Mails to the applicant about an event, ready for the outbox; none when no address was given. */
export type TellOf = (applicationId: string) => Promise<(event: PaymentEvent) => OutgoingMail[]>;
export type Book = <T extends {}>(applicationId: string, decision: Decide<T>) => Promise<T>;

export const createBook =
  (store: PaymentStore, tellOf: TellOf): Book =>
  async (applicationId, decision) => {
    const outcome = await store.change(applicationId, decision, await tellOf(applicationId));
    if (outcome === null) throw new Error("a payment of an application that is not there");
    return outcome;
  };
