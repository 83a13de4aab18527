import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Service, serviceSchema } from "../reservations/index.ts";
import { readService, serviceInputs } from "./service-form.ts";

const lesson: Service = serviceSchema.parse({
  id: "lesson",
  kind: "class",
  name: { ja: "教室" },
  need: { ja: "習いたい" },
  minutes: 90,
  buffer: 0,
  every: 90,
  places: [
    { counter: "front", desks: 10, quota: { online: 8, phone: 10, counter: 10 } },
    { counter: "branch", desks: 4, quota: { online: 4, phone: 4, counter: 4 } },
  ],
  sessions: [
    {
      id: "2026-12-02-1000-front",
      day: "2026-12-02",
      start: "10:00",
      counter: "front",
      place: { ja: "公民館", en: "Hall" },
    },
  ],
  lead: { earliest: 60, openDays: 1, hours: 0 },
  perPerson: 2,
  together: [{ procedure: "nhi-enroll", minutes: 15 }],
  procedures: ["nhi-enroll"],
  bring: [{ ja: "カード" }],
  areas: [],
  note: null,
  open: ["市の確認を待つ"],
});
const formOf = (inputs: Record<string, string>) => ({ get: (name: string) => inputs[name] ?? null });
const edited = (changes: Record<string, string>) =>
  readService(formOf({ ...serviceInputs(lesson), ...changes }), lesson, new Set(["annex"]));

const noSession = { "session.0.day": "", "session.0.start": "" };

describe("the form of a service", () => {
  test("gives back what it was drawn from", () => {
    expect(edited({})).toEqual({ service: lesson, problems: {} });
  });

  test("a place is given up with no desks, and another one added with its quota left to all desks", () => {
    const { service, problems } = edited({
      "place.1.desks": "0",
      "place.2.at": "annex",
      "place.2.desks": "3",
      "place.2.online": "1",
    });
    expect(problems).toEqual({});
    expect(service.places.slice(1)).toEqual([
      { counter: "annex", desks: 3, quota: { online: 1, phone: 3, counter: 3 } },
    ]);
  });

  test("sessions are added, taken away and put in order", () => {
    const added = { "session.1.day": "2026-11-25", "session.1.start": "13:30", "session.1.counter": "front" };
    const { service, problems } = edited(added);
    expect(problems).toEqual({});
    expect(service.sessions.map(({ day, place }) => [day, place?.ja ?? null])).toEqual([
      ["2026-11-25", null],
      ["2026-12-02", "公民館"],
    ]);
    expect(edited({ "session.0.day": "", "session.0.start": "" }).service.sessions).toEqual([]);
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ["no number", { minutes: "長い" }, { minutes: "number" }],
    ["too long", { minutes: "500" }, { minutes: "number" }],
    ["off the grid", { every: "7" }, { every: "grid" }],
    ["a share above the desks", { "place.0.online": "11" }, { "place.0.online": "quota" }],
    ["no place left", { ...noSession, "place.0.desks": "0", "place.1.desks": "0" }, { "place.0.desks": "noPlace" }],
    ["a place of somebody else", { "place.2.at": "tax", "place.2.desks": "1" }, { "place.2.at": "counter" }],
    ["a place twice", { "place.2.at": "front", "place.2.desks": "1" }, { "place.2.at": "twice" }],
    ["a session where it is not given", { "session.0.counter": "annex" }, { "session.0.counter": "counter" }],
    ["a session without a time", { "session.0.start": "" }, { "session.0.start": "time" }],
    ["a room in English alone", { "session.0.ja": "" }, { "session.0.ja": "place" }],
    ["minutes of a procedure", { "together.nhi-enroll": "-5" }, { "together.nhi-enroll": "number" }],
  ])("%s is refused at its input", (_, changes, wanted) => {
    expect(edited(changes).problems).toEqual(wanted);
  });

  test("whatever is sent, it is refused or is a service", () => {
    const names = Object.keys(serviceInputs(lesson));
    const junk = fc.oneof(
      fc.string({ maxLength: 10 }),
      fc.constantFrom("0", "1", "5", "60", "1e3", "０", "2026-12-09"),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), junk), (changes) => {
        const { service, problems } = edited(changes);
        if (Object.keys(problems).length === 0) expect(serviceSchema.safeParse(service).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
