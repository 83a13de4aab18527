/** Today's line at a counter: walk-ins and those who have checked in, called one after the other. */
import { randomInt } from "node:crypto";
import { isoDate } from "../i18n/dates.ts";
import type { Clock } from "../lib/clock.ts";
import { receiptAlphabet } from "../lib/receipt.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Limits } from "./access.ts";
import { instantOf } from "./calendar.ts";
import { createBoards } from "./queue-board.ts";
import type { Effect, NewTicket, QueueStore, Ticket } from "./queue-store.ts";
import type { ReservationStore } from "./store.ts";
import { counterOf, type Timetable } from "./timetable.ts";
import type { Actor, Reservation, TicketState } from "./types.ts";

/** A walk-in whose business is none of the services. */
export const otherService = "other";
/** Residents check in by themselves from this long before their time: earlier they are hardly at the counter. */
const selfCheckInMs = 60 * 60_000;

/** From when on a resident may say that they are here; null: not by themselves, or not today. */
export function selfCheckInFrom({ state, kind, day, start }: Reservation, now: number): number | null {
  if (state !== "confirmed" || kind !== "counter" || day !== isoDate(now)) return null;
  return instantOf(day, start) - selfCheckInMs;
}

/** Wide, because everybody in the waiting room may share an address. */
const misses = { max: 60, windowMs: 15 * 60_000 };

export type CheckInFailure =
  | { code: "not-found" }
  | { code: "other-day"; day: string }
  /** Not yet: from this minute of the day on. */
  | { code: "too-early"; from: number }
  | { code: "other-counter"; counterId: string }
  /** Cancelled, done, or waiting for another time. */
  | { code: "not-open"; state: Reservation["state"] };

/** What a clerk does with a ticket; `leave`: the resident's own. */
export type LineAction = "again" | "start" | "done" | "absent" | "back" | "leave";

type Rule = { from: readonly TicketState[]; to: TicketState; effect: Effect };
const rules: Record<LineAction, Rule> = {
  again: { from: ["called"], to: "called", effect: { state: "arrived", event: "called" } },
  start: { from: ["called"], to: "serving", effect: { state: "serving", event: "started" } },
  done: { from: ["called", "serving"], to: "done", effect: { state: "done", event: "done" } },
  absent: { from: ["waiting", "called"], to: "left", effect: { state: "no-show", event: "no-show" } },
  // Somebody who did not hear the call comes to the desk after all.
  back: { from: ["called", "serving", "left"], to: "waiting", effect: { state: "arrived", event: "put-back" } },
  leave: { from: ["waiting", "called"], to: "left", effect: { state: "no-show", event: "left" } },
};

/** Eight characters without look-alikes, "7KQ4-MXW9": guessed once in 78 thousand million. */
function newTicketCode(): string {
  const code = Array.from({ length: 8 }, () => receiptAlphabet.charAt(randomInt(receiptAlphabet.length))).join("");
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
/** As typed: any width, case, with or without the hyphen; null when it cannot be one. */
export function parseTicketCode(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  const isCode = plain.length === 8 && [...plain].every((character) => receiptAlphabet.includes(character));
  return isCode ? `${plain.slice(0, 4)}-${plain.slice(4)}` : null;
}

export type QueueDeps = {
  store: QueueStore;
  reservations: Pick<ReservationStore, "byCode">;
  timetable(): Promise<Timetable>;
  clock: Clock;
  newId(): string;
  limits: Pick<Limits, "take">;
};

export function createQueue(deps: QueueDeps) {
  const { store, clock, newId } = deps;
  const boards = createBoards(deps);
  const today = () => isoDate(clock.now());

  const newTicket = (rest: Pick<NewTicket, "counterId" | "serviceId" | "locale" | "dueAt">): NewTicket => ({
    ...rest,
    id: newId(),
    day: today(),
    code: newTicketCode(),
    issuedAt: clock.now(),
  });

  /** null: no such counter. */
  async function issue(counterId: string, serviceId: string, locale: string): Promise<Ticket | null> {
    const timetable = await deps.timetable();
    if (!counterOf(timetable, counterId)) return null;
    const isKnown = timetable.services.some(
      ({ id, places }) => id === serviceId && places.some(({ counter }) => counter === counterId),
    );
    const ticket = await store.issue(
      newTicket({ counterId, serviceId: isKnown ? serviceId : otherService, locale, dueAt: clock.now() }),
    );
    boards.forget(counterId);
    return ticket;
  }

  /**
   * By reservation number. Somebody who comes before their time is called at it; somebody late comes after those who are
   * there. `counterId`: only there; null: at the reservation's own counter.
   */
  async function checkIn(
    code: string,
    actor: Actor,
    counterId: string | null = null,
  ): Promise<Result<Ticket, CheckInFailure>> {
    const reservation = await deps.reservations.byCode(code);
    if (!reservation || reservation.state === "held" || reservation.state === "expired")
      return err({ code: "not-found" });
    if (counterId !== null && reservation.counterId !== counterId)
      return err({ code: "other-counter", counterId: reservation.counterId });
    const known = await store.ofReservation(reservation.id);
    if (known && known.day === today()) {
      // Did not come when called, or went away, and is here now.
      const again = known.state === "left" ? await act(known, "back", actor) : known;
      return ok(again === "stale" ? known : again);
    }
    if (reservation.state !== "confirmed") return err({ code: "not-open", state: reservation.state });
    if (reservation.day !== today()) return err({ code: "other-day", day: reservation.day });
    const start = instantOf(reservation.day, reservation.start);
    if (actor.kind === "resident" && clock.now() < start - selfCheckInMs)
      return err({ code: "too-early", from: reservation.start - selfCheckInMs / 60_000 });
    const { counterId: own, serviceId, locale } = reservation;
    const ticket = newTicket({ counterId: own, serviceId, locale, dueAt: Math.max(clock.now(), start) });
    const checkedIn = await store.checkIn(ticket, reservation.id, actor);
    boards.forget(own);
    if (checkedIn !== "stale") return ok(checkedIn);
    const now = await deps.reservations.byCode(code);
    return err(now ? { code: "not-open", state: now.state } : { code: "not-found" });
  }

  /** null: nobody waits, or this desk has somebody. */
  async function callNext(counterId: string, desk: string, actor: Actor): Promise<Ticket | null> {
    const called = await store.callNext({ counterId, day: today(), desk, actor, at: clock.now() });
    if (called) boards.forget(counterId);
    return called;
  }

  /** "stale": a colleague was quicker, or the page was old. `desk`: where the clerk sits who does it. */
  async function act(
    ticket: Pick<Ticket, "id" | "counterId" | "revision">,
    action: LineAction,
    actor: Actor,
    desk: string | null = null,
  ): Promise<Ticket | "stale"> {
    const rule = rules[action];
    const done = await store.change({
      id: ticket.id,
      revision: ticket.revision,
      ...rule,
      ...(desk === null ? {} : { desk }),
      actor,
      at: clock.now(),
    });
    boards.forget(ticket.counterId);
    return done;
  }

  return {
    issue,
    checkIn,
    callNext,
    act,
    /** What the clerk sees: never from memory. */
    line: (counterId: string) => store.line(counterId, today()),
    ended: (counterId: string, limit: number) => store.ended(counterId, today(), limit),
    newCode: newTicketCode,
    byId: store.byId,
    ofReservation: store.ofReservation,
    /** Whether this address may still try codes that are none. */
    async mayMiss(address: string): Promise<boolean> {
      const { allowed } = await deps.limits.take(`ticket-address:${address}`, misses.max, misses.windowMs, clock.now());
      return allowed;
    },
    board: boards.board,
    counts: boards.counts,
    place: boards.place,
  };
}
export type Queue = ReturnType<typeof createQueue>;
