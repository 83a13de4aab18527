/** What today's line needs kept. Implemented in db/stores; every write method is one transaction. Times are epoch milliseconds. */
import type { Actor, ReservationEvent, ReservationState, TicketState } from "./types.ts";

/** A place in a counter's line of one day: a walk-in, or a reservation that has checked in. */
export type Ticket = {
  id: string;
  counterId: string;
  /** "YYYY-MM-DD" in Japan. */
  day: string;
  number: number;
  /** Opens the page that says how many are ahead; on the ticket and in its QR code. */
  code: string;
  serviceId: string;
  /** Null: a walk-in. */
  reservationId: string | null;
  locale: string;
  state: TicketState;
  /** Where they are called to; null while waiting. */
  desk: string | null;
  /** Order of calling: a reservation's own time, a walk-in's arrival. */
  dueAt: number;
  issuedAt: number;
  calledAt: number | null;
  servedAt: number | null;
  endedAt: number | null;
  revision: number;
};

/** The store gives the number. */
export type NewTicket = Pick<
  Ticket,
  "id" | "counterId" | "day" | "code" | "serviceId" | "locale" | "dueAt" | "issuedAt"
>;

/** What happens to the reservation behind a ticket. */
export type Effect = { state: ReservationState; event: ReservationEvent["type"] };

export type QueueStore = {
  /** The counter's next number of the day. */
  issue(ticket: NewTicket): Promise<Ticket>;
  /** A confirmed reservation comes into the line; one that is in it already gives the ticket it has. */
  checkIn(ticket: NewTicket, reservationId: string, actor: Actor): Promise<Ticket | "stale">;
  /**
   * The first in the line is called to the desk: nobody else gets the same person. Null when nobody waits, and when the
   * desk has somebody already.
   */
  callNext(call: { counterId: string; day: string; desk: string; actor: Actor; at: number }): Promise<Ticket | null>;
  /** "stale": somebody else was quicker. `desk` changes only when given. */
  change(change: {
    id: string;
    revision: number;
    from: readonly TicketState[];
    to: TicketState;
    desk?: string;
    effect: Effect;
    actor: Actor;
    at: number;
  }): Promise<Ticket | "stale">;
  /** Everybody who waits, is called or is being served, in the order of calling. */
  line(counterId: string, day: string): Promise<Ticket[]>;
  /** Those who are done or did not come, the last one first. */
  ended(counterId: string, day: string, limit: number): Promise<Ticket[]>;
  /** Desks that somebody was called to or left since then. */
  desksSince(counterId: string, day: string, since: number): Promise<number>;
  /** Length of the last talks about a service at a counter, in milliseconds, the last one first. */
  recentTalks(counterId: string, serviceId: string, sinceDay: string, limit: number): Promise<number[]>;
  /** People waiting, called and served, by counter; counters that had nobody today are left out. */
  counts(day: string): Promise<{ counterId: string; waiting: number; atDesks: number }[]>;
  byId(id: string): Promise<Ticket | null>;
  byCode(code: string): Promise<Ticket | null>;
  ofReservation(reservationId: string): Promise<Ticket | null>;
};
