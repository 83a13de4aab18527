/** The city's fourteen guides: whole, true to the procedures, and without dead ends. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyQuery } from "../../../tests/factories/guide-answers.ts";
import { compile, type Definition, lifeEvents, type Text } from "../../engine/index.ts";
import { createOpenDays } from "../../lib/open-days.ts";
import { projectPath } from "../../lib/project-path.ts";
import { readDefinitions } from "../seed-files.ts";
import { queryOf, readAnswers } from "./answers.ts";
import { type Checklist, type ChecklistTask, makeChecklist } from "./checklist.ts";
import { bringId, type Guide, signing } from "./guide.ts";
import { readGuides } from "./read-guides.ts";
import { phases } from "./schema.ts";

const today = "2026-11-23";
const days = createOpenDays();
const guides = readGuides();
const definitions: ReadonlyMap<string, Definition> = new Map(
  readDefinitions().map((source) => {
    const { definition } = compile(source);
    return [definition.id, definition];
  }),
);
const read = (name: string): unknown =>
  JSON.parse(readFileSync(projectPath("db", "seed", "life-events", `${name}.json`), "utf8"));
const tasksOf = (list: Checklist): ChecklistTask[] => list.phases.flatMap((phase) => phase.tasks);
const each = guides.list.map((guide) => [guide.id, guide] as const);

function checklist(guide: Guide, query: URLSearchParams, at = today): Checklist {
  const taken = readAnswers(guide, query, at);
  if (taken.kind !== "answered") throw new Error(`${guide.id}?${query}: ${JSON.stringify(taken)}`);
  return makeChecklist(guide, taken.answers, { today: at, days, definitions });
}

/** Every text of a value, with its path. */
function texts(value: unknown, path = ""): { path: string; ja?: string; easy?: string; en?: string }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("ja" in value) return [{ path, ...(value as Text) }];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}/${key}`));
}

test("every life event has one, and every file names its own", () => {
  expect(guides.list.map(({ id }) => id)).toEqual([...lifeEvents]);
});

describe.each(["bring", "counters", ...lifeEvents])("texts of %s", (name) => {
  const all = texts(read(name));

  test("are there in every language, each in its own script", () => {
    expect(all.length).toBeGreaterThan(5);
    for (const { path, ja, easy, en } of all) {
      expect
        .soft(
          [ja, easy, en].every((text) => (text ?? "").trim() !== ""),
          path,
        )
        .toBe(true);
      expect.soft(en, path).not.toMatch(/[\u3000-\u303f\u3040-\u30ff\u4e00-\u9fff\uff01-\uff5e]/u);
      expect.soft(`${ja}${easy}${en}`, path).not.toMatch(/要確認|TODO|お届け出/u);
    }
  });

  test("are short sentences", () => {
    const sentences = (text = "") => text.split(/[。！？]/u);
    for (const { path, ja, easy, en } of all) {
      for (const sentence of sentences(ja)) expect.soft(sentence.length, `${path} ${sentence}`).toBeLessThanOrEqual(50);
      for (const sentence of sentences(easy))
        expect.soft(sentence.length, `${path} ${sentence}`).toBeLessThanOrEqual(60);
      expect.soft((en ?? "").length, path).toBeLessThanOrEqual(140);
    }
  });
});

describe.each(each)("%s", (_, guide) => {
  const { tasks, questions, day } = guide.event;

  test("names procedures that exist, and says which facts are open", () => {
    const unknown = tasks.flatMap(({ procedure }) => procedure ?? []).filter((id) => !definitions.has(id));
    expect(unknown).toEqual([]);
    expect(guide.event.facts.open.length).toBeGreaterThan(0);
  });

  test("counts as the procedures count, where they say how", () => {
    for (const { id, when, procedure } of tasks) {
      const rule = definitions.get(procedure ?? "")?.guide.deadline;
      if (!rule || (when.rule === "procedure" && when.else === undefined)) continue;
      const own: { rule: string; length?: number; unit?: string; count?: string } =
        when.rule === "procedure" ? { rule: "within", ...when.else } : when;
      // A rule of thumb may be on the safe side; "by the day itself" is about the event, not about the form.
      if (own.rule !== rule.rule || "about" in own || !own.length) continue;
      expect
        .soft({ id, length: own.length, unit: own.unit ?? "days", count: own.count ?? "next-day" })
        .toEqual({ id, length: rule.length, unit: rule.unit ?? "days", count: rule.count ?? "next-day" });
    }
  });

  test("asks nothing that decides nothing", () => {
    const used = JSON.stringify([tasks, questions.map(({ showIf }) => showIf)]);
    const idle = questions
      .map(({ id }) => id)
      .filter((id) => id !== day && !used.includes(`{"var":"${id}"}`) && !used.includes(`"from":"${id}"`));
    expect(idle).toEqual([]);
  });

  test("has no dead task, and some answers that leave most of them out", () => {
    const seen = new Set<string>();
    let fewest = tasks.length;
    fc.assert(
      fc.property(anyQuery(guide, today), (query) => {
        const found = tasksOf(checklist(guide, query));
        for (const { id } of found) seen.add(id);
        fewest = Math.min(fewest, found.length);
      }),
      { numRuns: 400, seed: 43 },
    );
    expect(tasks.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
    expect(fewest).toBeLessThan(Math.max(2, tasks.length * 0.6));
  });

  test("any answers: one spelling of the address gives them again", () => {
    fc.assert(
      fc.property(anyQuery(guide, today), (query) => {
        const taken = readAnswers(guide, query, today);
        if (taken.kind !== "answered") throw new Error(JSON.stringify(taken));
        const spelled = queryOf(guide, taken.answers);
        expect(readAnswers(guide, new URLSearchParams(spelled), today)).toEqual(taken);
        expect(new URLSearchParams(spelled).toString()).toBe(spelled);
        expect(spelled.length).toBeLessThan(1500);
      }),
      { numRuns: 60 },
    );
  });

  test("any answers: days in order, open ones, each thing and each task once", () => {
    const anyDay = fc.integer({ min: 0, max: 400 }).map((ahead) => {
      const at = new Date(Date.parse(`${today}T00:00:00Z`) + ahead * 86_400_000);
      return at.toISOString().slice(0, 10);
    });
    fc.assert(
      fc.property(anyQuery(guide, today), anyDay, (query, later) => {
        const taken = readAnswers(guide, query, today);
        if (taken.kind !== "answered") throw new Error(JSON.stringify(taken));
        expectWellFormed(makeChecklist(guide, taken.answers, { today: later, days, definitions }), later);
      }),
      { numRuns: 60 },
    );
  });
});

function expectWellFormed(list: Checklist, at: string): void {
  const tasks = tasksOf(list);
  const order = list.phases.map(({ id }) => phases.indexOf(id));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
  for (const phase of list.phases) {
    const due = phase.tasks.flatMap(({ timing }) => (timing.kind === "day" ? (timing.due ?? []) : []));
    expect(due).toEqual(due.toSorted());
    const byThen = phase.tasks.flatMap(({ timing }) => (timing.kind === "day" && timing.mode !== "on" ? timing : []));
    for (const { due } of byThen) expect(days.isOpen(due ?? "")).toBe(true);
    phase.tasks.forEach(({ timing }, index) => {
      if (timing.kind === "with") expect(phase.tasks.slice(0, index).map(({ id }) => id)).toContain(timing.task);
    });
  }
  for (const { timing } of tasks) if (timing.kind === "day") expect(timing.late).toBe((timing.due ?? timing.last) < at);
  expect(new Set(list.bring.map(({ thing }) => thing.id)).size).toBe(list.bring.length);
  expect(list.bring.every((each) => each.tasks.length > 0)).toBe(true);
  expect(list.trips.map(({ number }) => number)).toEqual(list.trips.map((_, index) => index + 1));
  const onTrips = list.trips.flatMap((trip) => trip.stops.flatMap((stop) => stop.tasks.map(({ id }) => id)));
  expect(onTrips.sort()).toEqual(tasks.flatMap(({ id, trip }) => (trip === null ? [] : id)).sort());
  if (list.next !== null) expect(list.next >= at).toBe(true);
}

test("everything that can be brought, and every counter, is of use", () => {
  const tasks = guides.list.flatMap((guide) => guide.event.tasks);
  const kit = guides.list[0]?.kit;
  const brought = new Set([signing, ...tasks.flatMap(({ bring }) => (bring ?? []).map(bringId))]);
  expect([...(kit?.bring.keys() ?? [])].filter((id) => !brought.has(id))).toEqual([]);
  const visited = new Set(tasks.map(({ visit }) => visit));
  expect(kit?.counters.map(({ id }) => id).filter((id) => !visited.has(id))).toEqual([]);
});

test("what a procedure comes up in is found from the procedure", () => {
  expect(guides.withProcedure("water-start").map(({ id }) => id)).toEqual(["moving-in", "moving-within"]);
  expect(guides.withProcedure("public-comment")).toEqual([]);
});

test("a procedure that is not published is left out", () => {
  const guide = guides.byId.get("disaster");
  if (!guide) throw new Error("no such guide");
  const taken = readAnswers(
    guide,
    new URLSearchParams("kind=affected&happenedOn.year=2026&happenedOn.month=11&happenedOn.day=1&damage=home"),
    today,
  );
  if (taken.kind !== "answered") throw new Error("refused");
  const without = makeChecklist(guide, taken.answers, { today, days, definitions: new Map() });
  expect(tasksOf(without).map(({ id }) => id)).toEqual(["photographs", "relief"]);
});
