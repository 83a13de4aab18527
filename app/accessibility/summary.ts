/** The judgement, counted: by criterion over everything, by page-state, by engine. */
import { type Check, type Criterion, checkOf, criteria } from "./criteria.ts";
import { type Cell, isOpenFailure, isPreliminary, isWaiting, type Judgement, type Mode } from "./judge.ts";
import { type EngineId, engineIds, type Kill, type Outcome, outcomes, type RecordedState } from "./record.ts";

export type Counts = Record<Outcome, number>;

export type CriterionResult = {
  criterion: Criterion;
  check: Check;
  outcome: Outcome;
  mode: Mode | null;
  counts: Counts;
  /** Places where a person is asked, failures nobody accepted, failures accepted for a while, engines of two minds. */
  waiting: number;
  openFailures: number;
  excepted: number;
  disputed: number;
  /** Places that were decided while the portal was built; the auditor is still to confirm them. */
  preliminary: number;
  /** Engines that said something of it. */
  engines: EngineId[];
  /** Of the exceptions in force: why, until when. */
  exceptions: { reason: string; until: string | null }[];
};

const worstFirst: readonly Outcome[] = ["failed", "cantTell", "untested", "passed", "inapplicable"];

/** Of several places: the worst; inapplicable only where nothing applies anywhere. */
export const overall = (counts: Counts): Outcome => worstFirst.find((outcome) => counts[outcome] > 0) ?? "untested";

export function countsOf(cells: readonly Cell[]): Counts {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Counts;
  for (const { outcome } of cells) counts[outcome] += 1;
  return counts;
}

const modes: readonly Mode[] = ["manual", "semiAuto", "automatic"];

/** Pages ask for it again and again; a judgement never changes. */
const counted = new WeakMap<readonly Cell[], CriterionResult[]>();

export function criterionResults({ cells }: Pick<Judgement, "cells">): CriterionResult[] {
  const known = counted.get(cells) ?? count(cells);
  counted.set(cells, known);
  return known;
}

function count(cells: readonly Cell[]): CriterionResult[] {
  const byCriterion = Map.groupBy(cells, (cell) => cell.criterion);
  return criteria.map((criterion) => {
    const own = byCriterion.get(criterion.id) ?? [];
    const counts = countsOf(own);
    const excepted = own.filter(({ outcome, exception }) => outcome === "failed" && exception !== null);
    const spoke = new Set(own.flatMap(({ verdicts }) => verdicts.map(({ engine }) => engine)));
    const exceptions = excepted.flatMap(({ exception }) =>
      exception ? [{ reason: exception.reason, until: exception.until }] : [],
    );
    return {
      criterion,
      check: checkOf(criterion),
      outcome: overall(counts),
      mode: modes.find((mode) => own.some((cell) => cell.mode === mode)) ?? null,
      counts,
      waiting: own.filter(isWaiting).length,
      openFailures: own.filter(isOpenFailure).length,
      excepted: excepted.length,
      disputed: own.filter(({ isDisputed }) => isDisputed).length,
      preliminary: own.filter(isPreliminary).length,
      engines: engineIds.filter((engine) => spoke.has(engine)),
      exceptions: [...new Map(exceptions.map((each) => [`${each.reason}\n${each.until}`, each])).values()],
    };
  });
}

export type StateResult = {
  state: RecordedState;
  locales: string[];
  counts: Counts;
  waiting: number;
  openFailures: number;
};

export function stateResults({ record, cells }: Judgement): StateResult[] {
  const byState = Map.groupBy(cells, (cell) => cell.state);
  return record.states.map((state) => {
    const own = byState.get(state.id) ?? [];
    return {
      state,
      locales: Object.keys(state.contentHashes),
      counts: countsOf(own),
      waiting: own.filter(isWaiting).length,
      openFailures: own.filter(isOpenFailure).length,
    };
  });
}

export type EngineResult = {
  id: EngineId;
  name: string;
  version: string;
  /** Places (criterion, page-state, language) where it spoke, by what it said. */
  passed: number;
  failed: number;
  cantTell: number;
  inapplicable: number;
  disputed: number;
  kills: number;
};

export function engineResults({ record, cells }: Judgement): EngineResult[] {
  const count = (id: EngineId, wanted: string) =>
    cells.filter(({ verdicts }) => verdicts.some(({ engine, outcome }) => engine === id && outcome === wanted)).length;
  return record.engines.map(({ id, name, version }) => ({
    id,
    name,
    version,
    passed: count(id, "passed"),
    failed: count(id, "failed"),
    cantTell: count(id, "cantTell"),
    inapplicable: count(id, "inapplicable"),
    disputed: cells.filter(
      ({ isDisputed, verdicts }) =>
        isDisputed && verdicts.some(({ engine, outcome }) => engine === id && outcome === "failed"),
    ).length,
    kills: record.kills.filter(({ foundBy }) => foundBy.includes(id)).length,
  }));
}

export type KillRate = { defects: number; found: number; missed: Kill[] };

/** How many of the defects that were put in were found, of all or of one criterion. */
export function killRate(kills: readonly Kill[], criterion?: string): KillRate {
  const wanted = kills.filter((kill) => criterion === undefined || kill.criterion === criterion);
  const missed = wanted.filter(({ foundBy }) => foundBy.length === 0);
  return { defects: wanted.length, found: wanted.length - missed.length, missed };
}
