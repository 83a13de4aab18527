/** Words of the reservations room: a reservation (予約), its states and its history. Times are epoch milliseconds unless said otherwise. */
import type { BookingChannel, Kind } from "./timetable.ts";

/**
 * held: a resident is filling in the details · confirmed · displaced: the calendar changed, a new time is being offered ·
 * cancelled · arrived: checked in, in today's line · serving · done · no-show · expired: a hold that ran out
 */
export type ReservationState =
  | "held"
  | "confirmed"
  | "displaced"
  | "cancelled"
  | "arrived"
  | "serving"
  | "done"
  | "no-show"
  | "expired";

/** May still be changed by the resident. */
export const openStates = ["confirmed", "displaced"] as const;

export type Actor = { kind: "resident" } | { kind: "staff"; accountId: string; name: string } | { kind: "system" };

export type Contact = {
  name: string;
  kana: string;
  tel: string;
  /** null: the code on paper is enough. */
  email: string | null;
};

/** What a reservation is for and when: everything that decides its seats. */
export type Booking = {
  serviceId: string;
  counterId: string;
  /** "YYYY-MM-DD" in Japan. */
  day: string;
  /** Minutes since midnight in Japan. */
  start: number;
  /** Length without the buffer. */
  minutes: number;
};

export type Reservation = Booking & {
  id: string;
  /** 予約番号, as receipt numbers are made. */
  code: string;
  kind: Kind;
  channel: BookingChannel;
  state: ReservationState;
  desk: number;
  contact: Contact | null;
  /** Home visits: where to. */
  address: string | null;
  /** What the resident wants to say beforehand: wheelchair, interpreter. */
  note: string;
  locale: string;
  /** Procedures done in this visit, the first one leads. */
  procedures: string[];
  /** The application it belongs to. */
  applicationId: string | null;
  sessionHash: string;
  createdAt: number;
  updatedAt: number;
  /** Of a hold; null otherwise. */
  holdExpiresAt: number | null;
  /** Grows with every change: guards against stale pages, and is the SEQUENCE of the calendar file. */
  revision: number;
  remindedAt: number | null;
};

export type ReservationEvent = {
  seq: number;
  at: number;
  actor: Actor;
} & (
  | { type: "held" | "confirmed" | "expired" | "arrived" | "called" | "done" | "no-show" | "reminded" }
  /** In today's line: the talk began · back to waiting · went away by themselves. */
  | { type: "started" | "put-back" | "left" }
  /** A displaced resident without mail was told by telephone. */
  | { type: "told" }
  /** `reason`: what a clerk told the resident. */
  | { type: "cancelled"; reason?: string }
  | { type: "moved"; from: Booking; to: Booking }
  | { type: "displaced"; reason: string }
);

/** waiting → called → serving → done; left: went away, or did not come when called. */
export type TicketState = "waiting" | "called" | "serving" | "done" | "left";
