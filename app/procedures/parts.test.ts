import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { define } from "../../tests/fixtures/define.ts";
import { compile, DefinitionError } from "../engine/index.ts";
import { projectPath } from "../lib/project-path.ts";
import { expandParts, readParts } from "./parts.ts";

const parts = readParts([
  {
    id: "person",
    note: "だれか",
    fields: [
      { id: "name", type: "person-name", label: { ja: "{of}の氏名", en: "Name of {of}" } },
      { id: "birth", type: "date", label: { ja: "{of}の生年月日" }, max: "today" },
    ],
  },
  {
    id: "choice",
    note: "選ぶ",
    fields: [
      {
        id: "who",
        type: "radio",
        label: { ja: "だれ" },
        options: ["a", "b", "c"].map((value) => ({ value, label: { ja: value.toUpperCase() } })),
      },
    ],
  },
  {
    id: "contact",
    note: "連絡先",
    title: { ja: "連絡先" },
    fields: [{ id: "tel", type: "tel", label: { ja: "電話番号" }, hint: { ja: "昼の電話" } }],
  },
]);
const of = { ja: "子", en: "the child" };
const whole = (steps: unknown[]) => expandParts({ ...define("x", []), steps }, parts);
const steps = (...given: unknown[]) => (whole(given) as { steps: unknown[] }).steps;
const inStep = (use: object) => ({ id: "a", title: { ja: "画面" }, fields: [use] });

const fields = (use: object) => (steps(inStep(use))[0] as { fields: Record<string, unknown>[] }).fields;

describe("in a list of fields", () => {
  test("every field is written out, named after whom it is about, its texts filled", () => {
    expect(fields({ part: "person", as: "child", of })).toEqual([
      { id: "childName", type: "person-name", label: { ja: "子の氏名", en: "Name of the child" } },
      { id: "childBirth", type: "date", label: { ja: "子の生年月日" }, max: "today" },
    ]);
  });

  test("only some, with a condition for all and changes for one", () => {
    const showIf = { var: "has" };
    expect(
      fields({ part: "person", of, only: ["birth"], showIf, with: { birth: { max: null, required: false } } }),
    ).toEqual([{ id: "birth", type: "date", label: { ja: "子の生年月日" }, showIf, required: false }]);
  });

  test("options by value: another label, one less, one more after the one before it", () => {
    const options = (change: object) => {
      const [field] = fields({ part: "choice", with: { who: { options: change } } });
      const chosen = (field?.options ?? []) as { value: string; label: { ja: string } }[];
      return chosen.map(({ value, label }) => value + label.ja);
    };
    expect(options({ a: { ja: "ア" } })).toEqual(["aア", "bB", "cC"]);
    expect(options({ b: null })).toEqual(["aA", "cC"]);
    expect(options({ b: { ja: "イ" }, x: { ja: "エ" }, y: { ja: "オ" }, a: null })).toEqual([
      "bイ",
      "xエ",
      "yオ",
      "cC",
    ]);
    expect(options({ x: { ja: "エ" } })).toEqual(["xエ", "aA", "bB", "cC"]);
    // The part itself stays as it is.
    expect(options({})).toEqual(["aA", "bB", "cC"]);
  });

  test("inside a repeating group", () => {
    const [group] = fields({ id: "g", type: "group", fields: [{ part: "person", of, only: ["name"] }] });
    expect(group?.fields).toMatchObject([{ id: "name", type: "person-name" }]);
  });
});

describe("as a step", () => {
  test("with the part's title and fields, under its own name or another", () => {
    const showIf = { var: "has" };
    const tel = { id: "tel", type: "tel", label: { ja: "電話番号" }, hint: { ja: "昼の電話" } };
    expect(steps({ part: "contact" }, { part: "contact", as: "second", showIf, title: { ja: "別の連絡先" } })).toEqual([
      { id: "contact", title: { ja: "連絡先" }, fields: [tel] },
      { id: "second", title: { ja: "別の連絡先" }, showIf, fields: [tel] },
    ]);
  });
});

describe("is refused with its place", () => {
  test.each([
    ["an unknown part", inStep({ part: "nobody" }), "$.steps[0].fields[0]", /no part "nobody"/],
    ["an unknown field", inStep({ part: "person", of, only: ["shoe"] }), "$.steps[0].fields[0]", /no field "shoe"/],
    ["nobody to speak of", inStep({ part: "person" }), "$.steps[0].fields[0]", /"of" is missing/],
    ["an unknown word", inStep({ part: "person", whose: of }), "$.steps[0].fields[0]", /whose/],
    ["a step without a title", { part: "person", of }, "$.steps[0]", /no title/],
  ])("%s", (_, step, path, message) => {
    expect.assertions(3);
    try {
      steps(step);
    } catch (error) {
      expect(error).toBeInstanceOf(DefinitionError);
      expect((error as DefinitionError).path).toBe(path);
      expect((error as DefinitionError).message).toMatch(message);
    }
  });

  test("what is no definition is left to the schema", () => {
    expect(() => compile(expandParts({ id: "x" }, parts))).toThrow(DefinitionError);
    expect(() => compile(expandParts("x", parts))).toThrow(DefinitionError);
  });
});

test("the city's definitions name parts instead of copying their fields", () => {
  const read = (folder: string) =>
    readdirSync(folder).map((name): unknown => JSON.parse(readFileSync(join(folder, name), "utf8")));
  const own = ({ id: _, ...field }: Record<string, unknown>) => JSON.stringify(field);
  const shared = new Set(
    [...readParts(read(projectPath("db", "seed", "parts"))).values()]
      .flatMap((part) => part.fields.map(own))
      .filter((field) => !field.includes("{of}")),
  );
  expect(shared.size).toBeGreaterThan(10);
  type Source = { id: string; steps: { fields?: Record<string, unknown>[] }[] };
  const copies = (read(projectPath("db", "seed", "procedures")) as Source[]).flatMap(({ id, steps }) =>
    steps.flatMap(({ fields = [] }) =>
      fields
        .flatMap((field) => (Array.isArray(field.fields) ? (field.fields as Record<string, unknown>[]) : [field]))
        .filter((field) => shared.has(own(field)))
        .map((field) => `${id} ${String(field.id)}`),
    ),
  );
  expect(copies).toEqual([]);
});
