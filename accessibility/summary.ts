/** The few numbers of a record that the portal's own page shows. */
import type { RunRecord } from "../app/accessibility/index.ts";
import type { AccessibilityRun } from "../app/lib/accessibility-run.ts";
import { isViolation } from "./telling.ts";

export function summaryOf({ date, engines, locales, looks, states, views }: RunRecord): AccessibilityRun {
  return {
    date,
    engine: engines.map(({ name, version }) => `${name} ${version}`).join("、"),
    pages: new Set(states.map(({ page }) => page)).size,
    states: states.length,
    renders: new Set(looks.map(({ state, locale, view }) => `${state} ${locale} ${view}`)).size,
    locales,
    widths: [...new Set(views.map((view) => Number.parseInt(view, 10)))].toSorted((a, b) => a - b),
    violations: looks.reduce(
      (count, { engine, failed }) => count + failed.filter((finding) => isViolation(finding, engine)).length,
      0,
    ),
  };
}
