/** Calendar files (RFC 5545): one reservation for its owner, or a counter's day-to-day feed for staff. */
import ical, { ICalCalendarMethod, type ICalDateTimeValue, ICalEventStatus } from "ical-generator";
import { timeOf } from "./calendar.ts";
import type { Reservation } from "./types.ts";

/** Native in Node 26; TypeScript 5.9 has no types for it yet. */
type Zoned = Extract<ICalDateTimeValue, { timeZoneId: string }> & { add(duration: { minutes: number }): Zoned };
declare const Temporal: { ZonedDateTime: { from(text: string): Zoned } };

const zone = "Asia/Tokyo";
/** Japan has known no other time since 1951: one standard time is the whole rule. */
const vtimezone = [
  "BEGIN:VTIMEZONE",
  `TZID:${zone}`,
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0900",
  "TZOFFSETTO:+0900",
  "TZNAME:JST",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

export type CalendarEntry = {
  reservation: Reservation;
  summary: string;
  description: string;
  location: string;
  /** Of the page where it can be changed. */
  url: string | null;
};

/** Whoever lost the time must not come either. */
const isOff = ({ state }: Reservation): boolean => state === "cancelled" || state === "displaced";
const stampOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

/**
 * `host` makes the UIDs the portal's own. A changed reservation keeps its UID with a higher SEQUENCE; a cancelled one comes
 * with METHOD:CANCEL, so that a calendar that knows it takes it out. `at`: epoch milliseconds of writing.
 */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { name, host, at, method }: { name: string; host: string; at: number; method: "publish" | "cancel" },
): string {
  const calendar = ical({
    name,
    prodId: { company: "frontyard-portal", product: "reservations", language: "JA" },
    method: method === "cancel" ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    timezone: { name: zone, generator: () => vtimezone },
  });
  for (const { reservation, summary, description, location, url } of entries) {
    const { day, start, minutes } = reservation;
    const from = Temporal.ZonedDateTime.from(`${day}T${timeOf(start)}[${zone}]`);
    calendar.createEvent({
      id: `${reservation.id}@${host}`,
      sequence: reservation.revision,
      timezone: zone,
      start: from,
      end: from.add({ minutes }),
      summary,
      description,
      location,
      ...(url === null ? {} : { url }),
      status: isOff(reservation) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  // The library writes the stamp on the calendar's clock; the standard wants UTC (RFC 5545, 3.8.7.2).
  return calendar.toString().replaceAll(/^DTSTAMP:.*$/gm, `DTSTAMP:${stampOf(at)}`);
}
