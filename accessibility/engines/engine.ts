/** What every engine is to the run: brought into the browser once, then asked of each page. */
import type { BrowserContext, Page } from "@playwright/test";
import type { EngineId, RecordedFinding } from "../../app/accessibility/record.ts";
import type { Sight } from "../checks/check.ts";
import { isCriterion } from "../criteria.ts";

export type Findings = {
  failed: RecordedFinding[];
  /** What the engine leaves to a person. */
  undecided: RecordedFinding[];
  passed: string[];
  inapplicable: string[];
};

export type Engine = {
  id: EngineId;
  name: string;
  version: string;
  /** "document": width and colours change nothing of what it says, so it looks once at a page-state in a language. */
  sees: "document" | "layout";
  /** Has what the engine needs in every page of the browser from its start. */
  bring(context: BrowserContext): Promise<unknown>;
  look(page: Page, sight: Sight): Promise<Findings>;
  close?(): Promise<void>;
};

/** What one rule says of one page. */
export type Judgement = RecordedFinding & { outcome: "passed" | "failed" | "undecided" | "inapplicable" };

const most = 5;

/** Sorted, with one finding a rule, so that two runs give the same bytes. */
export function findingsOf(judgements: readonly Judgement[]): Findings {
  const known = judgements.map((each) => ({ ...each, criteria: each.criteria.filter(isCriterion).toSorted() }));
  const of = (outcome: Judgement["outcome"]) => known.filter((each) => each.outcome === outcome);
  const criteriaOf = (outcome: Judgement["outcome"]) => new Set(of(outcome).flatMap(({ criteria }) => criteria));
  const doubted = criteriaOf("failed").union(criteriaOf("undecided"));
  const passed = criteriaOf("passed").difference(doubted);
  const inapplicable = criteriaOf("inapplicable").difference(doubted).difference(passed);
  return {
    failed: byRule(of("failed")),
    undecided: byRule(of("undecided")),
    passed: [...passed].toSorted(),
    inapplicable: [...inapplicable].toSorted(),
  };
}

function byRule(judgements: readonly Judgement[]): RecordedFinding[] {
  const groups = Map.groupBy(judgements, ({ rule, criteria }) => `${rule} ${criteria}`);
  return [...groups.values()]
    .map(([first, ...rest]) => ({
      rule: first?.rule ?? "",
      criteria: first?.criteria ?? [],
      help: first?.help ?? "",
      where: [...new Set([first, ...rest].flatMap((each) => each?.where ?? []))].slice(0, most),
    }))
    .toSorted((a, b) => (`${a.rule} ${a.criteria}` < `${b.rule} ${b.criteria}` ? -1 : 1));
}
