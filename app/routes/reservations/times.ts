/** The times to choose from: the next free ones, then a week day by day. Shared by booking and changing. */
import { formatDate, isoDate } from "../../i18n/dates.ts";
import { addDays } from "../../lib/add-days.ts";
import { type DayOffer, type FreeTime, type Place, timeKey, whenText } from "../../reservations/index.ts";
import type { TimesView } from "../../ui/pages/reservation-times.tsx";
import type { PageWish } from "./wish.ts";
import { wishAt } from "./wish.ts";
import { dayText, placeOf, shortDay, timeText } from "./words.ts";

const nextCount = 3;
/** Where any place will do, the same hour may be free at each. */
const nextAnywhere = 6;
/** Sessions of a class are few: they stand in one list. */
const mostSessions = 60;

export type TimesAddress = {
  /** Of this page with another week or place. */
  at(changes: { week?: string | null; place?: string | null }): string;
  /** Of the waiting list for a full day, or for any. */
  waiting(day: string | null): string;
};

const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** `canMove`: the place may be changed here; where the page has another way to do so it is not offered twice. */
export async function timesView(wish: PageWish, address: TimesAddress, canMove: boolean): Promise<TimesView> {
  const { reader, service, place, timetable } = wish;
  const { availability } = reader.portal.reservations;
  const { place: _, ...anywhere } = wishAt(wish, service.places[0] as Place);
  const only = place === null || place === "any" ? null : place;
  const narrowed = only === null ? anywhere : { ...anywhere, service: { ...service, places: [only] } };
  const next = await availability.next(timetable, narrowed, only === null ? nextAnywhere : nextCount);
  return {
    next: next.map((time) => choiceOf(wish, time, only === null)),
    week: only === null ? null : await weekOf(wish, only, next[0]?.day ?? null, address),
    places:
      service.places.length < 2 || !(only === null || canMove)
        ? []
        : service.places.map(({ counter }) => ({
            label: placeOf(timetable, { serviceId: service.id, counterId: counter }, reader),
            href: address.at({ place: counter, week: null }),
            current: only?.counter === counter,
          })),
    waitingHref: address.waiting(null),
  };
}

const choiceOf = ({ reader, service, timetable }: PageWish, time: FreeTime, withPlace: boolean) => ({
  value: timeKey(time),
  when: whenText(time, reader.locale),
  where: withPlace ? placeOf(timetable, { serviceId: service.id, ...time }, reader) : null,
});

async function weekOf(
  wish: PageWish,
  place: Place,
  nextDay: string | null,
  address: TimesAddress,
): Promise<NonNullable<TimesView["week"]>> {
  const { reader, service, timetable } = wish;
  const { locale } = reader;
  const { availability } = reader.portal.reservations;
  const asked = wishAt(wish, place);
  const { first, last } = availability.range(asked);
  const isClass = service.kind === "class";
  const monday = mondayOf(wish.week ?? nextDay ?? first);
  const isThisYear = monday.slice(0, 4) === isoDate(reader.portal.clock.now()).slice(0, 4);
  const sunday = addDays(monday, 6);
  const offers = isClass
    ? await availability.days(timetable, asked, null, mostSessions)
    : await availability.days(timetable, asked, monday, 7, sunday);
  const isFirst = monday <= first;
  const isLast = sunday >= last;
  return {
    title: isClass
      ? null
      : reader.t("reservations:times.weekOf", { day: (isThisYear ? shortDay : dayText)(monday, locale) }),
    previousHref: isClass || isFirst ? null : address.at({ week: addDays(monday, -7) }),
    nextHref: isClass || isLast ? null : address.at({ week: addDays(monday, 7) }),
    until: formatDate(last, locale),
    days: offers.map((offer) => dayOf(wish, place, offer, address)),
  };
}

function dayOf(wish: PageWish, place: Place, { day, starts }: DayOffer, address: TimesAddress) {
  const { reader, service, timetable } = wish;
  const { locale } = reader;
  const free = starts.filter((each) => each.free > 0).length;
  const session = service.kind === "class" ? starts[0] : undefined;
  return {
    id: `d-${day}`,
    title: dayText(day, locale),
    short: shortDay(day, locale),
    free,
    where: session
      ? placeOf(timetable, { serviceId: service.id, counterId: place.counter, day, start: session.start }, reader)
      : null,
    starts: starts.map(({ start, free: left }) => ({
      value: timeKey({ counterId: place.counter, day, start }),
      time: timeText(day, start, locale),
      day: shortDay(day, locale),
      left,
    })),
    waitingHref: free === 0 ? address.waiting(day) : null,
  };
}
