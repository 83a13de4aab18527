/**
 * 元号 with their exact days. The calendar before 明治6年 (1873-01-01) was another one (太陰太陽暦): such days are not converted.
 * On the days an era began in mid-day (大正 1912-07-30, 昭和 1926-12-25) both names are right; newer ones began at midnight.
 */
type Era = { name: string; letter: string; first: string; last: string; before: number };

const eras: readonly Era[] = [
  { name: "令和", letter: "R", first: "2019-05-01", last: "9999-12-31", before: 2018 },
  { name: "平成", letter: "H", first: "1989-01-08", last: "2019-04-30", before: 1988 },
  { name: "昭和", letter: "S", first: "1926-12-25", last: "1989-01-07", before: 1925 },
  { name: "大正", letter: "T", first: "1912-07-30", last: "1926-12-25", before: 1911 },
  { name: "明治", letter: "M", first: "1873-01-01", last: "1912-07-30", before: 1867 },
];
export const firstDay = "1873-01-01";

/** A year as typed: the western year, and the era's name when one was written. */
export type TypedYear = { year: number; era: string | null };

/** "2026", "西暦2026年", "令和8", "令8", "R8", "R.8", "令和元年", already narrowed (half width, no spaces); null: neither. */
export function readYear(text: string): TypedYear | null {
  const bare = text.replace(/^西暦/, "").replace(/年度?$/, "");
  if (/^\d{4}$/.test(bare)) return { year: Number(bare), era: null };
  const match = /^(\p{L}+?)\.?(元|\d{1,2})$/u.exec(bare);
  if (!match) return null;
  const [written, count] = [match[1] ?? "", match[2] === "元" ? 1 : Number(match[2])];
  const era = eras.find(
    (each) => each.name === written || each.name[0] === written || each.letter === written.toUpperCase(),
  );
  return era && count > 0 ? { year: era.before + count, era: era.name } : null;
}

const eraByName = (name: string): Era | undefined => eras.find((era) => era.name === name);

/** Whether the span from `first` to `last` touches the era. */
export function eraCovers(name: string, first: string, last: string): boolean {
  const era = eraByName(name);
  return era !== undefined && era.first <= last && first <= era.last;
}

/** 令和8, 令和元 … of a day on or after 1873-01-01; null before. */
export function eraYear(day: string): string | null {
  const era = eras.find((each) => day >= each.first);
  if (!era) return null;
  const count = Number(day.slice(0, 4)) - era.before;
  return `${era.name}${count === 1 ? "元" : count}`;
}

const months = ["January", "February", "March", "April", "May", "June"].concat([
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]); // prettier-ignore

/** ja 2026年（令和8年）11月23日 · en 23 November 2026 · easy and others without the era: 2026年11月23日 */
export function formatDay(day: string, locale: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  if (locale === "en") return `${date} ${months[month - 1]} ${year}`;
  return `${yearInWords(day, year, locale)}${month}月${date}日`;
}

/** ja 2026年（令和8年）11月 · en November 2026. The era is that of the month's last day. */
export function formatMonth(yearMonth: string, locale: string): string {
  const [year, month] = yearMonth.split("-").map(Number) as [number, number];
  if (locale === "en") return `${months[month - 1]} ${year}`;
  return `${yearInWords(`${yearMonth}-31`, year, locale)}${month}月`;
}

function yearInWords(day: string, year: number, locale: string): string {
  const era = locale === "ja" ? eraYear(day) : null;
  return era === null ? `${year}年` : `${year}年（${era}年）`;
}
