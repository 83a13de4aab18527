import { describe, expect, test } from "vitest";
import {
  choice,
  define,
  field,
  fixture,
  fixtureIds,
  group,
  kitchenSink,
  say,
  step,
  tiny,
} from "../../tests/fixtures/index.ts";
import { compile } from "./compile.ts";
import type { Definition, Field, SimpleField, Step } from "./definition.ts";
import { DefinitionError } from "./definition-error.ts";
import { fieldModules } from "./fields/simple.ts";

const text = (id: string, rest: Partial<SimpleField> = {}) => field({ id, type: "text", ...rest } as SimpleField);
const kind = field({ id: "kind", type: "radio", options: choice("a", "b") });
const ticks = field({ id: "ticks", type: "checkboxes", options: choice("a", "b") });
const when = field({ id: "when", type: "date" });
const one = (...fields: Field[]) => [step("one", fields)];
const two = (first: Field, showIf: unknown) => [
  step("one", [first]),
  step("two", [text("x")], { showIf } as Partial<Step>),
];

function mistakes(definition: unknown): string[] {
  try {
    compile(definition);
  } catch (error) {
    if (error instanceof DefinitionError) return error.mistakes.map(({ path }) => path);
    throw error;
  }
  return [];
}
const withSteps = (steps: unknown, rest: Partial<Definition> = {}) => mistakes(define("bad", steps as Step[], rest));
const here = "$.steps[1].showIf";

describe("compile", () => {
  test.each(fixtureIds)("takes %s", (id) => expect(fixture(id).id).toBe(id));

  test("the kitchen sink uses every field type", () => {
    const types = kitchenSink.steps.flatMap((each) =>
      each.fields.flatMap((given) => (given.type === "group" ? given.fields.map((inner) => inner.type) : [given.type])),
    );
    expect(Object.keys(fieldModules).filter((type) => !types.some((each) => each === type))).toEqual([]);
  });

  test("there are some forty tiny ones", () => expect(Object.keys(tiny).length).toBeGreaterThanOrEqual(40));

  test("keeps a frozen copy", () => {
    const source = define("copy", one(kind));
    const procedure = compile(source);
    source.title.ja = "changed";
    expect(procedure.definition.title.ja).not.toBe("changed");
    expect(Object.isFrozen(procedure)).toBe(true);
    expect(Object.isFrozen(procedure.definition.steps[0]?.fields)).toBe(true);
    expect(Object.isFrozen(source.steps)).toBe(false);
  });

  test("says where and what, all mistakes at once", () => {
    const broken = [step("review", [text("a"), text("a")])];
    expect(() => compile(define("bad", broken))).toThrow(
      '$.steps[0].id: "review" is reserved\n$.steps[0].fields[1].id: a second field "a"',
    );
  });

  test.each<[string, unknown, string[]]>([
    ["no definition", null, ["$"]],
    ["an unknown key", { ...define("bad", one(text("a"))), extra: 1 }, ["$"]],
    ["no Japanese title", { ...define("bad", one(text("a"))), title: { en: "x" } }, ["$.title.ja"]],
    ["no steps", define("bad", []), ["$.steps"]],
    [
      "a field of no type",
      define("bad", one({ ...text("a"), type: "colour" } as unknown as Field)),
      ["$.steps[0].fields[0].type"],
    ],
    [
      "a wrong property",
      define("bad", one({ ...text("a"), options: [] } as unknown as Field)),
      ["$.steps[0].fields[0]"],
    ],
    [
      "one option",
      define("bad", one(field({ id: "a", type: "radio", options: choice("x") }))),
      ["$.steps[0].fields[0].options"],
    ],
    ["a snake_case id", define("bad", one(text("a_b"))), ["$.steps[0].fields[0].id"]],
    ["an unknown operator", define("bad", two(kind, { xor: [true, false] })), ["$.steps[1].showIf"]],
    ["three operands", define("bad", two(kind, { "==": [1, 2, 3] })), ['$.steps[1].showIf["=="]']],
  ])("refuses %s", (_what, definition, paths) => expect(mistakes(definition)).toEqual(paths));

  test.each<[string, unknown, string[]]>([
    ["two steps of one id", [step("a", [text("x")]), step("a", [text("y")])], ["$.steps[1].id"]],
    [
      "reserved step ids",
      ["review", "identity", "done"].map((id, index) => step(id, [text(`x${index}`)])),
      ["$.steps[0].id", "$.steps[1].id", "$.steps[2].id"],
    ],
    ["two fields of one id", [step("a", [text("x")]), step("b", [text("x")])], ["$.steps[1].fields[0].id"]],
    [
      "two item fields of one id",
      one(group("list", { min: 0, max: 1 }, [text("x"), text("x")])),
      ["$.steps[0].fields[0].fields[1].id"],
    ],
    [
      "an id every object has",
      one(text("toString"), text("constructor")),
      ["$.steps[0].fields[0].id", "$.steps[0].fields[1].id"],
    ],
    ["a group beside a field", one(group("list", { min: 0, max: 1 }, [text("x")]), text("y")), ["$.steps[0].fields"]],
    ["group min above max", one(group("list", { min: 3, max: 2 }, [text("x")])), ["$.steps[0].fields[0].repeat"]],
    ["only words to read", one(field({ id: "a", type: "notice" })), ["$.steps"]],
    [
      "a group of words",
      one(group("list", { min: 0, max: 1 }, [field({ id: "a", type: "notice" })])),
      ["$.steps[0].fields[0].fields"],
    ],
    [
      "two options of one value",
      one(field({ id: "a", type: "select", options: choice("x", "y", "x") })),
      ["$.steps[0].fields[0].options[2].value"],
    ],
    [
      "more ticks than options",
      one(field({ id: "a", type: "checkboxes", options: choice("x", "y"), max: 3 })),
      ["$.steps[0].fields[0].max"],
    ],
    [
      "ticks inverted",
      one(field({ id: "a", type: "checkboxes", options: choice("x", "y", "z"), min: 3, max: 2 })),
      ["$.steps[0].fields[0].min"],
    ],
    ["numbers inverted", one(field({ id: "a", type: "number", min: 2, max: 1 })), ["$.steps[0].fields[0].min"]],
    ["yen inverted", one(field({ id: "a", type: "yen", min: 2, max: 1 })), ["$.steps[0].fields[0].min"]],
    [
      "fixed days inverted",
      one(field({ id: "a", type: "date", min: "2026-04-02", max: "2026-04-01" })),
      ["$.steps[0].fields[0].min"],
    ],
    [
      "relative days inverted",
      one(field({ id: "a", type: "date", min: "today+1d", max: "today-1d" })),
      ["$.steps[0].fields[0].min"],
    ],
    ["a day that is none", one(field({ id: "a", type: "date", max: "2026-02-30" })), ["$.steps[0].fields[0].max"]],
  ])("refuses %s", (_what, steps, paths) => expect(withSteps(steps)).toEqual(paths));

  test.each<[string, unknown, string[]]>([
    ["a field nobody asks", two(kind, { var: "nothing" }), [`${here}.var`]],
    [
      "a field asked later",
      [step("one", [text("a")], { showIf: { var: "kind" } }), step("two", [kind])],
      ["$.steps[0].showIf.var"],
    ],
    ["its own page's field, for a page", [step("one", [kind], { showIf: { var: "kind" } })], ["$.steps[0].showIf.var"]],
    ["itself", one(text("a", { showIf: { var: "a" } })), ["$.steps[0].fields[0].showIf.var"]],
    [
      "a later field of the page",
      one(text("a", { showIf: { "==": [{ var: "kind" }, "a"] } }), kind),
      ['$.steps[0].fields[0].showIf["=="][0].var'],
    ],
    ["a notice", two(field({ id: "words", type: "notice" }), { var: "words" }), [`${here}.var`]],
    [
      "an item's field from outside",
      [step("one", [group("list", { min: 0, max: 1 }, [kind])]), step("two", [text("x")], { showIf: { var: "kind" } })],
      [`${here}.var`],
    ],
    [
      "a later field of the item",
      [
        step("one", [kind]),
        step("two", [group("list", { min: 0, max: 1 }, [text("a", { showIf: { var: "kind" } }), kind])]),
      ],
      ["$.steps[1].fields[0].fields[0].showIf.var"],
    ],
    ["no option of the field", two(kind, { "==": [{ var: "kind" }, "c"] }), [`${here}["=="][1]`]],
    ["no option, turned round", two(kind, { "!=": ["c", { var: "kind" }] }), [`${here}["!="][0]`]],
    ["no option in a list", two(kind, { in: [{ var: "kind" }, ["a", "c"]] }), [`${here}.in[1][1]`]],
    ["no box to tick", two(ticks, { in: ["c", { var: "ticks" }] }), [`${here}.in[0]`]],
    ["a list as one value", two(ticks, { "==": [{ var: "ticks" }, "a"] }), [`${here}["=="][1]`]],
    ["a list in a list", two(ticks, { in: [{ var: "ticks" }, ["a"]] }), [`${here}.in`]],
    ["no list at all", two(kind, { in: ["a", { var: "kind" }] }), [`${here}.in[1]`]],
    [
      "yes as a word",
      two(field({ id: "sure", type: "yes-no" }), { "==": [{ var: "sure" }, "yes"] }),
      [`${here}["=="][1]`],
    ],
    ["a number as a word", two(field({ id: "n", type: "number" }), { ">": [{ var: "n" }, "3"] }), [`${here}[">"][1]`]],
    ["an order of options", two(kind, { ">": [{ var: "kind" }, "a"] }), [`${here}[">"]`]],
    ["no day", two(when, { "<": [{ var: "when" }, "2026-02-30"] }), [`${here}["<"][1]`]],
    ["an order with nothing", two(when, { "<": [{ var: "when" }, null] }), [`${here}["<"][1]`]],
    ["no month", two(field({ id: "m", type: "year-month" }), { "<": [{ var: "m" }, "2026-13"] }), [`${here}["<"][1]`]],
    [
      "a name with a word",
      two(field({ id: "n", type: "person-name" }), { "==": [{ var: "n" }, "美祢"] }),
      [`${here}["=="][1]`],
    ],
    [
      "fields of two kinds",
      [step("one", [kind, when]), step("two", [text("x")], { showIf: { "==": [{ var: "kind" }, { var: "when" }] } })],
      [`${here}["=="]`],
    ],
    ["two fixed values", two(kind, { "==": [1, 1] }), [`${here}["=="]`]],
    ["the second of two", two(kind, { and: [{ var: "kind" }, { "!": { var: "no" } }] }), [`${here}.and[1]["!"].var`]],
  ])("refuses a condition on %s", (_what, steps, paths) => expect(withSteps(steps)).toEqual(paths));

  test("refuses somebody else who is named by nothing that is asked", () => {
    const who = field({ id: "who", type: "radio", options: choice("self", "agent") });
    const people = group("people", { min: 1, max: 2 }, [text("name")]);
    const steps = [step("one", [who, text("applicantName")]), step("list", [people])];
    const withOnBehalf = (onBehalf: unknown) => ({ ...define("bad", steps), onBehalf });
    expect(() =>
      compile(withOnBehalf({ by: "who", kinds: { agent: "agent" }, person: "people.name", relation: ["who"] })),
    ).not.toThrow();
    expect(mistakes(withOnBehalf({ by: "who", kinds: { friend: "agent" } }))).toEqual(["$.onBehalf.kinds.friend"]);
    expect(mistakes(withOnBehalf({ by: "whom", kinds: {} }))).toEqual(["$.onBehalf"]);
    expect(mistakes(withOnBehalf({ by: "who", kinds: {}, person: "people.birth", mandate: "letter" }))).toEqual([
      "$.onBehalf",
      "$.onBehalf",
    ]);
    expect(mistakes(withOnBehalf({ by: "who", kinds: { agent: "stranger" } }))).toEqual(["$.onBehalf.kinds.agent"]);
  });

  test("refuses a deadline that counts from no date", () => {
    const deadline = (rest: object) =>
      ({ ...define("x", []).guide, deadline: { rule: "within", text: say("x"), ...rest } }) as Definition["guide"];
    expect(withSteps(one(kind, when), { guide: deadline({ length: 14, from: "kind" }) })).toEqual([
      "$.guide.deadline.from",
    ]);
    expect(withSteps(one(kind, when), { guide: deadline({ from: "when" }) })).toEqual(["$.guide.deadline.length"]);
    expect(withSteps(one(kind, when), { guide: deadline({ length: 14, from: "when" }) })).toEqual([]);
  });

  const asks = (type: string, ja: string, easy?: string, en?: string) =>
    withSteps(
      one({
        id: "a",
        type,
        label: { ja, easy, en },
        ...(type === "file" ? { accept: ["image/png"] } : {}),
        ...(type === "radio" ? { options: choice("x", "y") } : {}),
      } as unknown as Field),
    );

  test.each<[type: string, ja: string, easy?: string, en?: string]>([
    ["text", "マイナンバー"],
    ["text", "世帯主の個人番号"],
    ["text", "マイナンバー（12桁）"],
    ["number", "個人番号を入力してください"],
    ["textarea", "氏名、個人番号、住所"],
    ["text", "マイナンバーの番号"],
    ["file", "マイナンバーが分かる書類"],
    ["file", "個人番号通知カード"],
    ["text", "番号", "マイナンバーを 書いて ください"],
    ["text", "番号", undefined, "Your My Number"],
    ["text", "番号", undefined, "Individual number (12 digits)"],
  ])("refuses to ask for a マイナンバー: %s %s %s %s", (type, ja, easy?: string, en?: string) => {
    expect(asks(type, ja, easy, en)).toEqual(["$.steps[0].fields[0].label"]);
  });

  test.each<[type: string, ja: string, easy?: string, en?: string]>([
    ["text", "マイナンバーカードの置き場所"],
    ["yes-no", "マイナンバーカードを持っている"],
    ["file", "マイナンバーカード（表）の写し", "マイナンバー カード", "My Number Card"],
    ["radio", "マイナンバー（個人番号）"],
    ["notice", "マイナンバー"],
    ["text", "個人番号の記載が必要な提出先", undefined, "Where you will submit it with the individual number"],
    ["text", "マイナンバー以外の番号"],
  ])("lets other questions pass: %s %s %s %s", (type, ja, easy?: string, en?: string) => {
    expect(asks(type, ja, easy, en).filter((path) => path.endsWith("label"))).toEqual([]);
  });
});
