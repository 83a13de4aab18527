import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createOpenDays } from "../lib/open-days.ts";
import { type Calendar, instantOf, minutesOf, openHours, timeOf, weekdayOf } from "./calendar.ts";
import { bookableDays, freeDesks, freeStarts, grainsOf, lengthOf, startsOf } from "./slots.ts";
import type { Place, Service, Timetable } from "./timetable.ts";

const weekday: [string, string][] = [
  ["08:30", "12:00"],
  ["13:00", "17:00"],
];
const calendar: Calendar = {
  weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [], sun: [] },
  closed: [],
  extra: [],
};
const place: Place = { counter: "front", desks: 3, quota: { online: 2, phone: 3, counter: 3 } };
const service: Service = {
  id: "moving",
  kind: "counter",
  name: { ja: "引っ越し" },
  need: { ja: "引っ越した" },
  minutes: 30,
  buffer: 5,
  every: 30,
  places: [place],
  sessions: [],
  lead: { earliest: 60, openDays: 0, hours: 1 },
  perPerson: 1,
  together: [
    { procedure: "child-allowance-claim", minutes: 15 },
    { procedure: "nhi-enroll", minutes: 20 },
  ],
  procedures: [],
  bring: [],
  areas: [],
  note: null,
  open: [],
};
const timetable = (own: Calendar = calendar, counter: Calendar | null = null): Timetable => ({
  offices: [{ id: "hall", name: { ja: "本庁舎" }, address: null, tel: null, calendar: own, open: [] }],
  counters: [{ id: "front", office: "hall", name: { ja: "市民窓口" }, department: "citizens", calendar: counter }],
  services: [service],
});
const openDays = createOpenDays();
const starts = (day: string, minutes = 30, table = timetable()) =>
  startsOf(table, openDays, { service, place, day, minutes }).map(timeOf);

describe("the starts of a day", () => {
  test("lie within the hours, lunch left out, the last one early enough to end", () => {
    expect(starts("2026-11-24")).toEqual([
      "08:30",
      "09:00",
      "09:30",
      "10:00",
      "10:30",
      "11:00",
      "11:30",
      "13:00",
      "13:30",
      "14:00",
      "14:30",
      "15:00",
      "15:30",
      "16:00",
      "16:30",
    ]); // prettier-ignore
    expect(starts("2026-11-24", 65).at(-1)).toBe("15:30");
  });

  test.each([
    ["a Saturday", "2026-11-28"],
    ["a holiday", "2026-11-23"],
    ["a holiday moved to Monday", "2027-03-22"],
    ["the end of the year", "2026-12-29"],
    ["the start of the year", "2027-01-03"],
  ])("there are none on %s", (_, day) => {
    expect(starts(day)).toEqual([]);
  });

  test("there are some on 29 February, on 28 December and on 4 January", () => {
    for (const day of ["2028-02-29", "2026-12-28", "2027-01-04"]) expect(starts(day)).toHaveLength(15);
  });

  test("a closure takes a day away, an extra opening gives one, even a Sunday, with its own hours", () => {
    const own = {
      ...calendar,
      closed: [{ from: "2026-12-01", until: "2026-12-02", reason: "機械の入れ替え" }],
      extra: [{ day: "2026-12-06", hours: [["09:00", "10:00"]] as [string, string][], reason: "休日窓口" }],
    };
    expect(starts("2026-12-01", 30, timetable(own))).toEqual([]);
    expect(starts("2026-12-02", 30, timetable(own))).toEqual([]);
    expect(starts("2026-12-03", 30, timetable(own))).toHaveLength(15);
    expect(starts("2026-12-06", 30, timetable(own))).toEqual(["09:00", "09:30"]);
  });

  test("an extra opening of one counter opens it on a national holiday; its closure closes it on a working day", () => {
    const counter = {
      ...calendar,
      closed: [{ from: "2026-11-24", until: "2026-11-24", reason: "研修" }],
      extra: [{ day: "2026-11-23", hours: [["09:00", "10:00"]] as [string, string][], reason: "休日窓口" }],
    };
    expect(starts("2026-11-23", 30, timetable(calendar, counter))).toEqual(["09:00", "09:30"]);
    expect(starts("2026-11-24", 30, timetable(calendar, counter))).toEqual([]);
    expect(starts("2026-11-25", 30, timetable(calendar, counter))).toHaveLength(15);
    // The city's own days, either way.
    const own = createOpenDays({ closed: ["2026-11-25"], open: ["2026-11-22"] });
    const on = (day: string) => startsOf(timetable(), own, { service, place, day, minutes: 30 });
    expect(on("2026-11-25")).toEqual([]);
    expect(on("2026-11-22"), "a Sunday has no weekly hours: it wants an extra opening").toEqual([]);
  });

  test("a counter is open only while its office is", () => {
    const counter = { ...calendar, weekly: { ...calendar.weekly, tue: [["10:00", "14:00"]] as [string, string][] } };
    expect(starts("2026-11-24", 30, timetable(calendar, counter))).toEqual([
      "10:00",
      "10:30",
      "11:00",
      "11:30",
      "13:00",
      "13:30",
    ]);
  });

  test("a class is given when it is given", () => {
    const session = { id: "a", day: "2026-11-28", start: "10:00", counter: "front", place: null };
    const lesson: Service = { ...service, kind: "class", minutes: 90, sessions: [session] };
    const on = (day: string) => startsOf(timetable(), openDays, { service: lesson, place, day, minutes: 90 });
    expect(on("2026-11-28")).toEqual([600]);
    expect(on("2026-11-24")).toEqual([]);
  });
});

describe("seats", () => {
  test("a visit keeps a desk busy for its length and the buffer", () => {
    expect(grainsOf(540, 35)).toEqual([540, 545, 550, 555, 560, 565, 570]);
  });

  test("what is done in the same visit makes it longer, once each, and only what the service offers", () => {
    expect(lengthOf(service, [])).toBe(30);
    expect(lengthOf(service, ["nhi-enroll", "child-allowance-claim", "nhi-enroll", "unheard-of"])).toBe(65);
  });

  test("a channel uses its own share of the desks: the last one is kept for those who call or come", () => {
    const grains = grainsOf(540, 30);
    expect(freeDesks(place, "online", grains, [])).toEqual([1, 2]);
    expect(freeDesks(place, "phone", grains, [{ grain: 555, desk: 1 }])).toEqual([2, 3]);
    expect(
      freeDesks(place, "online", grains, [
        { grain: 535, desk: 1 },
        { grain: 570, desk: 1 },
      ]),
    ).toEqual([1, 2]);
  });

  test("no start that is offered as free runs into a taken seat, whatever is taken", () => {
    const seat = fc.record({
      grain: fc.integer({ min: 102, max: 204 }).map((n) => n * 5),
      desk: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(seat, { maxLength: 60 }), fc.constantFrom(30, 45, 50, 65), (taken, minutes) => {
        const wanted = { service, place, day: "2026-11-24", minutes, channel: "online" as const };
        for (const { start, free } of freeStarts(timetable(), openDays, wanted, taken)) {
          const busy = new Set(
            taken
              .filter(({ grain }) => grain >= start && grain < start + minutes + service.buffer)
              .map(({ desk }) => desk),
          );
          expect(free).toBe([1, 2].filter((desk) => !busy.has(desk)).length);
        }
      }),
    );
  });
});

describe("the days that may be booked", () => {
  const withLead = (lead: Partial<Service["lead"]>) => ({ ...service, lead: { ...service.lead, ...lead } });

  test("「2営業日前まで」 skips week ends and holidays", () => {
    // Thursday; Monday the 23rd is a holiday: Friday and Tuesday are two days of opening.
    expect(bookableDays(withLead({ openDays: 2 }), "2026-11-19", openDays).first).toBe("2026-11-24");
    expect(bookableDays(withLead({ openDays: 0 }), "2026-11-19", openDays).first).toBe("2026-11-19");
  });

  test("end with the lead time, and with what is known of the holidays", () => {
    expect(bookableDays(service, "2026-11-19", openDays).last).toBe("2027-01-18");
    const { last } = openDays.reach;
    expect(bookableDays(withLead({ earliest: 366 }), `${last.slice(0, 4)}-12-01`, openDays).last).toBe(last);
  });
});

describe("times", () => {
  test("are those of Japan, on every server", () => {
    expect(new Date(instantOf("2027-01-04", minutesOf("08:30"))).toISOString()).toBe("2027-01-03T23:30:00.000Z");
    expect(weekdayOf("2026-11-23")).toBe("mon");
    expect(weekdayOf("2028-02-29")).toBe("tue");
  });

  test("hours that touch or overlap are one", () => {
    const own: Calendar = {
      ...calendar,
      weekly: {
        ...calendar.weekly,
        tue: [
          ["13:00", "15:00"],
          ["09:00", "12:00"],
          ["11:00", "13:00"],
        ],
      },
    };
    expect(openHours(own, "2026-11-24", () => true)).toEqual([{ from: 540, until: 900 }]);
  });
});
