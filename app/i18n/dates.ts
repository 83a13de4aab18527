/**
 * Dates as people here read them: 西暦 with 和暦, always in Japan's time whatever the server's zone is.
 * An argument is epoch milliseconds, an ISO instant, or a plain calendar date `YYYY-MM-DD`.
 */
import type { Locale } from "./locales.ts";

export type DateInput = number | string;

const timeZone = "Asia/Tokyo";
const gregorian = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
const era = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { timeZone, era: "long", year: "numeric" });
const english = new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric", month: "long", day: "numeric" });
const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const weekdays = {
  ja: new Intl.DateTimeFormat("ja-JP", { timeZone, weekday: "short" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "long" }),
};

/** A plain date is put at noon in Japan so that it stays the same day. */
function toEpoch(input: DateInput): number {
  if (typeof input === "number") return input;
  const epoch = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(input) ? `${input}T12:00:00+09:00` : input);
  if (Number.isNaN(epoch)) throw new RangeError("not a date");
  return epoch;
}

/** Calendar date in Japan, `YYYY-MM-DD`. */
export const isoDate = (input: DateInput): string => gregorian.format(toEpoch(input));

/** 令和8年, 令和元年, 昭和64年 … by the exact day an era began. */
export const japaneseYear = (input: DateInput): string => era.format(toEpoch(input)).replace(/(\D)1年$/, "$1元年");

/** 2026年（令和8年）11月23日 · easy 2026年11月23日 · en 23 November 2026 */
export function formatDate(input: DateInput, locale: Locale): string {
  const epoch = toEpoch(input);
  if (locale === "en") return english.format(epoch);
  const [year, month, day] = isoDate(epoch).split("-").map(Number);
  return `${year}年${locale === "ja" ? `（${japaneseYear(epoch)}）` : ""}${month}月${day}日`;
}

/** 14時30分 · en 14:30 */
export function formatTime(input: DateInput, locale: Locale): string {
  const time = clock.format(toEpoch(input));
  if (locale === "en") return time;
  const [hour, minute] = time.split(":").map(Number);
  return minute === 0 ? `${hour}時` : `${hour}時${minute}分`;
}

export const formatDateTime = (input: DateInput, locale: Locale): string =>
  locale === "en"
    ? `${formatDate(input, locale)}, ${formatTime(input, locale)}`
    : `${formatDate(input, locale)} ${formatTime(input, locale)}`;

/** 月 · en Monday */
export const formatWeekday = (input: DateInput, locale: Locale): string =>
  weekdays[locale === "en" ? "en" : "ja"].format(toEpoch(input));

/** 11月7日（土）, for dense lists; with the year when it is not the year of `now`. Japanese only: the console's. */
export function formatShortDate(input: DateInput, now: number): string {
  const [year, month, day] = isoDate(input).split("-").map(Number);
  const thisYear = isoDate(now).startsWith(String(year));
  return `${thisYear ? "" : `${year}年`}${month}月${day}日（${formatWeekday(input, "ja")}）`;
}

/** Whole calendar days in Japan from `now` to the date: 0 today, negative when past. */
export const daysUntil = (input: DateInput, now: number): number =>
  Math.round((Date.parse(isoDate(input)) - Date.parse(isoDate(now))) / 86_400_000);
