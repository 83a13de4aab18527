/** What the reservations room needs kept. Implemented in db/stores; every write method is one transaction. Times are epoch milliseconds. */
import type { OutgoingMail } from "../notifications/store.ts";
import type { Seat } from "./slots.ts";
import type { Timetable } from "./timetable.ts";
import type { Actor, Booking, Contact, Reservation, ReservationEvent, ReservationState } from "./types.ts";

/** Seats wanted: one of `desks`, free in every grain. The first free desk is taken. */
export type Wanted = { pool: string; day: string; grains: number[]; desks: number[] };

export type NewHold = Omit<Reservation, "desk" | "state" | "contact" | "revision" | "remindedAt">;

export type ReservationStore = {
  /** 0 before the first; cheap: asked before every page. */
  timetableVersion(): Promise<number>;
  /** The newest timetable; null before the first. */
  timetable(): Promise<{ version: number; value: Timetable } | null>;
  /** The next version, unless somebody published meanwhile ("conflict"); with it, those who lose their time are displaced and told. */
  publishTimetable(change: {
    expected: number;
    value: Timetable;
    by: Actor;
    at: number;
    displaced: { id: string; reason: string }[];
    mails: OutgoingMail[];
  }): Promise<"published" | "conflict">;

  /** Seats taken in a pool on these days: those of holds that ran out are not counted. */
  taken(pool: string, from: string, until: string, now: number): Promise<(Seat & { day: string })[]>;

  /**
   * Takes a seat and writes the hold. Holds that ran out give theirs back first; another hold of this session goes with it.
   * "limit": the person has as many open reservations of this service as allowed (counted by session).
   */
  hold(hold: NewHold, wanted: Wanted, limit: number): Promise<{ reservation: Reservation } | "full" | "limit">;
  /**
   * A hold becomes a reservation. A hold that ran out takes its seats again if they are free ("full" otherwise). Doing it
   * twice is the same as once.
   */
  confirm(change: {
    id: string;
    contact: Contact;
    address: string | null;
    note: string;
    wanted: Wanted;
    /** Per telephone number or address of mail. */
    limit: number;
    mails: OutgoingMail[];
    actor: Actor;
    at: number;
  }): Promise<{ reservation: Reservation } | "full" | "limit" | "gone">;
  /** Lengthens a hold of this session that has not run out; null when it has, or when it lasts until then already. */
  extend(id: string, sessionHash: string, until: number, at: number): Promise<Reservation | null>;
  /** Gives a hold back. */
  release(id: string, sessionHash: string, at: number): Promise<void>;
  /** The seats of the old time are given back and those of the new one taken, or nothing happens. */
  move(change: {
    id: string;
    revision: number;
    to: Booking;
    wanted: Wanted;
    mails: OutgoingMail[];
    actor: Actor;
    at: number;
  }): Promise<{ reservation: Reservation } | "full" | "stale">;
  /** Every other change of state; seats are given back when the new state has none. */
  change(change: {
    id: string;
    revision: number;
    from: readonly ReservationState[];
    to: ReservationState;
    event: Omit<ReservationEvent, "seq" | "at" | "actor">;
    mails: OutgoingMail[];
    actor: Actor;
    at: number;
  }): Promise<{ reservation: Reservation } | "stale">;
  /** Holds that ran out, at most so many: their seats are free again. Returns the bookings that became free. */
  expire(now: number, limit: number): Promise<Booking[]>;

  byCode(code: string): Promise<Reservation | null>;
  byId(id: string): Promise<Reservation | null>;
  history(id: string): Promise<ReservationEvent[]>;
  /** In order of day and start; `states` null: all but holds that ran out. */
  list(filter: {
    counterIds: string[] | null;
    from: string;
    until: string;
    states: readonly ReservationState[] | null;
    limit: number;
  }): Promise<Reservation[]>;
  ofApplication(applicationId: string): Promise<Reservation[]>;
  /** What a browser session may open, latest day first; holds are not reservations yet. */
  listGranted(sessionHash: string, now: number): Promise<Reservation[]>;
  /** Confirmed, of that day, with an address of mail, not yet reminded; those that changed since then have just had a mail. */
  toRemind(day: string, changedBefore: number, limit: number): Promise<Reservation[]>;
  /** Marks as reminded and writes the mail; false when that was done already. */
  reminded(id: string, mail: OutgoingMail, at: number): Promise<boolean>;

  isGranted(sessionHash: string, reservationId: string, now: number): Promise<boolean>;
  grant(sessionHash: string, reservationId: string, expiresAt: number): Promise<void>;
};
