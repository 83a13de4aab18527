/** What can be booked: days with their times, and the next free ones. Reads the seats taken, decides nothing for good. */
import { isoDate } from "../i18n/dates.ts";
import { addDays } from "../lib/add-days.ts";
import type { Clock } from "../lib/clock.ts";
import type { OpenDays } from "../lib/open-days.ts";
import { instantOf } from "./calendar.ts";
import { bookableDays, type FreeStart, freeStarts, isInTime, lengthOf } from "./slots.ts";
import type { ReservationStore } from "./store.ts";
import { type BookingChannel, type Place, poolOf, type Service, type Timetable } from "./timetable.ts";

export type Wish = {
  service: Service;
  place: Place;
  channel: BookingChannel;
  /** Procedures done in the same visit. */
  together: readonly string[];
  /** Only these days may be offered (a renewal window); null: any. */
  window: { from: string; until: string } | null;
};
export type DayOffer = { day: string; starts: FreeStart[] };
export type Offer = { counterId: string; day: string; start: number };

/** Clerks may book for today and for times that residents no longer can. */
const isBound = (channel: BookingChannel): boolean => channel === "online";

export function createAvailability(deps: { store: ReservationStore; clock: Clock; openDays: OpenDays }) {
  const { store, clock, openDays } = deps;

  /** First and last day that may be offered at all. */
  function range({ service, channel, window }: Omit<Wish, "place">): { first: string; last: string } {
    const today = isoDate(clock.now());
    const bookable = bookableDays(service, today, openDays);
    const first = isBound(channel) ? bookable.first : today;
    return {
      first: window && window.from > first ? window.from : first,
      last: window && window.until < bookable.last ? window.until : bookable.last,
    };
  }

  /** Days from `from` on, up to `until`, that have a start at all, full ones included: at most `count`. */
  async function days(
    timetable: Timetable,
    wish: Wish,
    from: string | null,
    count: number,
    until: string | null = null,
  ): Promise<DayOffer[]> {
    const { first, last: latest } = range(wish);
    const last = until !== null && until < latest ? until : latest;
    const start = from !== null && from > first ? from : first;
    if (start > last) return [];
    const { service, place, channel } = wish;
    const minutes = lengthOf(service, wish.together);
    const now = clock.now();
    const taken = await store.taken(poolOf(service.id, place.counter), start, last, now);
    const byDay = Map.groupBy(taken, ({ day }) => day);
    const offers: DayOffer[] = [];
    for (let day = start; day <= last && offers.length < count; day = addDays(day, 1)) {
      const starts = freeStarts(timetable, openDays, { service, place, day, minutes, channel }, byDay.get(day) ?? []);
      const possible = starts.filter((each) =>
        isBound(channel) ? isInTime(service, day, each.start, now) : instantOf(day, each.start) + 3_600_000 > now,
      );
      if (possible.length > 0) offers.push({ day, starts: possible });
    }
    return offers;
  }

  /** The next free times over all places of the service, earliest first. */
  async function next(timetable: Timetable, wish: Omit<Wish, "place">, count: number, from: string | null = null) {
    const lists = await Promise.all(
      wish.service.places.map(async (place) => {
        const free: Offer[] = [];
        let at = from;
        // A week at a time: most people find something in the first.
        while (free.length < count) {
          const offered = await days(timetable, { ...wish, place }, at, 7);
          for (const { day, starts } of offered)
            for (const { start, free: left } of starts)
              if (left > 0) free.push({ counterId: place.counter, day, start });
          const last = offered.at(-1);
          if (!last) break;
          at = addDays(last.day, 1);
        }
        return free;
      }),
    );
    return lists
      .flat()
      .sort((a, b) => (a.day === b.day ? a.start - b.start : a.day < b.day ? -1 : 1))
      .slice(0, count);
  }

  /** Whether this very start may be booked now, seats aside. */
  async function isOffered(timetable: Timetable, wish: Wish, day: string, start: number): Promise<boolean> {
    const { first, last } = range(wish);
    if (day < first || day > last) return false;
    const [offer] = await days(timetable, wish, day, 1, day);
    return offer?.day === day && offer.starts.some((each) => each.start === start);
  }

  return { range, days, next, isOffered };
}
