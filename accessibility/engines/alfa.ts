/** Siteimprove's Alfa: the page is copied out of the browser and judged here, by the rules of the ACT format. */
import type { Page } from "@playwright/test";
import { Audit } from "@siteimprove/alfa-act";
import { Playwright } from "@siteimprove/alfa-playwright";
import allRules, { alfaVersion } from "@siteimprove/alfa-rules";
import { type Engine, findingsOf, type Judgement } from "./engine.ts";

export const rules = [...allRules];

export const alfaEngine: Engine = {
  id: "alfa",
  name: "Siteimprove Alfa",
  version: alfaVersion,
  sees: "layout",
  bring: async () => {},
  async look(page: Page) {
    const handle = await page.evaluateHandle(() => document);
    const copy = await Playwright.toPage(handle);
    await handle.dispose();
    const outcomes = [...(await Audit.of(copy, rules).evaluate())];
    // Parts of the library in two versions do not know each other's nodes, and every rule is silently "inapplicable".
    if (outcomes.every(({ outcome }) => outcome === "inapplicable"))
      throw new Error("Alfa sees nothing: alfa-playwright, alfa-rules and alfa-act must have the same alfa-dom");
    const judgements = outcomes.map((outcome): Judgement => {
      const { rule } = outcome;
      const isClear = outcome.outcome === "passed" || outcome.outcome === "inapplicable";
      return {
        outcome: outcome.outcome === "cantTell" ? "undecided" : outcome.outcome,
        rule: rule.uri.split("/").at(-1) ?? rule.uri,
        criteria: criteriaOfRequirements(rule.requirements),
        help: isClear ? "" : said(outcome),
        where: isClear ? [] : [pathOf(outcome.target)],
      };
    });
    const found = findingsOf(judgements);
    const paths = [...found.failed, ...found.undecided].flatMap(({ where }) => where);
    const names = new Map(await page.evaluate((list) => list.map((path) => globalThis.a11yKit.atXPath(path)), paths));
    const named = (findings: typeof found.failed) =>
      findings.map((each) => ({ ...each, where: each.where.map((path) => names.get(path) ?? path) }));
    return { ...found, failed: named(found.failed), undecided: named(found.undecided) };
  },
};

/** Techniques and clauses of other bodies ("9.2.4.2" of EN 301 549) are no criteria. */
export const criteriaOfRequirements = (requirements: Iterable<object>): string[] =>
  [...requirements].flatMap((each) =>
    "chapter" in each && typeof each.chapter === "string" && /^\d\.\d\.\d{1,2}$/.test(each.chapter)
      ? [each.chapter]
      : [],
  );

function pathOf(target: unknown): string {
  const [first] = isMany(target) ? target : [target];
  if (typeof first !== "object" || first === null || !("path" in first) || typeof first.path !== "function") return "";
  return String(first.path());
}

const isMany = (value: unknown): value is Iterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.iterator in value && !("path" in value);

/** What the expectation that was not met says. */
function said(outcome: object): string {
  const expectations = "expectations" in outcome && isMany(outcome.expectations) ? [...outcome.expectations] : [];
  const messages = JSON.stringify(expectations).matchAll(/"message":"((?:[^"\\]|\\.)*)"/g);
  return [...new Set([...messages].map(([, message]) => JSON.parse(`"${message}"`) as string))].slice(0, 2).join("; ");
}
