/** IBM's accessibility-checker-engine, put into the page itself: its wrapper would fetch the engine from a network. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { type Engine, findingsOf, type Judgement } from "./engine.ts";

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve("accessibility-checker-engine/ace.js"), "utf8");
const { version } = require("accessibility-checker-engine/package.json") as { version: string };
const guideline = "WCAG_2_2";

export const ibmEngine: Engine = {
  id: "ibm",
  name: "IBM Equal Access Accessibility Checker",
  version,
  sees: "layout",
  // A script of half a megabyte: only pages that are looked at load it.
  bring: async () => {},
  async look(page: Page) {
    await page.evaluate(`globalThis.ace ?? (() => { ${source}; globalThis.ace = ace; })(); 0`);
    const { results, criteria } = await page.evaluate(check, guideline);
    const criteriaOf = new Map(criteria);
    return findingsOf(
      results.map(({ rule, value: [policy, confidence], message, where }) => ({
        outcome: outcomeOf(confidence),
        rule,
        // What IBM only recommends goes beyond the criterion it is filed under.
        criteria: policy === "VIOLATION" ? (criteriaOf.get(rule) ?? []) : [],
        help: message,
        where: [where],
      })),
    );
  },
};

function outcomeOf(confidence: string): Judgement["outcome"] {
  if (confidence === "PASS") return "passed";
  return confidence === "FAIL" ? "failed" : "undecided";
}

type Result = {
  ruleId: string;
  value: [policy: string, confidence: string];
  message: string;
  path: { dom: string };
};
type Guideline = { id: string; checkpoints: { num: string; rules: { id: string }[] }[] };
type Ace = {
  Checker: new () => {
    check(root: Document, guidelines: string[]): Promise<{ results: Result[] }>;
    getGuidelines(): Guideline[];
  };
};

/** In the page. Of what passed, one a rule is enough. */
async function check(name: string) {
  const checker = new (globalThis as unknown as { ace: Ace }).ace.Checker();
  const { results } = await checker.check(document, [name]);
  const seen = new Set<string>();
  const wanted = results.filter(({ ruleId, value: [policy, confidence] }) => {
    const key = `${ruleId} ${policy}`;
    if (confidence !== "PASS") return true;
    return !seen.has(key) && seen.add(key);
  });
  const own = checker.getGuidelines().find(({ id }) => id === name);
  const pairs = (own?.checkpoints ?? []).flatMap(({ num, rules }) => rules.map(({ id }) => ({ id, num })));
  return {
    criteria: [...Map.groupBy(pairs, ({ id }) => id)].map(([id, list]): [string, string[]] => [
      id,
      list.map(({ num }) => num),
    ]),
    results: wanted.map(({ ruleId, value, message, path }) => {
      const element = document.evaluate(path.dom, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
      const where = element instanceof Element ? globalThis.a11yKit.nameOf(element) : path.dom;
      return { rule: ruleId, value, message, where };
    }),
  };
}
