/** Which starts a service has on a day, and which of them are free. Pure: the timetable, the closed days and the taken seats are handed in. */
import { addDays } from "../lib/add-days.ts";
import type { OpenDays } from "../lib/open-days.ts";
import { common, gridMinutes, instantOf, minutesOf, openHours } from "./calendar.ts";
import {
  type BookingChannel,
  counterOf,
  officeOf,
  type Place,
  type Service,
  serviceOf,
  type Timetable,
} from "./timetable.ts";
import type { Booking } from "./types.ts";

/** A seat: one desk of a pool for one step of the grid. `grain`: minutes since midnight. */
export type Seat = { grain: number; desk: number };

/** Steps of the grid that a visit of `minutes` from `start` keeps busy, the buffer included. */
export function grainsOf(start: number, minutes: number): number[] {
  return Array.from({ length: Math.ceil(minutes / gridMinutes) }, (_, at) => start + at * gridMinutes);
}

/** Minutes of a visit with everything that is done in it. */
export function lengthOf(service: Service, together: readonly string[]): number {
  const chosen = service.together.filter(({ procedure }) => together.includes(procedure));
  return service.minutes + chosen.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** When a counter is open on a day, in minutes since midnight: while its office is, and when it was opened for itself. */
export function counterHours(
  timetable: Timetable,
  openDays: Pick<OpenDays, "isOpen">,
  counterId: string,
  day: string,
): { from: number; until: number }[] {
  const counter = counterOf(timetable, counterId);
  const office = officeOf(timetable, counterId);
  if (!counter || !office) return [];
  const officeHours = openHours(office.calendar, day, openDays.isOpen);
  if (counter.calendar === null) return officeHours;
  const own = openHours(counter.calendar, day, openDays.isOpen);
  // Somebody decided on this very day for this counter: it is open although the office is not (休日窓口).
  return counter.calendar.extra.some((each) => each.day === day) ? own : common(own, officeHours);
}

/** Starts of a day in minutes since midnight, whether free or not. `minutes`: length of the visit without the buffer. */
export function startsOf(
  timetable: Timetable,
  openDays: Pick<OpenDays, "isOpen">,
  { service, place, day, minutes }: { service: Service; place: Place; day: string; minutes: number },
): number[] {
  if (service.kind === "class") {
    const own = service.sessions.filter((session) => session.day === day && session.counter === place.counter);
    return own.map(({ start }) => minutesOf(start)).sort((a, b) => a - b);
  }
  const hours = counterHours(timetable, openDays, place.counter, day);
  return hours.flatMap(({ from, until }) => {
    const count = Math.floor((until - from - minutes) / service.every) + 1;
    return Array.from({ length: Math.max(0, count) }, (_, at) => from + at * service.every);
  });
}

/** Whether a visit still lies within the hours and desks; its start need not be on today's grid of starts. */
export function fitsIn(
  timetable: Timetable,
  openDays: Pick<OpenDays, "isOpen" | "covers">,
  { serviceId, counterId, day, start, minutes, desk }: Booking & { desk: number },
): boolean {
  const service = serviceOf(timetable, serviceId);
  const place = service?.places.find(({ counter }) => counter === counterId);
  if (!service || !place || desk > place.desks || !openDays.covers(day)) return false;
  const fine = service.kind === "class" ? service : { ...service, every: gridMinutes };
  return startsOf(timetable, openDays, { service: fine, place, day, minutes }).includes(start);
}

/** First and last day that may be booked now by a resident; the clerk is not bound by the lead time. */
export function bookableDays(service: Service, today: string, openDays: OpenDays): { first: string; last: string } {
  const latest = addDays(today, service.lead.earliest);
  // Nobody knows the holidays beyond the calendar: what cannot be known is not offered.
  const isKnown = openDays.covers(today, latest);
  return {
    // 「2営業日前まで」 for a Wednesday is the Monday: the day of booking does not count.
    first: openDays.addOpenDays(today, service.lead.openDays),
    last: isKnown ? latest : openDays.reach.last,
  };
}

/** Is there still time before this start? `now`: epoch milliseconds. */
export const isInTime = (service: Service, day: string, start: number, now: number): boolean =>
  instantOf(day, start) - now > service.lead.hours * 3_600_000;

/** Desks that are free for the whole visit, of those the channel may use; in order. */
export function freeDesks(
  place: Place,
  channel: BookingChannel,
  grains: readonly number[],
  taken: readonly Seat[],
): number[] {
  const wanted = new Set(grains);
  const busy = new Set(taken.filter(({ grain }) => wanted.has(grain)).map(({ desk }) => desk));
  return Array.from({ length: place.quota[channel] }, (_, at) => at + 1).filter((desk) => !busy.has(desk));
}

export type FreeStart = { start: number; free: number };

/** Starts of a day with how many places are left, the full ones with 0. */
export function freeStarts(
  timetable: Timetable,
  openDays: Pick<OpenDays, "isOpen">,
  wanted: { service: Service; place: Place; day: string; minutes: number; channel: BookingChannel },
  taken: readonly Seat[],
): FreeStart[] {
  return startsOf(timetable, openDays, wanted).map((start) => ({
    start,
    free: freeDesks(wanted.place, wanted.channel, grainsOf(start, wanted.minutes + wanted.service.buffer), taken)
      .length,
  }));
}
