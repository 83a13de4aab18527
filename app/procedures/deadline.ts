/**
 * The last day of a period (期間の計算, 民法138条〜143条):
 * - 140条: the day of the event is not counted (初日不算入) unless a law says it is (戸籍法43条: birth, death, a court's divorce).
 * - 141条: the period ends with the end of its last day.
 * - 143条: months and years go by the calendar, to the day before the one that corresponds to the first day; where the
 *   last month has no such day, to its last day.
 * - 142条, 地方自治法4条の2第4項: a period that ends on a closed day of the office ends on the next open day.
 * Days are "YYYY-MM-DD".
 */
import { addDays } from "../lib/add-days.ts";
import type { OpenDays } from "../lib/open-days.ts";

export type Unit = "days" | "open-days" | "months" | "years";
/** `length` 14 and `unit` "days": within 14 days. Counted from the day after the event unless `count` says otherwise. */
export type Period = { length: number; unit?: Unit; count?: "next-day" | "same-day" };

/**
 * `last`: the period's own last day. `due`: until when the office takes it; null where no calendar of holidays reaches, so
 * that nobody can say.
 */
export type Deadline = { last: string; due: string | null };

/** Within a period after an event. */
export function deadlineAfter(event: string, period: Period, days: OpenDays): Deadline {
  const { length, unit = "days", count = "next-day" } = period;
  const first = count === "same-day" ? event : addDays(event, 1);
  if (unit === "open-days") {
    // Sixty closed days for fourteen open ones would be a very long holiday: beyond that nothing is asked of the calendar.
    const far = addDays(event, 7 * length + 60);
    if (!days.covers(event, far)) return { last: far, due: null };
    const last = days.addOpenDays(addDays(first, -1), length);
    return { last, due: last };
  }
  const last = lastDay(first, length, unit);
  return { last, due: days.covers(event, addDays(last, 30)) ? days.nextOpen(last) : null };
}

/**
 * So long before an event, which is not counted: "3日前まで". Where the office is closed on that day it is the open day
 * before it: later would be too late.
 */
export function deadlineBefore(event: string, { length, unit = "days" }: Period, days: OpenDays): Deadline {
  const last = unit === "open-days" ? null : dayBefore(event, length, unit);
  const far = addDays(last ?? event, -(7 * length + 60));
  if (!days.covers(far, event)) return { last: last ?? far, due: null };
  if (last !== null) return { last, due: days.previousOpen(last) };
  const open = days.addOpenDays(event, -length);
  return { last: open, due: open };
}

/** The day so long before an event by the calendar, open or not: from when something can be done (「30日前から」). */
export function dayBefore(event: string, length: number, unit: Exclude<Unit, "open-days">): string {
  return unit === "days" ? addDays(event, -length) : sameDayOfMonth(event, -monthsOf(length, unit));
}

const monthsOf = (length: number, unit: "months" | "years"): number => (unit === "years" ? 12 * length : length);

/** The last day of a period that begins with `first`. */
function lastDay(first: string, length: number, unit: Exclude<Unit, "open-days">): string {
  if (unit === "days") return addDays(first, length - 1);
  const months = monthsOf(length, unit);
  const corresponding = sameDayOfMonth(first, months);
  const exists = corresponding.slice(8) === first.slice(8);
  return exists ? addDays(corresponding, -1) : corresponding;
}

/** The same day so many months on, the month's last day where it has no such day. */
function sameDayOfMonth(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastOfMonth = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date, lastOfMonth));
  return target.toISOString().slice(0, 10);
}
