/** What the clerks' side needs kept besides reservations and the line. Implemented in db/stores; every write method is one transaction. */
import type { Timetable } from "./timetable.ts";
import type { Actor } from "./types.ts";

export type TimetableVersion = { version: number; by: Actor; at: number; value: Timetable };

export type DeskStore = {
  /** Published timetables, the newest first. */
  versions(limit: number): Promise<TimetableVersion[]>;
  /** Of these displaced reservations, those that were told by telephone since they lost their time. */
  told(reservationIds: readonly string[]): Promise<string[]>;
  /** When the address of the counter's calendar feed was made; null: there is none. */
  feedSince(counterId: string): Promise<number | null>;
  /** A new address; the one before is dead. */
  renewFeed(feed: { counterId: string; tokenHash: string; at: number }): Promise<void>;
  counterOfFeed(tokenHash: string): Promise<string | null>;
};
