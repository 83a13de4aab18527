/** A fictional guide: what is refused at boot, and how times follow from answers. */
import { describe, expect, test } from "vitest";
import type { Definition } from "../../engine/index.ts";
import { createOpenDays } from "../../lib/open-days.ts";
import { readAnswers } from "./answers.ts";
import { makeChecklist } from "./checklist.ts";
import { compileGuide, guideKit } from "./guide.ts";

const words = { ja: "架空の用件", easy: "架空の 用件", en: "Fictional matter" };
const kit = guideKit(
  [
    { id: "signing", text: words, online: true },
    { id: "lantern", text: words },
    { id: "rope", text: words },
  ],
  [{ id: "hall", name: words }],
  [{ id: "leaflet", name: words }],
);
const days = createOpenDays({ closed: ["2026-12-07"], open: [] });
const task = (id: string, more: object) => ({ id, title: words, why: words, when: { rule: "soon" }, ...more });

const guide = (tasks: object[], more: object = {}) =>
  compileGuide(
    {
      id: "disaster",
      lead: words,
      day: "happenedOn",
      questions: [
        { id: "happenedOn", type: "date", label: words },
        { id: "cave", type: "yes-no", label: words },
        { id: "secondOn", type: "date", label: words, required: false, showIf: { var: "cave" } },
      ],
      tasks,
      facts: { open: [] },
      ...more,
    },
    kit,
  );

describe("a guide is refused", () => {
  test.each<[string, object[], string]>([
    ["without a title or a procedure", [{ id: "a", why: words, when: { rule: "soon" } }], "needs a title"],
    ["with a task twice", [task("a", {}), task("a", {})], 'task "a" is there twice'],
    ["with an unknown thing", [task("a", { bring: ["whale"] })], 'brings "whale"'],
    ["with an unknown counter", [task("a", { visit: "moon" })], 'visits "moon"'],
    ["with an unknown leaflet", [task("a", { handouts: ["x"] })], 'hands out "x"'],
    ["counting from what is no date", [task("a", { when: { rule: "within", length: 3, from: "cave" } })], "is no date"],
    ["following a task below it", [task("a", { when: { rule: "after", task: "b" } }), task("b", {})], 'follows "b"'],
    ["taking a time from no procedure", [task("a", { when: { rule: "procedure" } })], "has no procedure"],
    ["with a condition on nothing", [task("a", { showIf: { var: "whale" } })], "whale"],
    ["with a condition of the wrong kind", [task("a", { showIf: { "==": [{ var: "cave" }, "yes"] } })], "cave"],
    ["with a counter elsewhere", [task("a", { elsewhere: words, visit: "hall" })], "is not the city's"],
  ])("%s", (_, tasks, message) => expect(() => guide(tasks)).toThrow(message));

  test("with a day that nobody asks for", () => {
    expect(() => guide([task("a", {})], { day: "whale" })).toThrow('"whale" is no date question');
  });

  test("when the shared list has nothing for applying online", () => {
    expect(() => guideKit([], [], [])).toThrow("signing");
  });
});

/** Of a procedure only what the checklist looks at. */
const procedure = (id: string, deadline: object, level = "email") =>
  ({ id, guide: { deadline }, channels: { online: true }, assurance: { level } }) as unknown as Definition;
const definitions = new Map(
  [
    procedure("fortnight", { rule: "within", length: 14 }),
    procedure("counted", { rule: "within", length: 7, count: "same-day" }, "jpki"),
    procedure("ahead", { rule: "before", length: 3, unit: "open-days" }),
    procedure("said", { rule: "text" }),
    procedure("whenever", { rule: "none" }),
  ].map((each) => [each.id, each]),
);

function timings(tasks: object[], query: string, today = "2026-11-23") {
  const compiled = guide(tasks);
  const taken = readAnswers(compiled, new URLSearchParams(query), today);
  if (taken.kind !== "answered") throw new Error(JSON.stringify(taken));
  const list = makeChecklist(compiled, taken.answers, { today, days, definitions });
  return list.phases.flatMap(({ id, tasks: own }) => own.map((each) => [id, each.id, each.timing]));
}
const day = "happenedOn.year=2026&happenedOn.month=11&happenedOn.day=23&cave=no";
const by = (last: string, due = last, more = {}) => ({
  kind: "day",
  mode: "by",
  last,
  due,
  opens: null,
  late: false,
  ...more,
});

describe("the time of a task", () => {
  test("follows the procedure as it is published", () => {
    const of = (id: string, more: object = {}) => task(id, { procedure: id, when: { rule: "procedure", ...more } });
    expect(timings([of("fortnight"), of("counted"), of("ahead"), of("said"), of("whenever")], day)).toEqual([
      ["dated", "ahead", by("2026-11-18", "2026-11-18", { late: true })],
      ["dated", "counted", by("2026-11-29", "2026-11-30")],
      // 2026-12-07 is a closed day of this city's own.
      ["dated", "fortnight", by("2026-12-07", "2026-12-08")],
      ["soon", "said", { kind: "words" }],
      ["later", "whenever", { kind: "any" }],
    ]);
    expect(timings([of("said", { else: { length: 1, unit: "months" } })], day)).toEqual([
      ["dated", "said", by("2026-12-23")],
    ]);
  });

  test("counts from another day, and has none when that was not answered", () => {
    const second = task("second", { when: { rule: "within", length: 10, from: "secondOn" } });
    expect(timings([second], day)).toEqual([["soon", "second", { kind: "soon" }]]);
    const answered = "happenedOn.year=2026&happenedOn.month=11&happenedOn.day=23&cave=yes";
    expect(timings([second], `${answered}&secondOn.year=R8&secondOn.month=12&secondOn.day=1`)).toEqual([
      ["dated", "second", by("2026-12-11")],
    ]);
  });

  test("goes by the calendar of the year", () => {
    const yearly = task("yearly", { when: { rule: "yearly", first: "06-01", last: "06-30" } });
    const fiscal = task("fiscal", { when: { rule: "fiscal-year" } });
    expect(timings([yearly, fiscal], day)).toEqual([
      ["dated", "fiscal", by("2027-03-31")],
      ["later", "yearly", by("2027-06-30", "2027-06-30", { opens: "2027-06-01" })],
    ]);
    expect(timings([yearly], day, "2027-06-15")).toEqual([["later", "yearly", by("2027-06-30")]]);
    const march = "happenedOn.year=2029&happenedOn.month=3&happenedOn.day=5&cave=no";
    // 31 March 2029 is a Saturday: money of that year must be asked for before.
    expect(timings([fiscal], march)).toEqual([["dated", "fiscal", by("2029-03-31", "2029-03-30")]]);
  });

  test("stands with or after another task, and alone when that is not there", () => {
    const tasks = [
      task("host", { showIf: { var: "cave" }, when: { rule: "within", length: 5 } }),
      task("guest", { when: { rule: "with", task: "host" } }),
      task("follower", { when: { rule: "after", task: "host" } }),
      task("on", { when: { rule: "on" } }),
      task("opens", { when: { rule: "before", length: 0, opens: { length: 2, unit: "months" } } }),
    ];
    const year = "happenedOn.year=2027&happenedOn.month=11&happenedOn.day=23";
    expect(timings(tasks, `${year}&cave=yes`)).toEqual([
      ["before", "opens", by("2027-11-23", "2027-11-22", { opens: "2027-09-23" })],
      ["before", "on", by("2027-11-23", "2027-11-23", { mode: "on" })],
      ["dated", "host", by("2027-11-28", "2027-11-29")],
      ["dated", "guest", { kind: "with", task: "host" }],
      ["soon", "follower", { kind: "after", task: "host" }],
    ]);
    expect(timings(tasks.slice(0, 3), `${year}&cave=no`)).toEqual([
      ["soon", "guest", { kind: "soon" }],
      ["soon", "follower", { kind: "soon" }],
    ]);
  });
});

test("what to bring follows the answers; the card's password only where one applies with it", () => {
  const compiled = guide([
    task("a", { procedure: "counted", visit: "hall", bring: ["lantern", { id: "rope", showIf: { var: "cave" } }] }),
    task("b", { visit: "hall", bring: ["lantern"] }),
  ]);
  const bring = (query: string) => {
    const taken = readAnswers(compiled, new URLSearchParams(query), "2026-11-23");
    if (taken.kind !== "answered") throw new Error(JSON.stringify(taken));
    const list = makeChecklist(compiled, taken.answers, { today: "2026-11-23", days, definitions });
    return list.bring.map(({ thing, tasks }) => [thing.id, ...tasks.map(({ id }) => id)]);
  };
  expect(bring(day)).toEqual([
    ["lantern", "a", "b"],
    ["signing", "a"],
  ]);
  expect(bring("happenedOn.year=2026&happenedOn.month=11&happenedOn.day=23&cave=yes")).toEqual([
    ["lantern", "a", "b"],
    ["rope", "a"],
    ["signing", "a"],
  ]);
});

test("an address without answers asks, one with mistakes says which", () => {
  const compiled = guide([task("a", {})]);
  expect(readAnswers(compiled, new URLSearchParams("utm_source=x&edit=1"), "2026-11-23")).toEqual({ kind: "none" });
  expect(readAnswers(compiled, new URLSearchParams("cave=perhaps"), "2026-11-23")).toMatchObject({
    kind: "refused",
    refusal: { errors: { happenedOn: [{ key: "required" }], cave: [{ key: "choice" }] } },
  });
});
