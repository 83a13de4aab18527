import { addDays } from "../lib/add-days.ts";

/** Calendar days as text, "YYYY-MM-DD", which also sorts as text. No clock and no time zone in here. */
export const isDay = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
};

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const toDay = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** "today", "today-10d", "today+30d" or a fixed day → the day meant. */
export function resolveBound(bound: string, today: string): string {
  if (!bound.startsWith("today")) return bound;
  return bound === "today" ? today : addDays(today, Number(bound.slice(5, -1)));
}
