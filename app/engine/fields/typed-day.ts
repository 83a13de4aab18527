/** Reading 年・月・日 as people type them, in 西暦 or 和暦, for the date and year-month fields. */
import { err, ok, type Result } from "../../lib/result.ts";
import type { FieldError } from "../answers.ts";
import { narrow } from "../characters.ts";
import { daysInMonth, toDay } from "../day.ts";
import { eraCovers, eraYear, firstDay, readYear, type TypedYear } from "../japanese-era.ts";

export const monthErrors = ["part-required", "year", "month", "old-calendar", "era"] as const;
export const dayErrors = [...monthErrors, "day", "day-of-month"] as const;
const lastYear = 2199;

type Typed = { year: string; month: string; day: string };

/** A whole date pasted into the first input ("R8.11.23", "2026年11月23日", "20261123") is taken apart. */
function takeApart(typed: Typed): Typed {
  if (typed.month !== "" || typed.day !== "") return typed;
  const whole =
    /^(.{2,6}?)[年\-/.](\d{1,2})[月\-/.](\d{1,2})日?$/u.exec(typed.year) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed.year);
  return whole ? { year: whole[1] ?? "", month: whole[2] ?? "", day: whole[3] ?? "" } : typed;
}

const count = (text: string, unit: string, max: number): number | null => {
  const bare = text.endsWith(unit) ? text.slice(0, -1) : text;
  const value = /^\d{1,2}$/.test(bare) ? Number(bare) : 0;
  return value >= 1 && value <= max ? value : null;
};

function missing(typed: Partial<Typed>): FieldError[] {
  return Object.entries(typed).flatMap(([part, text]) => (text === "" ? [{ part, key: "part-required" }] : []));
}

const clean = (raw: string): string => narrow(raw) ?? "\ufffd";

/** Year and month, already narrowed; both given. */
function readMonth(year: string, month: string): Result<{ typed: TypedYear; month: number }, FieldError[]> {
  const typed = readYear(year);
  const value = count(month, "月", 12);
  const errors: FieldError[] = [];
  if (typed === null || typed.year > lastYear) errors.push({ part: "year", key: "year" });
  else if (typed.year < Number(firstDay.slice(0, 4))) errors.push({ part: "year", key: "old-calendar" });
  if (value === null) errors.push({ part: "month", key: "month" });
  return typed && value && errors.length === 0 ? ok({ typed, month: value }) : err(errors);
}

/** The era that was written does not have this day: `right` names the year as it is called, `year` is the western one. */
function eraError(typed: TypedYear, first: string, last: string): FieldError[] {
  if (typed.era === null || eraCovers(typed.era, first, last)) return [];
  return [{ part: "year", key: "era", params: { right: eraYear(last) ?? "", year: String(typed.year) } }];
}

/** → "YYYY-MM-DD", null when all three are empty. */
export function readDay(raw: Typed): Result<string | null, FieldError[]> {
  const typed = takeApart({ year: clean(raw.year), month: clean(raw.month), day: clean(raw.day) });
  const absent = missing(typed);
  if (absent.length === 3) return ok(null);
  if (absent.length > 0) return err(absent);
  const month = readMonth(typed.year, typed.month);
  const day = count(typed.day, "日", 31);
  if (!month.ok || day === null) {
    return err([...(month.ok ? [] : month.error), ...(day === null ? [{ part: "day", key: "day" }] : [])]);
  }
  const { typed: year, month: number } = month.value;
  const last = daysInMonth(year.year, number);
  if (day > last) {
    return err([{ part: "day", key: "day-of-month", params: { year: String(year.year), month: number, last } }]);
  }
  const value = toDay(year.year, number, day);
  const wrongEra = eraError(year, value, value);
  return wrongEra.length > 0 ? err(wrongEra) : ok(value);
}

/** → "YYYY-MM", null when both are empty. */
export function readYearMonth(raw: { year: string; month: string }): Result<string | null, FieldError[]> {
  const typed = { year: clean(raw.year), month: clean(raw.month) };
  const absent = missing(typed);
  if (absent.length === 2) return ok(null);
  if (absent.length > 0) return err(absent);
  const read = readMonth(typed.year, typed.month);
  if (!read.ok) return read;
  const { typed: year, month } = read.value;
  const wrongEra = eraError(year, toDay(year.year, month, 1), toDay(year.year, month, daysInMonth(year.year, month)));
  return wrongEra.length > 0 ? err(wrongEra) : ok(toDay(year.year, month, 1).slice(0, 7));
}
