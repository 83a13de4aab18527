/** The times a clerk offers: the next free ones over all places, then one place day by day. */
import { formatShortDate } from "../../i18n/dates.ts";
import { addDays } from "../../lib/add-days.ts";
import type { Portal } from "../../portal.server.ts";
import { type BookingChannel, type FreeTime, type Service, type Timetable, timeKey } from "../../reservations/index.ts";
import type { ReservationTimesProps } from "../../ui/console/reservation-times.tsx";
import { clockOf, whereOf } from "./reservations-words.ts";

const nextCount = 8;
const daysShown = 5;

export type TimesWish = {
  service: Service;
  /** Counters the clerk works at: no others are offered. */
  counters: ReadonlySet<string>;
  channel: BookingChannel;
  together: readonly string[];
  /** Chosen place and first day; null: the place with the earliest time, from today. */
  place: string | null;
  from: string | null;
  /** Address of the page with other parameters. */
  address(change: Record<string, string>): string;
};

export async function timesView(portal: Portal, timetable: Timetable, wish: TimesWish): Promise<ReservationTimesProps> {
  const { availability } = portal.reservations;
  const now = portal.clock.now();
  const places = wish.service.places.filter(({ counter }) => wish.counters.has(counter));
  const service = { ...wish.service, places };
  const asked = { service, channel: wish.channel, together: wish.together, window: null };
  const next = await availability.next(timetable, asked, nextCount);
  const place =
    places.find(({ counter }) => counter === wish.place) ??
    places.find(({ counter }) => counter === next[0]?.counterId) ??
    places[0];
  const label = (time: FreeTime) => `${formatShortDate(time.day, now)} ${clockOf(time.start)}`;
  const days = place ? await availability.days(timetable, { ...asked, place }, wish.from, daysShown) : [];
  const last = days.at(-1)?.day;
  const first = days[0]?.day;
  return {
    next: next.map((time) => ({
      value: timeKey(time),
      when: label(time),
      where: places.length > 1 ? whereOf(timetable, time.counterId) : "",
    })),
    places:
      places.length < 2
        ? []
        : places.map(({ counter }) => ({
            label: whereOf(timetable, counter),
            href: wish.address({ place: counter }),
            current: counter === place?.counter,
          })),
    hidden: wish.address({ place: place?.counter ?? "" }),
    from: wish.from ?? first ?? "",
    earlierHref: first && wish.from ? wish.address({ from: addDays(wish.from, -7) }) : null,
    laterHref: last && days.length === daysShown ? wish.address({ from: addDays(last, 1) }) : null,
    days: days.map(({ day, starts }) => ({
      day: formatShortDate(day, now),
      starts: starts.map(({ start, free }) => ({
        value: timeKey({ counterId: place?.counter ?? "", day, start }),
        time: clockOf(start),
        left: free,
      })),
    })),
  };
}
