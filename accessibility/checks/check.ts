/** Our own checks: what no engine decides, each with the criterion it speaks of and what it found. */
import type { Page } from "@playwright/test";
import type { Outcome } from "../../app/accessibility/record.ts";
import type { Locale } from "../../app/i18n/locales.ts";
import type { Entry } from "../inventory.ts";
import type { View } from "../views.ts";

/** What of a page-state the checks need to know. */
export type Subject = Pick<Entry, "id" | "page" | "title" | "route" | "pattern" | "area" | "locales"> &
  Partial<Pick<Entry, "isBare" | "hasErrors" | "withoutScript" | "isElsewhere" | "status">>;

/** One page-state in front of the checks. */
export type Sight = {
  page: Page;
  subject: Subject;
  locale: Locale;
  view: View;
  /** "quick": what one question to the page answers. "deep": keys are pressed, things are tried out, pictures taken. */
  depth: "quick" | "deep";
  /** The document as the server sent it; null where the browser no longer has it. */
  served: string | null;
};

export type Verdict = {
  check: string;
  criteria: string[];
  outcome: Exclude<Outcome, "untested">;
  help: string;
  where: string[];
};
export type Check = (sight: Sight) => Promise<Verdict[]>;

type Found = { check: string; criteria: string | string[]; help: string };

/** Failed where something was found, passed where there was something to look at, else inapplicable. */
export function verdict({ check, criteria, help }: Found, wrong: readonly string[], lookedAt: number | boolean = true) {
  const outcome = wrong.length > 0 ? "failed" : lookedAt ? "passed" : "inapplicable";
  return { check, criteria: [criteria].flat(), outcome, help, where: [...wrong] } satisfies Verdict;
}

/** For a person to look at, where something was found. */
export function question(found: Found, doubts: readonly string[], lookedAt: number | boolean = true): Verdict {
  const plain = verdict(found, doubts, lookedAt);
  return { ...plain, outcome: plain.outcome === "failed" ? "cantTell" : plain.outcome };
}
