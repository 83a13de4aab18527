/** At the counter without a clerk: the telephone says "I am here", and shows the place in line from then on. */
import { formatTime, isoDate } from "../../i18n/dates.ts";
import { selfCheckInFrom } from "../../reservations/index.ts";
import type { ArrivalView } from "../../ui/pages/reservation-arrival.tsx";
import type { OpenReservation } from "./open-reservation.ts";

const lineHref = ({ reader }: OpenReservation, { counterId, code }: { counterId: string; code: string }): string =>
  reader.href(`/queue/${counterId}?code=${code}`);

/** Null when there is nothing to do about it: another day, or no counter to come to. */
export async function arrivalOf(open: OpenReservation): Promise<ArrivalView | null> {
  const { reader, reservation } = open;
  const { portal, locale } = reader;
  const now = portal.clock.now();
  if (["arrived", "serving", "no-show"].includes(reservation.state)) {
    const ticket = await portal.queue.ofReservation(reservation.id);
    return ticket?.day === isoDate(now) ? { kind: "line", href: lineHref(open, ticket) } : null;
  }
  const from = selfCheckInFrom(reservation, now);
  if (from === null) return null;
  return now < from ? { kind: "later", from: formatTime(from, locale) } : { kind: "press" };
}

/** The address of the place in line; null when the page was drawn for another state. */
export async function arrive(open: OpenReservation): Promise<string | null> {
  const { reader, reservation } = open;
  if (selfCheckInFrom(reservation, reader.portal.clock.now()) === null) return null;
  const checkedIn = await reader.portal.queue.checkIn(reservation.code, { kind: "resident" });
  return checkedIn.ok ? lineHref(open, checkedIn.value) : null;
}
