import { describe, expect, test } from "vitest";
import { choice, define, field, fixture, fixtureIds, group, say, step } from "../../../tests/fixtures/index.ts";
import { compile, type Journey } from "../../engine/index.ts";
import { coverage } from "./coverage.ts";
import { imaginedFile } from "./example-value.ts";
import { walkJourney } from "./walk-journey.ts";

const today = "2026-11-23";
const ship = fixture("spaceship-parking");
const journey = (answers: Journey["answers"], rest: Partial<Journey> = {}): Journey => ({
  id: "way",
  title: "見本 花子が申請する",
  fill: "required",
  answers,
  ...rest,
});
const walk = (answers: Journey["answers"], rest: Partial<Journey> = {}, procedure = ship) =>
  walkJourney(procedure, journey(answers, rest), today, imaginedFile);
const problems = (...given: Parameters<typeof walk>) =>
  walk(...given).problems.map(({ kind, field }) => `${kind} ${field}`);

describe("a journey that leads to the end", () => {
  test("needs nothing but what decides the way", () => {
    const { arrived, steps, answers, problems } = walk({ purpose: "visit" });
    expect(problems).toEqual([]);
    expect(arrived).toBe(true);
    expect(steps).toEqual(["pilot", "contact", "ship", "purpose", "stay", "people", "papers", "extras", "declare"]);
    expect(answers).toMatchObject({ purpose: "visit", pilotName: { family: "見本", given: "花子" } });
    expect(answers.nickname).toBeUndefined();
  });

  test("goes to the pages its answers open, an item of a group each", () => {
    const crew: Journey["answers"][] = [{ role: "captain" }, { role: "guest", birth: "today-3000d" }];
    const { pages, answers, fields, problems } = walk(
      { purpose: "trade", dangerous: true, crewCount: 2, crew, arrival: "today+10d", services: ["water", "fuel"] },
      { fill: "all" },
    );
    expect(problems).toEqual([]);
    expect(pages).toEqual(
      "pilot contact ship purpose cargo stay people/0 people/1 people animals/0 animals deposit papers extras declare".split(
        " ",
      ),
    );
    expect(answers).toMatchObject({
      arrival: "2026-12-03",
      services: ["fuel", "water"],
      crew: [{ name: { given: "花子" } }, { name: { given: "太郎" }, role: "guest", birth: "2018-09-06" }],
    });
    expect(fields).toEqual(expect.arrayContaining(["dangers", "fuelKind", "crew.licence", "animals.legs", "noNumber"]));
    expect(fields).not.toContain("crew.souvenir");
    expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
  });

  test("leaves a question empty when told so, and attaches a file when told so", () => {
    const { answers } = walk({ purpose: "visit", email: null, picture: true }, { fill: "all" });
    expect(answers.email).toBeUndefined();
    expect(walk({ picture: true }).answers.picture).toMatchObject([{ type: "image/png" }]);
  });

  test.each(fixtureIds)("is found through %s, answered in full and with what is required", (id) => {
    for (const fill of ["required", "all"] as const) expect(problems({}, { fill }, fixture(id))).toEqual([]);
  });
});

describe("a journey that is wrong says where", () => {
  test.each<[string, Journey["answers"], string[]]>([
    ["a question that is not asked on this way", { purpose: "visit", dangerous: true }, ["not-asked dangerous"]],
    [
      "a question of an item that is not asked",
      { crew: [{ role: "guest", licence: "A1" }] },
      ["not-asked crew.0.licence"],
    ],
    ["a word where a number is asked", { crewCount: "two" }, ["shape crewCount"]],
    ["no such option", { purpose: "holiday" }, ["shape purpose"]],
    ["no such option in an item", { crew: [{ role: "cook" }] }, ["shape crew.0.role"]],
    ["one item without its list", { crew: { role: "guest" } }, ["shape crew"]],
    ["a day that cannot be chosen", { arrival: "today-1d" }, ["refused arrival"]],
    ["too many items", { crew: [{}, {}, {}, {}, {}] }, ["unreachable crew"]],
    ["no item where one is needed", { crew: [] }, ["refused crew"]],
    ["a required question left empty", { shipName: null }, ["refused shipName"]],
  ])("%s", (_, answers, expected) => expect(problems(answers)).toEqual(expected));

  test("an item that is refused in a group nobody needs, and only that", () => {
    expect(problems({ crewCount: 2, animals: [{ legs: -1 }] })).toEqual(["refused animals.0.legs"]);
  });

  test("in words with the value", () => {
    expect(walk({ arrival: "2020-01-01" }).problems[0]?.message).toBe(
      'arrival に "2020-01-01" は受け取られません（min {"day":"2026-11-23"}）。',
    );
  });

  test("a file that nobody can invent", () => {
    const { arrived, problems } = walkJourney(ship, journey({}), today, () => null);
    expect(arrived).toBe(false);
    expect(problems).toMatchObject([{ kind: "refused", page: "papers", field: "certificate" }]);
  });
});

describe("the fee", () => {
  const copies = [
    step("order", [
      field({ id: "copies", type: "number", min: 1, max: 5 }),
      field({ id: "by", type: "radio", options: choice("post", "counter") }),
    ]),
  ];
  const items = [
    { id: "copy", label: say("写し"), yen: 300, times: "copies" },
    {
      id: "stamp",
      label: say("切手"),
      yen: null,
      showIf: { "==": [{ var: "by" }, "post"] as [{ var: string }, string] },
    },
  ];
  const plain = define("copy", copies);
  const fee = { yen: 300, text: say("300円"), items, pay: ["counter" as const] };
  const procedure = compile({ ...plain, guide: { ...plain.guide, fee } });

  test.each<[Journey["answers"], number | null | undefined, string[]]>([
    [{ copies: 2, by: "counter" }, 600, []],
    [{ copies: 2, by: "counter" }, undefined, []],
    [{ copies: 2, by: "post" }, null, []],
    [{ copies: 2, by: "counter" }, 300, ["fee null"]],
    [{ copies: 2, by: "counter" }, null, ["fee null"]],
    [{ copies: 2, by: "post" }, 600, ["fee null"]],
  ])("of %j is %s: %j", (answers, said, expected) => {
    expect(problems(answers, { fee: said }, procedure)).toEqual(expected);
  });
});

describe("coverage", () => {
  const pet = compile(
    define("pet", [
      step("kind", [field({ id: "kind", type: "radio", options: choice("dog", "cat", "bird") })]),
      step("dog", [field({ id: "licence", type: "text" })], { showIf: { "==": [{ var: "kind" }, "dog"] } }),
      step("friends", [
        group("friends", { min: 0, max: 2 }, [
          field({ id: "tame", type: "yes-no" }),
          field({ id: "bites", type: "text", showIf: { "==": [{ var: "tame" }, false] } }),
        ]),
      ]),
    ]),
  );
  const seen = (...ways: Journey["answers"][]) =>
    coverage(
      pet,
      ways.map((answers) => walk(answers, {}, pet)),
    );

  test("names what no journey has seen", () => {
    expect(seen({ kind: "cat" })).toEqual({
      steps: ["dog"],
      fields: ["licence", "friends.tame", "friends.bites"],
      options: ["kind=dog", "friends.tame=true", "friends.tame=false"],
    });
  });

  test("adds journeys up", () => {
    expect(seen({ kind: "dog", friends: [{ tame: true }, { tame: false }] }, { kind: "cat" })).toEqual({
      steps: [],
      fields: [],
      options: [],
    });
  });

  test("counts options that lead the same way as one", () => {
    expect(seen({ kind: "dog", friends: [{ tame: true }, { tame: false }] }).options).toEqual(["kind=cat・bird"]);
  });
});
