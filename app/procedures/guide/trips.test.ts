import { describe, expect, test } from "vitest";
import { createOpenDays } from "../../lib/open-days.ts";
import type { ChecklistTask } from "./checklist.ts";
import type { Timing } from "./timing.ts";
import { shareTrips, tripsOf } from "./trips.ts";

const days = createOpenDays();
const words = { ja: "架空の用件" };
const counters = [
  { id: "first", name: words },
  { id: "second", name: words },
];

type Day = Partial<Extract<Timing, { kind: "day" }>>;
const on = (due: string, more: Day = {}): Timing => ({
  kind: "day",
  mode: "by",
  last: due,
  due,
  opens: null,
  late: false,
  ...more,
});
const task = (id: string, timing: Timing, visit: string | null = "first", trip?: number): ChecklistTask => ({
  id,
  task: { id, title: words, why: words, when: { rule: "soon" }, ...(visit === null ? {} : { visit }), trip },
  definition: null,
  phase: "dated",
  timing,
  trip: null,
});
const shared = (...tasks: ChecklistTask[]) => Object.fromEntries(shareTrips(tasks, days));

describe("tasks share a trip", () => {
  test("when there is an open day for all of them", () => {
    expect(
      shared(
        task("a", on("2027-01-04", { opens: "2026-12-20" })),
        task("b", on("2027-01-19")),
        task("c", { kind: "any" }),
      ),
    ).toEqual({ a: 1, b: 1, c: 1 });
  });

  test("not when one opens after the other is due", () => {
    expect(
      shared(
        task("late", on("2026-12-18")),
        task("a", on("2027-01-04", { opens: "2026-12-20" })),
        task("b", on("2027-01-19")),
      ),
    ).toEqual({ late: 1, a: 2, b: 2 });
  });

  test("not when all the days they have in common are closed", () => {
    const wedding = on("2026-11-22", { mode: "on" });
    expect(shared(task("wedding", wedding), task("after", on("2026-12-06")))).toEqual({ wedding: 1, after: 2 });
    const open = on("2026-11-20", { mode: "on" });
    expect(shared(task("wedding", open), task("after", on("2026-12-06")))).toEqual({ wedding: 1, after: 1 });
    expect(shared(task("a", on("2027-01-03")), task("b", on("2027-02-01", { opens: "2026-12-29" })))).toEqual({
      a: 1,
      b: 2,
    });
  });

  test("with the task they go with, and by what the guide plans", () => {
    expect(
      shared(
        task("before", { kind: "soon" }, "first", 1),
        task("guest", { kind: "with", task: "a" }, "second", 2),
        task("a", on("2026-12-04"), "first", 2),
        task("b", on("2027-01-19", { opens: "2026-12-20" }), "first", 2),
        task("at-home", { kind: "soon" }, null),
      ),
    ).toEqual({ before: 1, a: 2, guest: 2, b: 3 });
  });

  test("what is late goes along with the next one", () => {
    expect(shared(task("late", on("2026-10-01", { late: true })), task("a", on("2026-12-04")))).toEqual({
      late: 1,
      a: 1,
    });
  });
});

test("a trip says from when, until when and round which counters", () => {
  const tasks = [
    { ...task("a", on("2027-01-04", { opens: "2026-12-20" }), "second"), trip: 1 },
    { ...task("b", on("2027-01-19"), "first"), trip: 1 },
    { ...task("c", { kind: "soon" as const }, null), trip: null },
  ];
  expect(tripsOf(tasks, counters, days)).toEqual([
    {
      number: 1,
      opens: "2026-12-21",
      due: "2027-01-04",
      isFixed: false,
      late: false,
      stops: [
        { counter: counters[0], tasks: [tasks[1]] },
        { counter: counters[1], tasks: [tasks[0]] },
      ],
    },
  ]);
});
