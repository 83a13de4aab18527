/** A reservation opened by its resident; a number this browser may not open leads to the look-up. */
import { redirect } from "react-router";
import { parseReceipt } from "../../applications/index.ts";
import {
  comesToUs,
  instantOf,
  openStates,
  placeText,
  type Reservation,
  type Service,
  serviceOf,
  type Timetable,
  timeKey,
  whenText,
} from "../../reservations/index.ts";
import type { SummaryRow } from "../../ui/feedback/summary-list.tsx";
import { conflict } from "../frame.ts";
import type { Reader } from "../reader.ts";
import { placeOf } from "./words.ts";

export type OpenReservation = {
  reader: Reader;
  reservation: Reservation;
  timetable: Timetable;
  /** Null when the city has taken it from the timetable since. */
  service: Service | null;
  title: string;
  /** Address of the reservation's page, without the language. */
  base: string;
};

export async function openReservation(reader: Reader, typed: string): Promise<OpenReservation> {
  const { portal, sessionHash } = reader;
  const code = parseReceipt(typed);
  const reservation = code === null ? null : await portal.reservations.openFor(sessionHash, code);
  // The same answer for a number that does not exist and for somebody else's.
  if (!reservation)
    throw redirect(`${reader.href("/reservations")}?number=${encodeURIComponent(typed.slice(0, 20))}#booked`, 302);
  const timetable = await portal.reservations.timetable();
  const service = serviceOf(timetable, reservation.serviceId);
  return {
    reader,
    reservation,
    timetable,
    service,
    title: service ? reader.text(service.name) : reader.t("reservations:page.unknown"),
    base: `/reservations/${reservation.code}`,
  };
}

/** Names and telephone are missing still: a time that is only kept. */
export const isHold = ({ state, contact }: Reservation): boolean =>
  state === "held" || (state === "expired" && contact === null);

/** May be moved or cancelled by the resident: not once its time has come. */
export const isChangeable = ({ reader, reservation }: OpenReservation): boolean =>
  (openStates as readonly string[]).includes(reservation.state) &&
  (reservation.state === "displaced" || instantOf(reservation.day, reservation.start) > reader.portal.clock.now());

/** What a page showed when it was drawn: a reminder sent meanwhile changes nothing of it. */
export const drawnFor = (reservation: Reservation): string => `${timeKey(reservation)}/${reservation.state}`;

/** The page was drawn for another state, or the time has come: nothing is written. */
export const staleReservation = ({ reader, base }: OpenReservation) =>
  conflict("not-now", [{ label: reader.t("reservations:page.link"), href: reader.href(base) }]);

/** Opened for moving or cancelling. */
export async function openChangeable(reader: Reader, typed: string): Promise<OpenReservation> {
  const open = await openReservation(reader, typed);
  if (!isChangeable(open)) throw staleReservation(open);
  return open;
}

/** Where it is, the room of a class included. */
export function whereOf({ reader, reservation, timetable }: OpenReservation): string {
  return comesToUs(reservation)
    ? placeOf(timetable, reservation, reader)
    : placeText(timetable, reservation, reader.locale, reader.t);
}

export function rowsOf(open: OpenReservation): SummaryRow[] {
  const { reader, reservation, title } = open;
  const { t, locale } = reader;
  const row = (label: string, value: string): SummaryRow => ({
    label: t(`reservations:row.${label}`),
    value,
    changeHref: null,
  });
  return [
    row("service", title),
    row("when", whenText(reservation, locale)),
    row("where", whereOf(open)),
    row("minutes", t("reservations:minutes", { count: reservation.minutes })),
  ];
}
