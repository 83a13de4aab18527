/**
 * On which days a Japanese public office is open: not on Saturdays, Sundays, national holidays and from 29 December to
 * 3 January (地方自治法4条の2), with the city's own exceptions either way. Days are "YYYY-MM-DD": no clock, no time zone.
 */
import holidayCalendar from "@holiday-jp/holiday_jp";
import { addDays } from "./add-days.ts";

/** The city's own days: closed although it would be open, open although it would be closed. */
export type OfficeDays = { closed: readonly string[]; open: readonly string[] };

/** Days whose holidays are in the calendar. Beyond it nobody knows them: questions about such a day throw. */
export type Reach = { first: string; last: string };

export type OpenDays = {
  reach: Reach;
  /** Whether every answer about the days from `from` to `to` can be known. */
  covers(from: string, to?: string): boolean;
  isOpen(day: string): boolean;
  /** The day itself when it is open, else the first open day after it. */
  nextOpen(day: string): string;
  /** The day itself when it is open, else the last open day before it. */
  previousOpen(day: string): string;
  /** The nth open day after the day, which is not counted itself; before it when negative; the day itself for 0. */
  addOpenDays(day: string, count: number): string;
};

const holidays: ReadonlySet<string> = new Set(Object.keys(holidayCalendar.holidays));

function reachOf(days: ReadonlySet<string>): Reach {
  const sorted = [...days].sort();
  // New Year's Day is the first holiday of a year: a calendar that has it is taken to have the whole year.
  return { first: `${sorted[0]?.slice(0, 4)}-01-01`, last: `${sorted.at(-1)?.slice(0, 4)}-12-31` };
}
const reach = reachOf(holidays);

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const isYearEnd = (day: string): boolean => {
  const date = day.slice(5);
  return date >= "12-29" || date <= "01-03";
};

export function createOpenDays(own: OfficeDays = { closed: [], open: [] }): OpenDays {
  const closed = new Set(own.closed);
  const open = new Set(own.open);
  const both = [...closed].find((day) => open.has(day));
  if (both !== undefined) throw new Error(`${both} cannot be both open and closed`);

  const covers = (from: string, to = from): boolean => from >= reach.first && to <= reach.last;

  function isOpen(day: string): boolean {
    if (!covers(day)) throw new RangeError(`holidays are known from ${reach.first} to ${reach.last}, not on ${day}`);
    if (open.has(day)) return true;
    return !(closed.has(day) || isWeekend(day) || isYearEnd(day) || holidays.has(day));
  }

  function nearest(day: string, step: 1 | -1): string {
    let at = day;
    while (!isOpen(at)) at = addDays(at, step);
    return at;
  }

  function addOpenDays(day: string, count: number): string {
    const step = count < 0 ? -1 : 1;
    let at = day;
    for (let left = Math.abs(count); left > 0; left--) at = nearest(addDays(at, step), step);
    return at;
  }

  return {
    reach,
    covers,
    isOpen,
    nextOpen: (day) => nearest(day, 1),
    previousOpen: (day) => nearest(day, -1),
    addOpenDays,
  };
}
