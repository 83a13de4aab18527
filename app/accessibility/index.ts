/** Door of the accessibility room: criteria, what a run recorded, what people decided, and what follows from both. */

export {
  type Criterion,
  criteria,
  criterionById,
  isOfJis,
} from "./criteria.ts";
export {
  type AccessibilityEvidence,
  type Current,
  createEvidence,
  type EvidenceFile,
  evidenceFiles,
} from "./evidence.ts";
export { type Cell, isOpenFailure, isPreliminary, isWaiting, type Judgement, judge } from "./judge.ts";
export {
  type EngineId,
  engineIds,
  type Kill,
  type Look,
  type RecordedFinding,
  type RecordedState,
  type RunRecord,
  recordSchema,
} from "./record.ts";
export { parseRecord } from "./record-file.ts";
export { checklistColumns, limits } from "./results-html.ts";
export { readReviewFiles } from "./review-files.ts";
export {
  complaintHash,
  isInForce,
  type Review,
  type ReviewOutcome,
  reviewOutcomes,
  type Session,
  type SessionKind,
  sessionKinds,
} from "./reviews.ts";
export { screenName } from "./screens.ts";
export { emptyStatement, type Statement, standingClaim } from "./statement.ts";
export type { DecisionStore } from "./store.ts";
export {
  type CriterionResult,
  countsOf,
  criterionResults,
  type EngineResult,
  engineResults,
  killRate,
  overall,
  type StateResult,
  stateResults,
} from "./summary.ts";
export type { Verdict } from "./verdicts.ts";
