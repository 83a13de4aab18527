import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses, shows } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "day", type: "date" });
const window = field({ id: "day", type: "date", min: "today-10d", max: "today+30d" });
const fixed = field({ id: "day", type: "date", min: "2026-04-01", max: "2026-04-30" });
const ymd = (year: string, month: string, day: string) => ({ year, month, day });

const refused = [
  [ymd("2026", "", "1"), "month:part-required"],
  [ymd("", "4", ""), "year:part-required day:part-required"],
  [ymd("26", "4", "1"), "year:year"],
  [ymd("ことし", "4", "1"), "year:year"],
  [ymd("2200", "4", "1"), "year:year"],
  [ymd("令和0", "4", "1"), "year:year"],
  [ymd("X8", "4", "1"), "year:year"],
  [ymd("2026", "13", "1"), "month:month"],
  [ymd("2026", "0", "1"), "month:month"],
  [ymd("2026", "四", "1"), "month:month"],
  [ymd("2026", "4", "0"), "day:day"],
  [ymd("2026", "4", "32"), "day:day"],
  [ymd("2026", "13", "99"), "month:month day:day"],
  [ymd("2026", "4", "31"), "day:day-of-month"],
  [ymd("2025", "2", "29"), "day:day-of-month"],
  [ymd("1900", "2", "29"), "day:day-of-month"],
  [ymd("1872", "12", "31"), "year:old-calendar"],
  [ymd("明治5", "12", "2"), "year:old-calendar"],
  [ymd("昭和64", "1", "8"), "year:era"],
  [ymd("平成1", "1", "7"), "year:era"],
  [ymd("平成31", "5", "1"), "year:era"],
  [ymd("令和1", "4", "30"), "year:era"],
  [ymd("昭和1", "12", "24"), "year:era"],
  [ymd("大正15", "12", "26"), "year:era"],
  [ymd("明治45", "7", "31"), "year:era"],
  [ymd("平成35", "1", "1"), "year:era"],
  [ymd("20\u000026", "4", "1"), "year:year"],
] as const;
const outside = [
  [ymd("2026", "11", "12"), "min"],
  [ymd("2026", "12", "24"), "max"],
] as const;

describe("date", () => {
  accepts(spec, [
    [ymd("", "", ""), null],
    [ymd(" ", "　", ""), null],
    [ymd("2026", "11", "23"), "2026-11-23"],
    [ymd("２０２６", "１１", "２３"), "2026-11-23"],
    [ymd("2026年", "11月", "23日"), "2026-11-23"],
    [ymd("西暦2026", "04", "01"), "2026-04-01"],
    [ymd("令和8", "4", "1"), "2026-04-01"],
    [ymd("令和８年", "4", "1"), "2026-04-01"],
    [ymd("令8", "4", "1"), "2026-04-01"],
    [ymd("R8", "4", "1"), "2026-04-01"],
    [ymd("ｒ８", "4", "1"), "2026-04-01"],
    [ymd("R.8", "4", "1"), "2026-04-01"],
    [ymd("㋿8", "4", "1"), "2026-04-01"],
    [ymd("令和 8", "4", "1"), "2026-04-01"],
    [ymd("令和元", "5", "1"), "2019-05-01"],
    [ymd("令和元年", "12", "31"), "2019-12-31"],
    [ymd("平成31", "4", "30"), "2019-04-30"],
    [ymd("平成元", "1", "8"), "1989-01-08"],
    [ymd("昭和64", "1", "7"), "1989-01-07"],
    [ymd("S1", "12", "25"), "1926-12-25"],
    [ymd("大正15", "12", "25"), "1926-12-25"],
    [ymd("大正元", "7", "30"), "1912-07-30"],
    [ymd("明治45", "7", "30"), "1912-07-30"],
    [ymd("M6", "1", "1"), "1873-01-01"],
    [ymd("2024", "2", "29"), "2024-02-29"],
    [ymd("2000", "2", "29"), "2000-02-29"],
    [ymd("2026/11/23", "", ""), "2026-11-23"],
    [ymd("R8.11.3", "", ""), "2026-11-03"],
    [ymd("令和8年11月23日", "", ""), "2026-11-23"],
    [ymd("20261123", "", ""), "2026-11-23"],
  ]);
  refuses(spec, refused);
  accepts(window, [
    [ymd("2026", "11", "13"), "2026-11-13"],
    [ymd("2026", "12", "23"), "2026-12-23"],
  ]);
  refuses(window, outside);
  accepts(fixed, [[ymd("2026", "4", "30"), "2026-04-30"]]);
  refuses(fixed, [
    [ymd("2026", "3", "31"), "min"],
    [ymd("2026", "5", "1"), "max"],
  ]);
  allErrors("date", refused, outside);
  shows(spec, [
    ["2026-11-23", ["2026年（令和8年）11月23日"], ["2026年11月23日"], ["23 November 2026"]],
    ["2019-05-01", ["2019年（令和元年）5月1日"], ["2019年5月1日"], ["1 May 2019"]],
    ["1989-01-07", ["1989年（昭和64年）1月7日"], ["1989年1月7日"], ["7 January 1989"]],
    ["1873-01-01", ["1873年（明治6年）1月1日"], ["1873年1月1日"], ["1 January 1873"]],
  ]);
  holdsNot(spec, ["2026-02-30", "2026-1-1", "令和8年1月1日", 20260101, null, "2026-13-01"]);
});
