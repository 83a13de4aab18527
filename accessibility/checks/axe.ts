/** axe-core in the page: everything of WCAG 2.0, 2.1 and 2.2 level A and AA, and what it calls best practice. */
import { createRequire } from "node:module";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import axe from "axe-core";
import type { Finding } from "./finding.ts";

export const engine = `axe-core ${axe.version}`;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** `undecided`: what the engine leaves to a person. */
export type AxeFindings = { violations: Finding[]; undecided: Finding[] };

/** Has the engine in every page from its start; sending it for every run would take longer than running it. */
export const bringAxe = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });

export async function runAxe(page: Page, rules?: string[]): Promise<AxeFindings> {
  // Without frames the old way is the same and does not open a second page for every run.
  const builder = new AxeBuilder({ page, axeSource: "void 0" }).setLegacyMode(true).options({
    runOnly: rules ? { type: "rule", values: rules } : { type: "tag", values: tags },
    // Off in axe by default, on for level AA of WCAG 2.2.
    rules: rules ? {} : { "target-size": { enabled: true } },
    resultTypes: ["violations", "incomplete"],
    preload: false,
  });
  const { violations, incomplete } = await builder.analyze();
  return { violations: violations.map(toFinding), undecided: incomplete.map(toFinding) };
}

type AxeResult = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"][number];

const toFinding = ({ id, help, impact, nodes }: AxeResult): Finding => ({
  rule: id,
  help,
  impact: impact ?? "minor",
  where: nodes.slice(0, 5).map((node) => node.target.flat().join(" ")),
});
