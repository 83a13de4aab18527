/** The evidence for programs: what was tested, by what, and what came of it, without what went well in each place. */
import { isoDate } from "../i18n/dates.ts";
import { isWaiting } from "./judge.ts";
import type { Evidence } from "./results.ts";
import { type Statement, standingClaim } from "./statement.ts";
import { criterionResults, killRate, stateResults } from "./summary.ts";

export function evidenceJson({ judgement, sessions }: Evidence, statement: Statement): string {
  const { record, today, cells } = judgement;
  const { kills, states: _, ...run } = record;
  const results = criterionResults(judgement);
  const { defects, found, missed } = killRate(kills);
  const document = {
    format: 1,
    standard: "JIS X 8341-3:2016",
    /** null: not stated. */
    claim: standingClaim(statement, results, sessions),
    judgedOn: today,
    run,
    tester: { defects, found, missed: missed.map(({ criterion, defect }) => ({ criterion, defect })) },
    criteria: results.map(({ criterion: { id, level, since, title, uri }, exceptions, ...result }) => ({
      ...{ id, level, since, title, uri },
      ofStandard: since === "2.0",
      ...result,
      exceptions,
    })),
    states: stateResults(judgement).map(({ state, counts, waiting, openFailures }) => ({
      ...{ id: state.id, page: state.page, title: state.title, area: state.area, pattern: state.pattern },
      contentHashes: state.contentHashes,
      ...{ counts, waiting, openFailures },
    })),
    /** Where a person is asked, or something failed. */
    open: cells
      .filter((cell) => isWaiting(cell) || cell.outcome === "failed" || cell.isDisputed)
      .map(({ criterion, state, locale, outcome, isDisputed, verdicts, open, review, exception }) => ({
        ...{ criterion, state, locale, outcome, isDisputed },
        engines: Object.fromEntries(verdicts.map((verdict) => [verdict.engine, verdict.outcome])),
        complaints: open.map(({ engine, complaint: { rule, help, where } }) => ({ engine, rule, help, where })),
        review: review && {
          outcome: review.outcome,
          reason: review.reason,
          on: isoDate(review.at),
          until: review.until,
          isPreliminary: review.isPreliminary ?? false,
        },
        exception: exception && { reason: exception.reason, until: exception.until },
      })),
    sessions: sessions.map(({ kind, tool, system, browser, on, pages, findings }) => ({
      ...{ kind, tool, system, browser, on, pages, findings },
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
