/** What the waiting list needs kept. Implemented in db/stores; every write method is one transaction. Times are epoch milliseconds. */
import type { OutgoingMail } from "../notifications/store.ts";

export type WaitingEntry = {
  id: string;
  serviceId: string;
  /** Null: any place. */
  counterId: string | null;
  /** Days on which a time would do, "YYYY-MM-DD". */
  fromDay: string;
  untilDay: string;
  email: string;
  locale: string;
  /** The later time they have already; null: none yet. */
  reservationId: string | null;
  /** Times they were told of, "counter/day/start": nobody is told of one twice. */
  offers: string[];
  createdAt: number;
  endedAt: number | null;
};
export type NewWaitingEntry = Omit<WaitingEntry, "offers" | "endedAt">;

export type WaitingStore = {
  /** An entry of the same address for the same service takes the place of the one before. */
  join(entry: NewWaitingEntry, mails: OutgoingMail[]): Promise<void>;
  byId(id: string): Promise<WaitingEntry | null>;
  /** Open entries that this time could help, first come first. */
  waitingFor(time: { serviceId: string; counterId: string; day: string }, limit: number): Promise<WaitingEntry[]>;
  /**
   * Writes down the offer with its mail, and ends the entry with the last of `most`. False when the entry has ended, has
   * had so many, or was told of this time before: then nobody is told anything.
   */
  offer(change: { id: string; time: string; most: number; mail: OutgoingMail; at: number }): Promise<boolean>;
  /** Who has found a time waits no more; entries for an earlier time than one's own go on. */
  served(email: string, serviceId: string, at: number): Promise<void>;
  /** False when it had ended before. */
  end(id: string, at: number): Promise<boolean>;
  /** Forgets addresses that are of no use any more. Returns how many. */
  forget(over: { endedBefore: number; untilBefore: string }): Promise<number>;
};
