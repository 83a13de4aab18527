import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./add-days.ts";
import { createOpenDays } from "./open-days.ts";

const days = createOpenDays();
const anyDay = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2045, 11, 31) / 86_400_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));

describe("isOpen", () => {
  test.each([
    ["2026-12-25", true, "a Friday"],
    ["2026-12-26", false, "a Saturday"],
    ["2026-12-28", true, "the last day of work"],
    ["2026-12-29", false, "年末"],
    ["2026-12-31", false, "大晦日"],
    ["2027-01-01", false, "元日"],
    ["2027-01-03", false, "年始, a Sunday"],
    ["2027-01-04", true, "the first day of work"],
    ["2028-01-03", false, "年始, a Monday"],
    ["2026-05-06", false, "振替休日: 憲法記念日 fell on a Sunday"],
    ["2026-05-07", true, "after Golden Week"],
    ["2026-09-22", false, "国民の休日 between two holidays"],
    ["2027-03-22", false, "振替休日 of 春分の日"],
    ["2026-11-23", false, "勤労感謝の日"],
    ["2028-02-29", true, "a leap day, a Tuesday"],
    ["2019-05-01", false, "a holiday of that year only"],
  ])("%s: %s (%s)", (day, open) => expect(days.isOpen(day)).toBe(open));

  test("the city's own days go before the calendar", () => {
    const own = createOpenDays({ closed: ["2026-12-25"], open: ["2026-12-29", "2026-12-26"] });
    expect(["2026-12-25", "2026-12-26", "2026-12-28", "2026-12-29"].map(own.isOpen)).toEqual([false, true, true, true]);
    expect(own.nextOpen("2026-12-25")).toBe("2026-12-26");
    expect(() => createOpenDays({ closed: ["2026-12-25"], open: ["2026-12-25"] })).toThrow("2026-12-25");
  });

  test("beyond the calendar it says that it does not know", () => {
    expect(days.reach).toEqual({ first: "1970-01-01", last: "2050-12-31" });
    expect(days.covers("2050-12-31")).toBe(true);
    expect(days.covers("2050-12-31", "2051-01-04")).toBe(false);
    expect(() => days.isOpen("2051-01-04")).toThrow("2050-12-31");
    expect(() => days.nextOpen("2050-12-30")).toThrow(RangeError);
  });
});

describe("counting", () => {
  test.each([
    ["2027-01-03", "2027-01-04", "2026-12-28"],
    ["2026-12-29", "2027-01-04", "2026-12-28"],
    ["2026-05-02", "2026-05-07", "2026-05-01"],
    ["2026-09-19", "2026-09-24", "2026-09-18"],
    ["2026-11-24", "2026-11-24", "2026-11-24"],
  ])("around %s: open again on %s, last open on %s", (day, next, previous) => {
    expect([days.nextOpen(day), days.previousOpen(day)]).toEqual([next, previous]);
  });

  test.each([
    ["2026-12-20", -5, "2026-12-14"],
    ["2027-01-05", -3, "2026-12-25"],
    ["2026-12-25", 2, "2027-01-04"],
    ["2026-04-28", 1, "2026-04-30"],
    ["2026-05-02", 0, "2026-05-02"],
  ])("%s %i open days: %s", (day, count, result) => expect(days.addOpenDays(day, count)).toBe(result));

  test("any day: the next open day is open, not before it, and nothing between them is open", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = days.nextOpen(day);
        expect(next >= day && days.isOpen(next)).toBe(true);
        for (let at = day; at < next; at = addDays(at, 1)) expect(days.isOpen(at)).toBe(false);
        // 12/29–1/3 with weekends around it is the longest ordinary break; 2019's Golden Week was ten days.
        expect(next <= addDays(day, 10)).toBe(true);
      }),
    );
  });

  test("any day: counting open days forth and back leads to an open day as far away as counted", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const there = days.addOpenDays(day, count);
        let open = 0;
        for (let at = addDays(day, 1); at <= there; at = addDays(at, 1)) if (days.isOpen(at)) open += 1;
        expect([open, days.isOpen(there)]).toEqual([count, true]);
        expect(days.addOpenDays(there, -count)).toBe(days.previousOpen(day));
      }),
    );
  });
});
