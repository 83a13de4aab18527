/**
 * What is known of each criterion on each page-state in each language: the engines' word, our scripts', and people's.
 * Pure: the same record, decisions and day give the same judgement.
 */
import { type Criterion, criteria } from "./criteria.ts";
import type { EngineId, Outcome, RecordedState, RunRecord } from "./record.ts";
import { complaintHash, type Review, type Standing, standingOf } from "./reviews.ts";
import { type Complaint, type Verdict, verdictsOf } from "./verdicts.ts";

/** In EARL's words: a machine alone, a person over a machine's evidence, a person alone. */
export type Mode = "automatic" | "semiAuto" | "manual";

export type Cell = {
  criterion: string;
  state: string;
  locale: string;
  contentHash: string;
  outcome: Outcome;
  /** null: nobody looked. */
  mode: Mode | null;
  verdicts: readonly Verdict[];
  /** One engine says failed, another one passed; stays so when a person has decided. */
  isDisputed: boolean;
  /** What stands against it: complaints that no person has answered. */
  open: readonly { engine: EngineId; complaint: Complaint }[];
  /** The person's judgement that counts. */
  review: Review | null;
  /** Every complaint that is left is accepted for a while: it failed, and somebody answers for it. */
  exception: Review | null;
};

export type Judgement = { record: Omit<RunRecord, "looks">; today: string; cells: readonly Cell[] };

export function judge(record: RunRecord, reviews: readonly Review[], today: string): Judgement {
  return finish(record, today, [...judgeStates(record, reviews, today)]);
}

/** The same, without stopping the server for it: others have their turn between the states. */
export async function judgeInTurns(
  record: RunRecord,
  reviews: readonly Review[],
  today: string,
  turn: () => Promise<unknown>,
): Promise<Judgement> {
  const judged: Cell[][] = [];
  for (const cells of judgeStates(record, reviews, today)) {
    judged.push(cells);
    if (judged.length % statesInARow === 0) await turn();
  }
  return finish(record, today, judged);
}
const statesInARow = 10;

function finish({ looks: _, ...record }: RunRecord, today: string, judged: readonly Cell[][]): Judgement {
  return { record, today, cells: judged.flat() };
}

/** State by state. */
function* judgeStates(record: RunRecord, reviews: readonly Review[], today: string): Generator<Cell[]> {
  const standing = standingOf(reviews, today);
  const byPlace = Map.groupBy(record.looks, ({ state, locale }) => `${state}\n${locale}`);
  for (const state of record.states) {
    yield Object.keys(state.contentHashes).flatMap((locale) => {
      const verdicts = verdictsOf(byPlace.get(`${state.id}\n${locale}`) ?? []);
      return criteria.map((criterion) =>
        judgeCell(criterion, state, locale, verdicts.get(criterion.id) ?? [], standing),
      );
    });
  }
}

function judgeCell(
  criterion: Criterion,
  state: RecordedState,
  locale: string,
  verdicts: readonly Verdict[],
  standing: Standing,
): Cell {
  const contentHash = state.contentHashes[locale] ?? "";
  const isDisputed = verdicts.some(({ outcome }) => outcome === "failed") && verdicts.some(hasPassed);
  const complaints = verdicts.flatMap(({ engine, failed }) => failed.map((complaint) => ({ engine, complaint })));
  const hashOf = ({ engine, complaint }: (typeof complaints)[number]) =>
    complaintHash(contentHash, engine, complaint.rule);
  // A person decides between engines; what none of them contradicts is no matter of opinion.
  const isAnswered = (each: (typeof complaints)[number]) => {
    const answer = isDisputed ? standing.review(criterion.id, state.id, hashOf(each)) : null;
    return answer?.outcome === "passed" || answer?.outcome === "inapplicable";
  };
  const open = complaints.filter((each) => !isAnswered(each));
  const review = standing.review(criterion.id, state.id, contentHash);
  const accepts = (hash: string) => standing.exception(criterion.id, state.id, hash);
  const outcome = open.length > 0 ? "failed" : (review?.outcome ?? machineOutcome(criterion, verdicts));
  const mode = modeOf(criterion, verdicts, outcome, open.length > 0 ? null : review);
  const common = { criterion: criterion.id, state: state.id, locale, contentHash };
  // A failure that a person found has no complaint: then the content itself must have been accepted, too.
  const toAccept = [...open.map(hashOf), ...(open.length === 0 || review?.outcome === "failed" ? [contentHash] : [])];
  const accepted = toAccept.map(accepts);
  const exception = outcome === "failed" && accepted.every((each) => each !== null) ? (accepted[0] ?? null) : null;
  return { ...common, outcome, mode, verdicts, isDisputed, open, review, exception };
}

const hasPassed = ({ outcome }: Verdict) => outcome === "passed";

function modeOf(
  { method }: Criterion,
  verdicts: readonly Verdict[],
  outcome: Outcome,
  review: Review | null,
): Mode | null {
  if (review === null) return outcome === "untested" ? null : "automatic";
  return method === "manual" || verdicts.length === 0 ? "manual" : "semiAuto";
}

/** Whose word decides, the first that speaks: our script for what it measures, Nu for the grammar, axe where the rule is its own. */
function decidersOf({ id, method }: Criterion): readonly EngineId[] {
  if (id === "4.1.1") return ["nu", "own"];
  return method === "axe" ? ["own", "axe"] : ["own"];
}

/** Without people, and without the failures: those that are left here were answered by one. */
function machineOutcome(criterion: Criterion, verdicts: readonly Verdict[]): Outcome {
  const words = verdicts.flatMap(({ engine, otherwise }) => (otherwise === null ? [] : [{ engine, otherwise }]));
  if (words.length === 0) return verdicts.length === 0 ? "untested" : "cantTell";
  const decider = decidersOf(criterion).find((engine) => words.some((each) => each.engine === engine));
  const decided = words.find(({ engine }) => engine === decider)?.otherwise ?? "cantTell";
  // That nothing applies is a proof only as long as no engine found something to judge.
  if (decided === "inapplicable") {
    if (words.every(({ otherwise }) => otherwise === "inapplicable")) return decided;
    const isUnsure = words.some(({ otherwise }) => otherwise === "cantTell");
    // What others found is good, and the one that decides found nothing wrong.
    return criterion.decides === "pass-and-fail" && !isUnsure ? "passed" : "cantTell";
  }
  return criterion.decides === "fail-only" ? "cantTell" : decided;
}

/** A person is asked: nobody could tell, nobody looked, or something stands against it that nobody answers for. */
export const isWaiting = ({ outcome, exception }: Cell): boolean =>
  outcome === "cantTell" || outcome === "untested" || (outcome === "failed" && exception === null);

/** Decided while it was built; the auditor is still to confirm it. */
export const isPreliminary = ({ open, review }: Cell): boolean => open.length === 0 && review?.isPreliminary === true;

/** A failure that nobody has accepted for a while: a run with one is no success. */
export const isOpenFailure = ({ outcome, exception }: Cell): boolean => outcome === "failed" && exception === null;
