import { describe, expect, it } from "vitest";
import { daysUntil, formatDate, formatDateTime, formatTime, formatWeekday, isoDate, japaneseYear } from "./dates.ts";

describe("dates in Japan's time", () => {
  /** 23 November 2026, 15:05 UTC: already the 24th in Japan. */
  const lateEvening = Date.UTC(2026, 10, 23, 15, 5);

  it("writes a plain date the same wherever the server is", () => {
    expect(formatDate("2026-11-23", "ja")).toBe("2026年（令和8年）11月23日");
    expect(formatDate("2026-11-23", "easy")).toBe("2026年11月23日");
    expect(formatDate("2026-11-23", "en")).toBe("23 November 2026");
  });

  it("writes an instant as the day and hour it is in Japan", () => {
    expect(isoDate(lateEvening)).toBe("2026-11-24");
    expect(formatDate(lateEvening, "en")).toBe("24 November 2026");
    expect(formatDate("2026-11-23T15:05:00Z", "easy")).toBe("2026年11月24日");
    expect(formatDateTime(lateEvening, "ja")).toBe("2026年（令和8年）11月24日 0時5分");
    expect(formatDateTime(lateEvening, "en")).toBe("24 November 2026, 00:05");
    expect(formatTime(Date.UTC(2026, 10, 23, 5), "ja")).toBe("14時");
    expect(formatWeekday("2026-11-23", "ja")).toBe("月");
    expect(formatWeekday("2026-11-23", "en")).toBe("Monday");
  });

  it.each([
    ["2019-04-30", "平成31年"],
    ["2019-05-01", "令和元年"],
    ["1989-01-07", "昭和64年"],
    ["1989-01-08", "平成元年"],
    ["1926-12-25", "昭和元年"],
    ["1912-07-30", "大正元年"],
    ["1900-01-01", "明治33年"],
  ])("%s is %s", (date, era) => {
    expect(japaneseYear(date)).toBe(era);
  });

  it("counts calendar days, not hours", () => {
    expect(daysUntil("2026-11-24", lateEvening)).toBe(0);
    expect(daysUntil("2026-11-25", lateEvening)).toBe(1);
    expect(daysUntil("2026-11-23", lateEvening)).toBe(-1);
    expect(daysUntil("2027-01-01", Date.UTC(2026, 11, 31, 14, 59))).toBe(1);
  });

  it("refuses what is no date", () => {
    expect(() => formatDate("soon", "ja")).toThrow(RangeError);
  });
});
