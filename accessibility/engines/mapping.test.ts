import axe from "axe-core";
import { expect, test } from "vitest";
import { isCriterion } from "../criteria.ts";
import { rules as alfaRules, criteriaOfRequirements } from "./alfa.ts";
import { criteriaOfTags } from "./axe.ts";
import { findingsOf, type Judgement } from "./engine.ts";
import { criteriaOfCode } from "./htmlcs.ts";
import { isParsing, ruleOf } from "./nu.ts";

test("every rule of axe speaks of a criterion or is best practice", () => {
  for (const { ruleId, tags } of axe.getRules()) {
    const isOfLevel = tags.some((tag) => /^wcag2\d?aa?$/.test(tag));
    const criteria = criteriaOfTags(tags);
    expect([ruleId, isOfLevel ? criteria.some(isCriterion) : true]).toEqual([ruleId, true]);
    for (const id of criteria) expect(id).toMatch(/^\d\.\d\.\d{1,2}$/);
  }
  expect(criteriaOfTags(["cat.color", "wcag2aa", "wcag143"])).toEqual(["1.4.3"]);
  expect(criteriaOfTags(["wcag21aa", "wcag1412"])).toEqual(["1.4.12"]);
});

test("every rule of Alfa that is made for WCAG speaks of a criterion", () => {
  const speaking = alfaRules.map(({ requirements }) => criteriaOfRequirements(requirements));
  expect(alfaRules.length).toBeGreaterThan(80);
  expect(speaking.filter((criteria) => criteria.length > 0).length).toBeGreaterThan(50);
  for (const id of speaking.flat()) expect(id).toMatch(/^\d\.\d\.\d{1,2}$/);
});

test("codes of HTML_CodeSniffer name their criterion", () => {
  expect(criteriaOfCode("WCAG2AA.Principle1.Guideline1_4.1_4_3.G18.Fail")).toEqual(["1.4.3"]);
  expect(criteriaOfCode("WCAG2AA.Principle1.Guideline1_4.1_4_10.C32,C31")).toEqual(["1.4.10"]);
  expect(criteriaOfCode("WCAG2AA.Principle1.Guideline1_3.1_3_1_A.G141")).toEqual(["1.3.1"]);
});

test.each([
  ["Duplicate ID “main”.", true],
  ["Stray end tag “div”.", true],
  ["Unclosed element “section”.", true],
  ["End tag “p” implied, but there were open elements.", true],
  ["Duplicate attribute “id”.", true],
  ["Element “div” not allowed as child of element “span” in this context.", true],
  ["The element “button” must not appear as a descendant of the “button” element.", true],
  ["Attribute “enterkeyhint” not allowed on element “input” at this point.", false],
  ["Bad value “x” for attribute “rel” on element “link”.", false],
])("of what the Nu checker says only parsing is 4.1.1: %s", (message, wanted) => {
  expect(isParsing(message)).toBe(wanted);
});

test("messages of the Nu checker become rules without what they quote", () => {
  expect(ruleOf("Duplicate ID “main”.")).toBe(ruleOf("Duplicate ID “f-name”."));
});

test("a criterion that failed has not passed, and triple-A is good practice", () => {
  const judgement = (outcome: Judgement["outcome"], criteria: string[]): Judgement => ({
    outcome,
    rule: `${outcome} ${criteria}`,
    criteria,
    help: "",
    where: [],
  });
  const found = findingsOf([
    judgement("passed", ["1.4.3", "2.4.2"]),
    judgement("failed", ["1.4.3"]),
    judgement("failed", ["2.5.5"]),
    judgement("inapplicable", ["2.4.2", "1.2.2"]),
  ]);
  expect(found.passed).toEqual(["2.4.2"]);
  expect(found.inapplicable).toEqual(["1.2.2"]);
  expect(found.failed.map(({ criteria }) => criteria)).toEqual([["1.4.3"], []]);
});
