/** The page of times for a new reservation. */

import { type FreeTime, type Timetable, timeKey, whenText } from "../../reservations/index.ts";
import type { SummaryRow } from "../../ui/feedback/summary-list.tsx";
import type { ReservationTimesPageProps } from "../../ui/pages/reservation-times-page.tsx";
import type { Problem } from "./hold.ts";
import { isUnconfirmed, notesOf } from "./notes.ts";
import { timesView } from "./times.ts";
import { minutesOf, type PageWish, queryOf, wishAt } from "./wish.ts";
import { placeOf } from "./words.ts";

export async function bookingTimes(
  wish: PageWish,
  problem: Problem | null,
): Promise<Omit<ReservationTimesPageProps, "frame">> {
  const { reader, service, timetable, offer } = wish;
  const { t, href } = reader;
  const base = href(`/reservations/new/${service.id}`);
  const times = await timesView(
    wish,
    {
      at: (changes) => `${base}${queryOf(wish, { offer: null, ...changes })}`,
      waiting: (day) => `${base}/waiting${waitingQuery(wish, day)}`,
    },
    false,
  );
  return {
    title: t("reservations:times.title"),
    back: { label: t("reservations:choose.back"), href: href("/reservations") },
    rows: await rowsOf(wish, timetable, base),
    notes: notesOf(service, reader),
    unconfirmed: isUnconfirmed(timetable, service),
    offer: offer && (await offeredTime(wish, offer)),
    errors: problem === null ? [] : [{ message: problem.message, href: problem.href }],
    times,
    action: `${base}${queryOf(wish, { offer: null })}`,
    hidden: {},
  };
}

function waitingQuery({ place }: PageWish, day: string | null): string {
  const query = new URLSearchParams();
  if (place !== null && place !== "any") query.set("place", place.counter);
  if (day !== null) query.set("day", day);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether a time that somebody was told of is free still. */
export async function offeredTime(wish: PageWish, time: FreeTime) {
  const { reader, service, timetable } = wish;
  const place = service.places.find(({ counter }) => counter === time.counterId);
  const { availability } = reader.portal.reservations;
  const offers = place ? await availability.days(timetable, wishAt(wish, place), time.day, 1, time.day) : [];
  const start = offers[0]?.starts.find((each) => each.start === time.start);
  return { value: timeKey(time), when: whenText(time, reader.locale), free: (start?.free ?? 0) > 0 };
}

/** What was chosen, with the way to choose again where there was a choice. */
async function rowsOf(wish: PageWish, timetable: Timetable, base: string): Promise<SummaryRow[]> {
  const { reader, service, place, together, application } = wish;
  const { t, text, portal } = reader;
  const { byId } = await portal.procedures.snapshot();
  const query = queryOf(wish, { week: null, offer: null });
  const change = `${base}${query === "" ? "?" : `${query}&`}edit=1`;
  const titles = together.map((id) => text(byId.get(id)?.procedure.definition.title ?? { ja: id }));
  const row = (label: string, value: string | string[], changeHref: string | null = null): SummaryRow => ({
    label: t(`reservations:row.${label}`),
    value,
    changeHref,
  });
  const rows: SummaryRow[] = [row("service", text(service.name))];
  if (application) {
    const { procedure } = await portal.procedures.version(application.versionId);
    rows.push(row("application", [text(procedure.definition.title), application.receipt]));
  }
  if (service.kind === "counter" || service.kind === "class") {
    const where =
      place === null || place === "any"
        ? t("reservations:choose.any")
        : placeOf(timetable, { serviceId: service.id, counterId: place.counter }, reader);
    rows.push(row("where", where, service.places.length > 1 ? change : null));
  }
  if (service.together.length > 0)
    rows.push(row("together", titles.length > 0 ? titles : t("reservations:row.nothing"), change));
  rows.push(row("minutes", t("reservations:minutes", { count: minutesOf(wish) })));
  return rows;
}
