/** Free times within the days of a plan, each leading to the booking page of that day. */
import { addDays } from "../../lib/add-days.ts";
import type { CardPlan } from "../../procedures/index.ts";
import { serviceOf, whenText, whereText } from "../../reservations/index.ts";
import type { CardTimes } from "../../ui/pages/card-times.tsx";
import { dayText } from "../guide-pages/task-view.ts";
import type { OpenPlanner } from "./open-planner.ts";

const count = 6;

/** Monday of the week a day is in: the booking page shows a week. */
const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

export async function freeTimes({ reader, today }: OpenPlanner, offer: CardPlan["offer"]): Promise<CardTimes | null> {
  const { portal, href, locale } = reader;
  if (offer === null) return null;
  const timetable = await portal.reservations.timetable();
  const service = serviceOf(timetable, offer.service);
  if (!service) return null;
  // Only what narrows: a window that begins today says nothing.
  const days = { earliest: offer.from > today ? offer.from : null, latest: offer.until };
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams(more);
    for (const [name, day] of Object.entries(days)) if (day !== null) query.set(name, day);
    const text = query.toString();
    return href(`/reservations/new/${service.id}${text === "" ? "" : `?${text}`}`);
  };
  const window = { from: offer.from, until: offer.until ?? "9999-12-31" };
  const wish = { service, channel: "online" as const, together: [], window };
  const times = await portal.reservations.availability.next(timetable, wish, count);
  const { last } = portal.reservations.availability.range({ ...wish, window: null });
  return {
    times: times.map((time) => ({
      when: whenText(time, locale),
      where: whereText(timetable, time, locale),
      href: `${address({ place: time.counterId, week: mondayOf(time.day) })}#d-${time.day}`,
    })),
    // Booking reaches so many days ahead: a window beyond them opens when its first day comes into reach.
    opens: offer.from > last ? dayText(addDays(offer.from, -service.lead.earliest), reader) : null,
    bookHref: address({}),
  };
}
