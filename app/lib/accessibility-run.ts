/** The last automatic accessibility run, as its summary under accessibility/reports/ says. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { projectPath } from "./project-path.ts";

const schema = z.object({
  /** Day of the run, YYYY-MM-DD. */
  date: z.string(),
  engine: z.string(),
  pages: z.int(),
  states: z.int(),
  renders: z.int(),
  locales: z.array(z.string()),
  widths: z.array(z.int()),
  violations: z.int(),
});
export type AccessibilityRun = z.infer<typeof schema>;

/** null: no run has been made in this installation. */
export function readAccessibilityRun(): AccessibilityRun | null {
  const file = projectPath("accessibility", "reports", "summary.json");
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}
