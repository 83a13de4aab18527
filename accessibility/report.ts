/** What a run leaves: the summary that /accessibility reads, the raw results, a page to read. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locales } from "../app/i18n/locales.ts";
import type { AccessibilityRun } from "../app/lib/accessibility-run.ts";
import { type Render, widths } from "./audit.ts";
import { engine } from "./checks/axe.ts";
import type { CanaryResult } from "./checks/canary.ts";
import type { Finding } from "./checks/finding.ts";
import type { Entry } from "./inventory.ts";
import { reportPage } from "./report-page.ts";

export type Run = { date: string; entries: readonly Entry[]; renders: readonly Render[]; canary: CanaryResult };

/** Counts of pages, their states, and each state drawn in a language and a width. */
export function summarizeRun({ date, entries, renders }: Run): AccessibilityRun {
  const looked = new Set(renders.map((render) => render.state));
  const seen = entries.filter((entry) => looked.has(entry.id));
  return {
    date,
    engine,
    pages: new Set(seen.map((entry) => entry.page)).size,
    states: seen.length,
    renders: renders.length,
    locales: locales.filter((locale) => renders.some((render) => render.locale === locale)),
    widths: widths.filter((width) => renders.some((render) => render.width === width)).toSorted((a, b) => a - b),
    violations: renders.reduce((count, render) => count + render.violations.length, 0),
  };
}

const compact = ({ rule, impact, where }: Finding) => ({ rule, impact, where });

/** `folder`: where summary.json, axe.json and index.html are written. */
export function writeReport(folder: string, run: Run): AccessibilityRun {
  const summary = summarizeRun(run);
  const { date, canary, renders } = run;
  const raw = {
    date,
    engine,
    canary,
    results: renders.map(({ state, locale, width, violations, undecided }) => ({
      state,
      locale,
      width,
      violations: violations.map(({ rule, help, impact, where }) => ({ rule, help, impact, where })),
      incomplete: undecided.map(compact),
    })),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
  // One result a line: long, but a difference between two runs can be read.
  const lines = raw.results.map((result) => JSON.stringify(result)).join(",\n");
  writeFileSync(join(folder, "axe.json"), `${JSON.stringify({ ...raw, results: [] }).slice(0, -3)}[\n${lines}\n]}\n`);
  writeFileSync(join(folder, "index.html"), reportPage(run, summary));
  return summary;
}
