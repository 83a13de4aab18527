/** What the lint says about a definition, in words for the staff who mend it. */
import type { Procedure } from "../../engine/index.ts";

export type Severity = "error" | "warning";
/** `path`: JSON path in the definition. `locale`: the language of the text that is meant. */
export type Finding = {
  rule: string;
  severity: Severity;
  path: string;
  locale?: "ja" | "easy" | "en";
  message: string;
};

/** What is known besides the definition itself. */
export type LintContext = {
  /** "YYYY-MM-DD": journeys are walked on this day. */
  today: string;
  departments: ReadonlySet<string>;
  handouts: ReadonlySet<string>;
  counterServices: ReadonlySet<string>;
};

export type Rule = (procedure: Procedure, context: LintContext) => Finding[];
