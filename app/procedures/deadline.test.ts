import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../lib/add-days.ts";
import { createOpenDays } from "../lib/open-days.ts";
import { dayBefore, deadlineAfter, deadlineBefore, type Period } from "./deadline.ts";

const days = createOpenDays();
const anyDay = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2040, 11, 31) / 86_400_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));

/** Counted on a calendar by hand. */
describe("within a period after an event", () => {
  test.each<[string, string, Period, string, string]>([
    // Days: the day of the event is not counted.
    [
      "14 days over the year end, the last one a closed Sunday",
      "2026-12-20",
      { length: 14 },
      "2027-01-03",
      "2027-01-04",
    ],
    ["15 days over the year end", "2026-12-20", { length: 15 }, "2027-01-04", "2027-01-04"],
    ["30 days over the year end", "2026-12-20", { length: 30 }, "2027-01-19", "2027-01-19"],
    ["14 days ending on 29 December", "2026-12-15", { length: 14 }, "2026-12-29", "2027-01-04"],
    ["14 days ending on the last day of work", "2026-12-14", { length: 14 }, "2026-12-28", "2026-12-28"],
    ["14 days ending in Golden Week", "2026-04-18", { length: 14 }, "2026-05-02", "2026-05-07"],
    ["14 days ending on a Saturday", "2026-11-07", { length: 14 }, "2026-11-21", "2026-11-24"],
    ["10 days ending on a holiday in the week", "2026-11-13", { length: 10 }, "2026-11-23", "2026-11-24"],
    ["14 days over the end of February", "2027-02-15", { length: 14 }, "2027-03-01", "2027-03-01"],
    ["14 days over 29 February", "2028-02-15", { length: 14 }, "2028-02-29", "2028-02-29"],
    // 戸籍法43条: the day itself counts.
    ["birth, 14 days", "2026-12-21", { length: 14, count: "same-day" }, "2027-01-03", "2027-01-04"],
    ["birth, 14 days, a week's day", "2026-11-23", { length: 14, count: "same-day" }, "2026-12-06", "2026-12-07"],
    ["death, 7 days", "2026-12-24", { length: 7, count: "same-day" }, "2026-12-30", "2027-01-04"],
    ["death, 7 days, no closed day", "2026-11-24", { length: 7, count: "same-day" }, "2026-11-30", "2026-11-30"],
    ["a court's divorce, 10 days", "2026-09-10", { length: 10, count: "same-day" }, "2026-09-19", "2026-09-24"],
    // Months and years go by the calendar.
    ["1 month from 15 January", "2027-01-15", { length: 1, unit: "months" }, "2027-02-15", "2027-02-15"],
    [
      "1 month from 31 January: February is counted whole",
      "2027-01-31",
      { length: 1, unit: "months" },
      "2027-02-28",
      "2027-03-01",
    ],
    [
      "1 month from 30 January: there is no 31 February",
      "2027-01-30",
      { length: 1, unit: "months" },
      "2027-02-28",
      "2027-03-01",
    ],
    ["1 month from 31 January of a leap year", "2028-01-31", { length: 1, unit: "months" }, "2028-02-29", "2028-02-29"],
    [
      "1 month from 28 February: March is counted whole",
      "2027-02-28",
      { length: 1, unit: "months" },
      "2027-03-31",
      "2027-03-31",
    ],
    ["4 months (準確定申告)", "2026-08-31", { length: 4, unit: "months" }, "2026-12-31", "2027-01-04"],
    ["10 months (相続税)", "2026-11-23", { length: 10, unit: "months" }, "2027-09-23", "2027-09-24"],
    [
      "3 months from a birth abroad",
      "2026-11-30",
      { length: 3, unit: "months", count: "same-day" },
      "2027-02-28",
      "2027-03-01",
    ],
    ["1 year", "2026-04-01", { length: 1, unit: "years" }, "2027-04-01", "2027-04-01"],
    ["1 year from 29 February", "2028-02-29", { length: 1, unit: "years" }, "2029-02-28", "2029-02-28"],
    [
      "1 year from and with 29 February",
      "2028-02-29",
      { length: 1, unit: "years", count: "same-day" },
      "2029-02-28",
      "2029-02-28",
    ],
    ["2 years from 28 February, to a leap day", "2026-02-28", { length: 2, unit: "years" }, "2028-02-29", "2028-02-29"],
    ["3 years (相続登記)", "2026-12-29", { length: 3, unit: "years" }, "2029-12-29", "2030-01-04"],
    // Open days.
    ["3 open days over the year end", "2026-12-28", { length: 3, unit: "open-days" }, "2027-01-06", "2027-01-06"],
    [
      "2 open days with the day itself",
      "2026-12-28",
      { length: 2, unit: "open-days", count: "same-day" },
      "2027-01-04",
      "2027-01-04",
    ],
  ])("%s", (_, event, period, last, due) => expect(deadlineAfter(event, period, days)).toEqual({ last, due }));

  test("any number of days: so many days later, then the first open day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (event, length) => {
        const { last, due } = deadlineAfter(event, { length }, days);
        expect(Date.parse(last) - Date.parse(event)).toBe(length * 86_400_000);
        expect(due).toBe(days.nextOpen(last));
        // The day of the event counted: one day less.
        expect(deadlineAfter(event, { length, count: "same-day" }, days).last).toBe(addDays(last, -1));
      }),
    );
  });

  test("any number of months: as found on the calendar, day after day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (event, length) => {
        const first = addDays(event, 1);
        const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        let at = first;
        while (monthOf(at) < monthOf(first) + length) at = addDays(at, 1);
        // In the month it ends in: the day before the corresponding one, or the month's last.
        while (at.slice(8) !== first.slice(8) && monthOf(addDays(at, 1)) === monthOf(at)) at = addDays(at, 1);
        const expected = at.slice(8) === first.slice(8) ? addDays(at, -1) : at;
        expect(deadlineAfter(event, { length, unit: "months" }, days).last).toBe(expected);
        if (length % 12 === 0)
          expect(deadlineAfter(event, { length: length / 12, unit: "years" }, days).last).toBe(expected);
      }),
    );
  });

  test("any period: a later event is never due earlier, and the due day is open", () => {
    const units = fc.constantFrom<NonNullable<Period["unit"]>>("days", "open-days", "months", "years");
    const counts = fc.constantFrom<NonNullable<Period["count"]>>("next-day", "same-day");
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 5 }), units, counts, (event, length, unit, count) => {
        const [one, two] = [event, addDays(event, 1)].map((day) => deadlineAfter(day, { length, unit, count }, days));
        expect(days.isOpen(one?.due ?? "")).toBe(true);
        expect((one?.due ?? "") <= (two?.due ?? "")).toBe(true);
      }),
    );
  });

  test("where no holidays are known nothing is promised", () => {
    expect(deadlineAfter("2050-12-20", { length: 14 }, days)).toEqual({ last: "2051-01-03", due: null });
    expect(deadlineAfter("2050-12-20", { length: 3, unit: "open-days" }, days).due).toBeNull();
    expect(deadlineBefore("2051-03-01", { length: 3 }, days)).toEqual({ last: "2051-02-26", due: null });
  });
});

describe("before an event", () => {
  test.each<[string, string, Period, string, string]>([
    ["5 open days before a Sunday", "2026-12-20", { length: 5, unit: "open-days" }, "2026-12-14", "2026-12-14"],
    [
      "5 open days before, over the year end",
      "2027-01-08",
      { length: 5, unit: "open-days" },
      "2026-12-28",
      "2026-12-28",
    ],
    ["7 days before, a closed day: the open day before it", "2027-01-09", { length: 7 }, "2027-01-02", "2026-12-28"],
    ["7 days before, an open day", "2026-12-22", { length: 7 }, "2026-12-15", "2026-12-15"],
    ["by the day itself, a Sunday", "2026-12-20", { length: 0 }, "2026-12-20", "2026-12-18"],
    ["1 month before 31 March", "2027-03-31", { length: 1, unit: "months" }, "2027-02-28", "2027-02-26"],
  ])("%s", (_, event, period, last, due) => expect(deadlineBefore(event, period, days)).toEqual({ last, due }));

  test.each([
    ["2026-12-20", 30, "days", "2026-11-20"],
    ["2027-05-31", 3, "months", "2027-02-28"],
    ["2028-02-29", 1, "years", "2027-02-28"],
  ] as const)("%s, %i %s before: %s", (event, length, unit, day) => expect(dayBefore(event, length, unit)).toBe(day));
});
