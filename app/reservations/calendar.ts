/**
 * When a place is open, as data (db/seed/reservations.json, edited in the console). Days are "YYYY-MM-DD" and times
 * "HH:MM" on the clock in Japan, which knows no summer time: no time zone of a server can move a slot.
 */
import { z } from "zod";

/** The grid of every calendar, in minutes: starts, lengths and seats are multiples of it. */
export const gridMinutes = 5;

const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5][05]$/, "a time on the five-minute grid, 09:05");
/** From, until. */
export const hoursSchema = z
  .tuple([time, time])
  .refine(([from, until]) => from < until, "the end must be after the start");
export type Hours = z.infer<typeof hoursSchema>;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const weeklySchema = z.strictObject({
  mon: z.array(hoursSchema),
  tue: z.array(hoursSchema),
  wed: z.array(hoursSchema),
  thu: z.array(hoursSchema),
  fri: z.array(hoursSchema),
  sat: z.array(hoursSchema),
  sun: z.array(hoursSchema),
});

export const calendarSchema = z.strictObject({
  /** Without lunch: an interval before and one after it. */
  weekly: weeklySchema,
  /** Days on which it is closed besides those of the town hall; reasons are for staff and residents alike. */
  closed: z.array(z.strictObject({ from: day, until: day, reason: z.string().min(1).max(80) })).max(200),
  /** Extra openings, also on holidays: they replace the day's hours. */
  extra: z
    .array(z.strictObject({ day, hours: z.array(hoursSchema).min(1), reason: z.string().min(1).max(80) }))
    .max(200),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** Minutes since midnight. */
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Monday first. */
export const weekdayOf = (date: string): (typeof weekdays)[number] =>
  weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "mon";

/** The instant of a time in Japan, epoch milliseconds. */
export const instantOf = (date: string, minutes: number): number =>
  Date.parse(`${date}T00:00:00+09:00`) + minutes * 60_000;

type Interval = { from: number; until: number };

/** Open intervals of a day in minutes, in order; none when closed. `isOfficeOpen`: no weekend, holiday or year end. */
export function openHours(calendar: Calendar, date: string, isOfficeOpen: (date: string) => boolean): Interval[] {
  const extra = calendar.extra.find((each) => each.day === date);
  const closed = calendar.closed.some(({ from, until }) => from <= date && date <= until);
  const hours = extra ? extra.hours : closed || !isOfficeOpen(date) ? [] : calendar.weekly[weekdayOf(date)];
  return merged(hours.map(([from, until]) => ({ from: minutesOf(from), until: minutesOf(until) })));
}

/** Overlapping or touching hours are one. */
function merged(intervals: Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const each of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && each.from <= last.until) last.until = Math.max(last.until, each.until);
    else result.push({ ...each });
  }
  return result;
}

/** What two calendars have in common: a counter is open when its office is. */
export function common(a: Interval[], b: Interval[]): Interval[] {
  return a.flatMap((one) =>
    b
      .map((two) => ({ from: Math.max(one.from, two.from), until: Math.min(one.until, two.until) }))
      .filter(({ from, until }) => from < until),
  );
}
