import { describe, expect, test } from "vitest";
import { addDays } from "../lib/add-days.ts";
import { eraYear, firstDay, formatDay } from "./japanese-era.ts";

describe("eraYear", () => {
  test.each([
    ["1873-01-01", "明治6"],
    ["1912-07-29", "明治45"],
    ["1912-07-30", "大正元"],
    ["1926-12-24", "大正15"],
    ["1926-12-25", "昭和元"],
    ["1989-01-07", "昭和64"],
    ["1989-01-08", "平成元"],
    ["2019-04-30", "平成31"],
    ["2019-05-01", "令和元"],
    ["2026-11-23", "令和8"],
  ])("%s is in %s", (day, era) => expect(eraYear(day)).toBe(era));

  test("agrees with the platform's Japanese calendar on every 10th day since 1873", () => {
    const platform = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { era: "long", year: "numeric", timeZone: "UTC" });
    for (let day = firstDay; day < "2040"; day = addDays(day, 10)) {
      const expected = platform
        .format(Date.parse(day))
        .replace(/年$/, "")
        .replace(/(\D)1$/, "$1元");
      expect(eraYear(day)).toBe(expected);
    }
  });

  test("a locale without words of its own reads the western year", () => {
    expect(formatDay("2026-11-23", "pt")).toBe("2026年11月23日");
  });
});
