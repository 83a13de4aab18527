/** Today's line as the clerk at the desk works on it, guarded by department. */
import { isoDate } from "../i18n/dates.ts";
import type { StaffIdentity } from "../identity/index.ts";
import type { Clock } from "../lib/clock.ts";
import { parseReceipt } from "../lib/receipt.ts";
import { err, type Result } from "../lib/result.ts";
import type { CheckInFailure, LineAction, Queue, Reservation, Reservations, Ticket } from "../reservations/index.ts";
import { countersOf } from "./counters.ts";

/** A ticket with the reservation behind it; null: a walk-in. */
export type LineEntry = { ticket: Ticket; reservation: Reservation | null };
export type CounterLine = {
  line: LineEntry[];
  /** Those who did not come when called, or are done: the last ones. */
  ended: LineEntry[];
  /** Reservations of today that have not checked in. */
  coming: Reservation[];
};

const endedShown = 12;

/** Typed, or read from a QR code that holds the address of the reservation: the number is looked for in it. */
export function numberIn(typed: string): string | null {
  const plain = typed.normalize("NFKC").toUpperCase();
  const candidates = plain.match(/[0-9A-Z]{5}[-‐-―−ー ]?[0-9A-Z]{5}/g) ?? [];
  const found = candidates.map(parseReceipt).find((number) => number !== null);
  return found ?? parseReceipt(typed);
}

export function createCounterLine(deps: { reservations: Reservations; queue: Queue; clock: Clock }) {
  const { reservations, queue, clock } = deps;
  const actorOf = ({ id, name }: StaffIdentity) => ({ kind: "staff" as const, accountId: id, name });
  const isOwn = async (staff: StaffIdentity, counterId: string) =>
    countersOf(staff, await reservations.timetable()).some(({ id }) => id === counterId);

  async function find(staff: StaffIdentity, ticketId: string): Promise<Ticket | null> {
    const ticket = await queue.byId(ticketId);
    return ticket && (await isOwn(staff, ticket.counterId)) ? ticket : null;
  }

  return {
    find,
    /** null: not a counter of the account. */
    async view(staff: StaffIdentity, counterId: string): Promise<CounterLine | null> {
      if (!(await isOwn(staff, counterId))) return null;
      const today = isoDate(clock.now());
      const [line, ended, all] = await Promise.all([
        queue.line(counterId),
        queue.ended(counterId, endedShown),
        reservations.list({ counterIds: [counterId], from: today, until: today, states: null, limit: 1_000 }),
      ]);
      const byId = new Map(all.map((reservation) => [reservation.id, reservation]));
      const entry = (ticket: Ticket): LineEntry => ({
        ticket,
        reservation: (ticket.reservationId && byId.get(ticket.reservationId)) || null,
      });
      return {
        line: line.map(entry),
        ended: ended.map(entry),
        coming: all.filter(({ state }) => state === "confirmed"),
      };
    },

    async issue(staff: StaffIdentity, counterId: string, serviceId: string): Promise<Ticket | null> {
      return (await isOwn(staff, counterId)) ? queue.issue(counterId, serviceId, "ja") : null;
    },

    async checkIn(
      staff: StaffIdentity,
      counterId: string,
      typed: string,
    ): Promise<Result<Ticket, CheckInFailure | { code: "malformed" }>> {
      if (!(await isOwn(staff, counterId))) return err({ code: "not-found" });
      const number = numberIn(typed);
      if (number === null) return err({ code: "malformed" });
      return queue.checkIn(number, actorOf(staff), counterId);
    },

    async callNext(staff: StaffIdentity, counterId: string, desk: string): Promise<Ticket | null> {
      return (await isOwn(staff, counterId)) ? queue.callNext(counterId, desk, actorOf(staff)) : null;
    },

    /** "stale" for a foreign ticket, too: there is nothing to say about it. */
    async act(
      staff: StaffIdentity,
      change: { ticketId: string; revision: number; action: Exclude<LineAction, "leave">; desk: string },
    ): Promise<Ticket | "stale"> {
      const ticket = await find(staff, change.ticketId);
      if (!ticket) return "stale";
      const { revision, action, desk } = change;
      // Whoever takes somebody over from a colleague does it at their own desk.
      return queue.act({ ...ticket, revision }, action, actorOf(staff), action === "back" ? null : desk);
    },
  };
}
