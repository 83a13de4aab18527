/** axe-core in the page: everything of WCAG 2.0, 2.1 and 2.2 level A and AA, and what it calls best practice. */
import { createRequire } from "node:module";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { type Engine, type Findings, findingsOf, type Judgement } from "./engine.ts";

/** Off in axe by default, on for level AA of WCAG 2.2. */
const rules = { "target-size": { enabled: true } };
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

export const axeOptions = { runOnly: { type: "tag" as const, values: tags }, rules, preload: false };

export const axeEngine: Engine = {
  id: "axe",
  name: "axe-core",
  version: axe.version,
  sees: "layout",
  // Sending it for every look would take longer than running it.
  bring: (context) => context.addInitScript({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") }),
  async look(page: Page) {
    // Without frames the old way is the same and does not open a second page for every run.
    const builder = new AxeBuilder({ page, axeSource: "void 0" }).setLegacyMode(true).options(axeOptions);
    return findingsOfAxe(await builder.analyze());
  },
};

export type AxeRule = { id: string; help: string; tags: string[]; nodes: { target: unknown[] }[] };
export type AxeResults = Record<"violations" | "incomplete" | "passes" | "inapplicable", AxeRule[]>;

/** Also of what another browser found. */
export const findingsOfAxe = ({ violations, incomplete, passes, inapplicable }: AxeResults): Findings =>
  findingsOf([
    ...violations.map(judged("failed")),
    ...incomplete.map(judged("undecided")),
    ...passes.map(judged("passed")),
    ...inapplicable.map(judged("inapplicable")),
  ]);

/** "wcag143" and "wcag1410" are the criteria 1.4.3 and 1.4.10. */
export const criteriaOfTags = (names: readonly string[]): string[] =>
  names.flatMap((tag) => {
    const found = /^wcag(\d)(\d)(\d{1,2})$/.exec(tag);
    return found ? [found.slice(1).join(".")] : [];
  });

const judged =
  (outcome: Judgement["outcome"]) =>
  ({ id, help, tags: names, nodes }: AxeRule): Judgement => ({
    outcome,
    rule: id,
    criteria: criteriaOfTags(names),
    help,
    where: nodes.map((node) => node.target.flat().join(" ")),
  });
