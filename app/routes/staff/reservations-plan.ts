/** The day and the week of a counter as tables. */

import { servicesAt } from "../../console/index.ts";
import { formatShortDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import { addDays } from "../../lib/add-days.ts";
import type { Portal } from "../../portal.server.ts";
import { counterHours, counterOf, officeOf, type Reservation, type Timetable } from "../../reservations/index.ts";
import type { DayEntry, DayTableProps } from "../../ui/console/reservation-day-table.tsx";
import type { WeekTableProps } from "../../ui/console/reservation-week-table.tsx";
import { base, clockOf, serviceName, shortName, spanOf, tagOf } from "./reservations-words.ts";

/** Minutes that a row of the day stands for. */
const row = 30;
const unseated = new Set<Reservation["state"]>(["cancelled", "displaced", "expired"]);

type Open = { portal: Portal; timetable: Timetable; counterId: string };

/** Empty when closed, and beyond the days whose holidays are known. */
export const hoursOn = ({ portal, timetable, counterId }: Open, day: string) =>
  portal.openDays.covers(day) ? counterHours(timetable, portal.openDays, counterId, day) : [];

/** Why a day is closed, when somebody said so. */
export function closureOn({ timetable, counterId }: Open, day: string): string | null {
  const calendars = [counterOf(timetable, counterId)?.calendar, officeOf(timetable, counterId)?.calendar];
  const closures = calendars.flatMap((calendar) => calendar?.closed ?? []);
  return closures.find(({ from, until }) => from <= day && day <= until)?.reason ?? null;
}

const entryOf = (reservation: Reservation): DayEntry => ({
  href: reservation.contact ? `${base}/${reservation.code}` : null,
  time: spanOf(reservation),
  name: reservation.contact?.name ?? "",
  state: tagOf(reservation),
  hasNote: reservation.note !== "",
});

/** A column for each desk of each service; one for a whole class. */
function columnsOf({ timetable, counterId }: Open, day: string, list: readonly Reservation[]) {
  const t = translator("ja");
  const known = servicesAt(timetable, counterId).flatMap((service) => {
    const own = list.filter(({ serviceId }) => serviceId === service.id);
    const place = service.places.find(({ counter }) => counter === counterId);
    const desks = Math.max(place?.desks ?? 0, ...own.map(({ desk }) => desk));
    const name = shortName(service.name.ja);
    if (service.kind === "class") {
      const isGiven = service.sessions.some((each) => each.day === day && each.counter === counterId);
      const label = t("desk:dayTable.class", { service: name, taken: own.length, all: desks });
      return isGiven || own.length > 0 ? [{ id: service.id, label, own }] : [];
    }
    return Array.from({ length: desks }, (_, at) => ({
      id: `${service.id}-${at + 1}`,
      label: desks === 1 ? name : t("desk:dayTable.desk", { service: name, desk: at + 1 }),
      own: own.filter(({ desk }) => desk === at + 1),
    }));
  });
  // Taken from the timetable since: whoever has booked it still comes.
  const ids = new Set(servicesAt(timetable, counterId).map(({ id }) => id));
  const strays = Map.groupBy(
    list.filter(({ serviceId }) => !ids.has(serviceId)),
    ({ serviceId }) => serviceId,
  );
  return [...known, ...[...strays].map(([id, own]) => ({ id, label: shortName(serviceName(timetable, id)), own }))];
}

export function dayTable(open: Open, day: string, all: readonly Reservation[]): DayTableProps | null {
  const { timetable, counterId } = open;
  const t = translator("ja");
  const list = all.filter(({ state }) => !unseated.has(state));
  const hours = hoursOn(open, day);
  const spans = [...hours, ...list.map(({ start, minutes }) => ({ from: start, until: start + minutes }))];
  if (spans.length === 0) return null;
  const first = Math.floor(Math.min(...spans.map(({ from }) => from)) / row) * row;
  const last = Math.max(...spans.map(({ until }) => until));
  const columns = columnsOf(open, day, list);
  const rows = Array.from({ length: Math.ceil((last - first) / row) }, (_, at) => first + at * row);
  return {
    caption: t("desk:dayTable.caption", {
      day: formatShortDate(day, open.portal.clock.now()),
      counter: counterOf(timetable, counterId)?.name.ja ?? counterId,
    }),
    columns: columns.map(({ id, label }) => ({ id, label })),
    rows: rows.map((from) => ({
      time: clockOf(from),
      isShut: !hours.some((each) => each.from < from + row && from < each.until),
      cells: columns.map(({ id, own }) => {
        const before = own.filter(({ start, minutes }) => start < from && start + minutes > from);
        const end = Math.max(0, ...before.map(({ start, minutes }) => start + minutes));
        return {
          id,
          entries: own.filter(({ start }) => from <= start && start < from + row).map(entryOf),
          until: end > 0 ? clockOf(end) : null,
        };
      }),
    })),
  };
}

export function weekTable(
  open: Open,
  monday: string,
  all: readonly Reservation[],
  dayHref: (day: string) => string,
  today: string,
): WeekTableProps {
  const { portal, timetable, counterId } = open;
  const now = portal.clock.now();
  const list = all.filter(({ state, contact }) => !unseated.has(state) && contact);
  return {
    caption: translator("ja")("desk:weekTable.caption", {
      from: formatShortDate(monday, now),
      until: formatShortDate(addDays(monday, 6), now),
      counter: counterOf(timetable, counterId)?.name.ja ?? counterId,
    }),
    rows: Array.from({ length: 7 }, (_, at) => addDays(monday, at)).map((day) => ({
      day: formatShortDate(day, now),
      href: dayHref(day),
      isToday: day === today,
      isClosed: hoursOn(open, day).length === 0,
      entries: list
        .filter((reservation) => reservation.day === day)
        .map((reservation) => ({
          href: `${base}/${reservation.code}`,
          time: spanOf(reservation),
          name: reservation.contact?.name ?? "",
          service: shortName(serviceName(timetable, reservation.serviceId)),
        })),
    })),
  };
}
