/** What everybody may see of today's line: numbers, how many wait, how long. Kept a few seconds, so that many telephones cost nothing. */
import { isoDate } from "../i18n/dates.ts";
import { addDays } from "../lib/add-days.ts";
import type { Clock } from "../lib/clock.ts";
import { leftOf, type Range, type Talk, talkOf, waitingRange } from "./queue-range.ts";
import type { QueueStore, Ticket } from "./queue-store.ts";
import { serviceOf, type Timetable } from "./timetable.ts";

/** How old a board may be. */
const keptMs = 3_000;
const recentTalks = 20;
/** Talks before that say little about today. */
const recentDays = 60;
/** Without a service to go by. */
const otherMinutes = 15;
/** A desk that nobody was called to for so long is not counted on. */
const deskIdleMs = 45 * 60_000;

export type BoardNumber = { number: number; desk: string };
export type Board = {
  counterId: string;
  /** When it was true. */
  at: number;
  /** The newest call first. */
  called: BoardNumber[];
  serving: BoardNumber[];
  waiting: number;
  /** For somebody who comes now. */
  range: Range;
};
/** Somebody's place in the line. */
export type LinePlace = {
  ticket: Ticket;
  /** Of those still waiting. */
  ahead: number;
  /** Null when they are called already, or have left. */
  range: Range | null;
};

type Snapshot = { at: number; day: string; line: Ticket[]; desks: number; talks: Map<string, Talk> };

export function createBoards(deps: { store: QueueStore; timetable(): Promise<Timetable>; clock: Clock }) {
  const { store, clock } = deps;
  /** Those who ask at the same time share one reading. */
  const kept = new Map<string, { at: number; reading: Promise<Snapshot> }>();

  async function read(counterId: string): Promise<Snapshot> {
    const at = clock.now();
    const day = isoDate(at);
    const [line, desks, timetable] = await Promise.all([
      store.line(counterId, day),
      store.desksSince(counterId, day, at - deskIdleMs),
      deps.timetable(),
    ]);
    const services = [...new Set(line.map(({ serviceId }) => serviceId))];
    const talks = await Promise.all(
      services.map(async (id): Promise<[string, Talk]> => {
        const recent = await store.recentTalks(counterId, id, addDays(day, -recentDays), recentTalks);
        const minutes = serviceOf(timetable, id)?.minutes ?? otherMinutes;
        return [
          id,
          talkOf(
            recent.map((ms) => ms / 60_000),
            minutes,
          ),
        ];
      }),
    );
    return { at, day, line, desks, talks: new Map(talks) };
  }

  function snapshot(counterId: string): Promise<Snapshot> {
    const now = clock.now();
    const known = kept.get(counterId);
    if (known && known.at <= now && now - known.at < keptMs) return known.reading;
    const reading = read(counterId);
    kept.set(counterId, { at: now, reading });
    reading.catch(() => kept.delete(counterId));
    return reading;
  }

  /** `before`: how many of those who wait come first. */
  function rangeAt({ at, line, desks, talks }: Snapshot, before: number): Range {
    const usual = (ticket: Ticket): Talk => talks.get(ticket.serviceId) ?? talkOf([], otherMinutes);
    const atDesks = line
      .filter(({ state }) => state !== "waiting")
      .map((ticket) => leftOf(usual(ticket), ticket.servedAt === null ? 0 : (at - ticket.servedAt) / 60_000));
    const ahead = line.filter(({ state }) => state === "waiting").slice(0, before);
    return waitingRange(atDesks, ahead.map(usual), desks);
  }

  const numbers = (line: readonly Ticket[], state: Ticket["state"]): BoardNumber[] =>
    line
      .filter((ticket) => ticket.state === state)
      .sort((a, b) => (b.calledAt ?? 0) - (a.calledAt ?? 0))
      .map(({ number, desk }) => ({ number, desk: desk ?? "" }));

  async function board(counterId: string): Promise<Board> {
    const now = await snapshot(counterId);
    const waiting = now.line.filter(({ state }) => state === "waiting").length;
    return {
      counterId,
      at: now.at,
      called: numbers(now.line, "called"),
      serving: numbers(now.line, "serving"),
      waiting,
      range: rangeAt(now, waiting),
    };
  }

  /** By ticket code, today's only; null when there is none. */
  async function place(counterId: string, code: string): Promise<LinePlace | null> {
    const now = await snapshot(counterId);
    const waiting = now.line.filter(({ state }) => state === "waiting");
    const before = waiting.findIndex((ticket) => ticket.code === code);
    const ticket = waiting[before] ?? (await store.byCode(code));
    if (!ticket || ticket.counterId !== counterId || ticket.day !== now.day) return null;
    if (before !== -1) return { ticket, ahead: before, range: rangeAt(now, before) };
    // Called since the board was made, or new to it.
    if (ticket.state !== "waiting") return { ticket, ahead: 0, range: null };
    const earlier = waiting.filter(({ dueAt }) => dueAt <= ticket.dueAt).length;
    return { ticket, ahead: earlier, range: rangeAt(now, earlier) };
  }

  return {
    board,
    place,
    /** People waiting and at desks, by counter; counters that had nobody today are left out. */
    counts: () => store.counts(isoDate(clock.now())),
    forget: (counterId: string): void => void kept.delete(counterId),
  };
}
