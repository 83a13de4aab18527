/** What changed between two runs, each judged by the same decisions on the same day. */
import type { Cell, Judgement } from "./judge.ts";
import type { Outcome } from "./record.ts";

export type Change = { criterion: string; state: string; locale: string; before: Outcome; now: Outcome };
export type Comparison = {
  /** States by id. */
  added: string[];
  removed: string[];
  /** Those that read or work otherwise now. */
  changedContent: number;
  worse: Change[];
  better: Change[];
};

const rank: Record<Outcome, number> = { failed: 0, cantTell: 1, untested: 1, passed: 2, inapplicable: 2 };
const keyOf = ({ criterion, state, locale }: Cell): string => `${criterion}\n${state}\n${locale}`;

export function compareRuns(before: Judgement, now: Judgement): Comparison {
  const earlier = new Map(before.record.states.map((state) => [state.id, state]));
  const later = new Map(now.record.states.map((state) => [state.id, state]));
  const known = new Map(before.cells.map((cell) => [keyOf(cell), cell]));
  const changes = now.cells.flatMap((cell): Change[] => {
    const old = known.get(keyOf(cell));
    if (!old || rank[old.outcome] === rank[cell.outcome]) return [];
    const { criterion, state, locale, outcome } = cell;
    return [{ criterion, state, locale, before: old.outcome, now: outcome }];
  });
  const changedContent = [...later.values()].filter(({ id, contentHashes }) => {
    const old = earlier.get(id);
    return old && Object.entries(contentHashes).some(([locale, hash]) => (old.contentHashes[locale] ?? hash) !== hash);
  });
  return {
    added: [...later.keys()].filter((id) => !earlier.has(id)),
    removed: [...earlier.keys()].filter((id) => !later.has(id)),
    changedContent: changedContent.length,
    worse: changes.filter(({ before: was, now: is }) => rank[is] < rank[was]),
    better: changes.filter(({ before: was, now: is }) => rank[is] > rank[was]),
  };
}
