import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, calendarSchema, type Hours, timeOf } from "../reservations/index.ts";
import { calendarInputs, readCalendar } from "./calendar-form.ts";

const weekday: Hours[] = [
  ["08:30", "12:00"],
  ["13:00", "17:00"],
];
const plain: Calendar = {
  weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [["09:00", "12:00"]], sun: [] },
  closed: [{ from: "2026-12-01", until: "2026-12-02", reason: "機械の入れ替え" }],
  extra: [{ day: "2026-11-23", hours: [["09:00", "12:00"]], reason: "休日窓口" }],
};
const formOf = (inputs: Record<string, string>) => ({ get: (name: string) => inputs[name] ?? null });
const edited = (changes: Record<string, string>, before = plain) =>
  readCalendar(formOf({ ...calendarInputs(before), ...changes }), before);

/** Whole hours of a day in order, without touching each other. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 287 }), { minLength: 0, maxLength: 4 })
  .map((ticks) => ticks.sort((a, b) => a - b).map((tick) => timeOf(tick * 5)))
  .map((times): Hours[] =>
    Array.from({ length: Math.floor(times.length / 2) }, (_, at) => [times[2 * at] ?? "", times[2 * at + 1] ?? ""]),
  );
const day = fc
  .integer({ min: 0, max: 700 })
  .map((offset) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10));
const reason = fc.stringMatching(/^[あ-んア-ン]{1,20}$/);
const calendars = fc.record({
  weekly: fc.record({
    mon: hours,
    tue: hours,
    wed: hours,
    thu: hours,
    fri: hours,
    sat: fc.constant<Hours[]>([]),
    sun: fc.constant<Hours[]>([]),
  }),
  closed: fc.array(
    fc.tuple(day, day, reason).map(([one, other, why]) => {
      const [from = one, until = other] = [one, other].sort();
      return { from, until, reason: why };
    }),
    { maxLength: 5 },
  ),
  extra: fc.uniqueArray(fc.record({ day, hours: hours.filter(({ length }) => length > 0), reason }), {
    selector: (each) => each.day,
    maxLength: 5,
  }),
});

describe("the form of a calendar", () => {
  test("gives back what it was drawn from, in order of days", () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        const { calendar: read, problems } = readCalendar(formOf(calendarInputs(calendar)), calendar);
        expect(problems).toEqual({});
        expect(calendarSchema.safeParse(read).success).toBe(true);
        expect(read.weekly).toEqual(calendar.weekly);
        const sorted = <Each>(list: Each[]) => list.map((each) => JSON.stringify(each)).sort();
        expect(sorted(read.closed)).toEqual(sorted(calendar.closed));
        expect(sorted(read.extra)).toEqual(sorted(calendar.extra));
      }),
    );
  });

  test("keeps what it does not show: hours of a Saturday", () => {
    expect(edited({}).calendar.weekly.sat).toEqual([["09:00", "12:00"]]);
  });

  test("one day needs no end; an emptied row is no row", () => {
    const { calendar, problems } = edited({
      "closed.0.from": "",
      "closed.0.until": "",
      "closed.0.reason": "",
      "closed.1.from": "2027-01-12",
      "closed.1.reason": "研修",
      "extra.0.day": "",
      "extra.0.0.from": "",
      "extra.0.0.until": "",
      "extra.0.reason": "",
    });
    expect(problems).toEqual({});
    expect(calendar.closed).toEqual([{ from: "2027-01-12", until: "2027-01-12", reason: "研修" }]);
    expect(calendar.extra).toEqual([]);
  });

  test("a day without hours is a day off", () => {
    const empty = { "wed.0.from": "", "wed.0.until": "", "wed.1.from": "", "wed.1.until": "" };
    expect(edited(empty).calendar.weekly.wed).toEqual([]);
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ["no time", { "mon.0.from": "朝" }, { "mon.0.from": "time" }],
    ["half a time", { "mon.0.from": "" }, { "mon.0.from": "time" }],
    ["off the grid", { "mon.0.until": "12:03" }, { "mon.0.until": "grid" }],
    ["the wrong way round", { "mon.0.until": "08:00" }, { "mon.0.until": "order" }],
    ["lunch before the morning", { "mon.1.from": "11:00" }, { "mon.1.from": "overlap" }],
    ["no day", { "closed.1.from": "2026-02-31", "closed.1.reason": "x" }, { "closed.1.from": "day" }],
    ["an end before the start", { "closed.0.until": "2026-11-01" }, { "closed.0.until": "order" }],
    ["no reason", { "closed.0.reason": " " }, { "closed.0.reason": "reason" }],
    ["an opening without hours", { "extra.0.0.from": "", "extra.0.0.until": "" }, { "extra.0.0.from": "time" }],
    [
      "a day opened twice",
      { "extra.1.day": "2026-11-23", "extra.1.0.from": "13:00", "extra.1.0.until": "14:00", "extra.1.reason": "x" },
      { "extra.1.day": "twice" },
    ],
  ])("%s is refused at its input", (_, changes, wanted) => {
    const { problems } = edited(changes);
    if (problems["closed.1.until"] === "day") delete problems["closed.1.until"];
    expect(problems).toEqual(wanted);
  });

  test("whatever is sent, it is refused or is a calendar", () => {
    const names = Object.keys(calendarInputs(plain));
    const junk = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("09:00", "25:99", "2026-12-24", "－", ""));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), junk), (changes) => {
        const { calendar, problems } = edited(changes);
        if (Object.keys(problems).length === 0) expect(calendarSchema.safeParse(calendar).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
