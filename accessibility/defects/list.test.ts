import { expect, test } from "vitest";
import routes from "../../app/routes.ts";
import { jisCriteria } from "../criteria.ts";
import { derive } from "../inventory.ts";
import { cityDefinitions } from "../stage/definitions.ts";
import { defects } from "./list.ts";
import { newly } from "./run.ts";

test("each criterion has five seeded defects or more, each with a name of its own", () => {
  const few = jisCriteria.filter((criterion) => defects.filter((each) => each.criterion === criterion).length < 5);
  expect(few).toEqual([]);
  const names = defects.map(({ criterion, name, state }) => `${criterion} ${name} ${state}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { criterion } of defects) expect(jisCriteria).toContain(criterion);
});

test("each is put into a page-state that there is, in a language that it has", () => {
  const entries = derive(routes, { catalogue: cityDefinitions(), today: "2026-11-23", all: false });
  for (const { state, locale, damage, served } of defects) {
    const entry = entries.find(({ id }) => id === state);
    expect([state, entry?.locales.includes(locale)]).toEqual([state, true]);
    expect(damage ?? served).toBeDefined();
  }
});

const finding = (rule: string, criteria: string[], where = ["p"]) => ({ rule, criteria, help: "", where });
const none = { failed: [], undecided: [], passed: [], inapplicable: [] };

test("only what is new, of this criterion, counts; a question only where no machine decides both ways", () => {
  const before = [{ engine: "axe" as const, findings: { ...none, failed: [finding("color-contrast", ["1.4.3"])] } }];
  const worse = { ...none, failed: [finding("color-contrast", ["1.4.3"]), finding("label", ["4.1.2"])] };
  expect(newly("1.4.3", before, [{ engine: "axe", findings: worse }])).toEqual([]);
  expect(newly("4.1.2", before, [{ engine: "axe", findings: worse }])).toEqual(["axe"]);
  const elsewhere = { ...none, failed: [finding("color-contrast", ["1.4.3"], ["h1"])] };
  expect(newly("1.4.3", before, [{ engine: "axe", findings: elsewhere }])).toEqual(["axe"]);
  const asks = (criterion: string) => [
    { engine: "own" as const, findings: { ...none, undecided: [finding("x", [criterion])] } },
  ];
  expect(newly("2.4.2", [], asks("2.4.2"))).toEqual([]);
  expect(newly("2.4.6", [], asks("2.4.6"))).toEqual(["own"]);
  expect(newly("1.2.2", [], asks("1.2.2"))).toEqual(["own"]);
});
