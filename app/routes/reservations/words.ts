/** Days and times of reservations as people here read them. */
import { formatDate, formatTime, formatWeekday } from "../../i18n/dates.ts";
import type { Locale } from "../../i18n/locales.ts";
import { instantOf, type Timetable, whereText } from "../../reservations/index.ts";
import type { Reader } from "../reader.ts";

/** 2026年（令和8年）11月24日（火） · en Tuesday, 24 November 2026 */
export function dayText(day: string, locale: Locale): string {
  const weekday = formatWeekday(day, locale);
  return locale === "en" ? `${weekday}, ${formatDate(day, locale)}` : `${formatDate(day, locale)}（${weekday}）`;
}

/** 11月24日（火） · en Tuesday 24 November: where the year is plain from what is around it. */
export function shortDay(day: string, locale: Locale): string {
  const weekday = formatWeekday(day, locale);
  if (locale === "en") return `${weekday} ${formatDate(day, locale).replace(/ \d{4}$/, "")}`;
  const [, month, date] = day.split("-").map(Number);
  return `${month}月${date}日（${weekday}）`;
}

/** 9時30分 · en 09:30 */
export const timeText = (day: string, start: number, locale: Locale): string =>
  formatTime(instantOf(day, start), locale);

/** Office and counter; the particular room of a class when it has one. */
export function placeOf(
  timetable: Timetable,
  { serviceId, counterId, day, start }: { serviceId: string; counterId: string; day?: string; start?: number },
  { text, locale }: Pick<Reader, "text" | "locale">,
): string {
  const service = timetable.services.find(({ id }) => id === serviceId);
  const session = service?.sessions.find(
    (each) => each.counter === counterId && each.day === day && startOf(each.start) === start,
  );
  return session?.place ? text(session.place) : whereText(timetable, { counterId }, locale);
}

const startOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
