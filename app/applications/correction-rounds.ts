/** What each correction changed, field by field: for the clerk who compares, and for the applicant's timeline. */
import { type Answers, type FileRef, type Procedure, summarize } from "../engine/index.ts";
import type { HistoryEvent } from "./types.ts";

type Value = { lines: string[]; files: FileRef[] };
/**
 * `label` names the item too: 「引っ越す人（2） 氏名」. "added": it was not asked before, an item more for instance;
 * "removed": it is no longer asked.
 */
export type Change = {
  path: string;
  label: string;
  kind: "changed" | "added" | "removed";
  before: Value;
  after: Value;
};
/** `number` from 1, `seq` and `at` of the correction. */
export type CorrectionRound = { number: number; seq: number; at: number; changes: Change[] };

const nothing: Value = { lines: [], files: [] };
const isEmpty = ({ lines, files }: Value) => lines.length === 0 && files.length === 0;
const same = (a: Value, b: Value): boolean =>
  a.lines.join("\n") === b.lines.join("\n") &&
  a.files.map(({ id }) => id).join("\n") === b.files.map(({ id }) => id).join("\n");

type Row = { path: string; label: string; value: Value };
const rowsOf = (procedure: Procedure, answers: Answers, locale: string): Row[] =>
  summarize(answers, procedure, locale).flatMap(({ stepPath, stepTitle, rows }) =>
    rows.map(({ path, label, lines, files }) => ({
      path,
      label: stepPath.includes("/") ? `${stepTitle} ${label}` : label,
      value: { lines, files },
    })),
  );

/** In the order of the form; what is gone comes last. */
export function changesBetween(procedure: Procedure, before: Answers, after: Answers, locale: string): Change[] {
  const old = new Map(rowsOf(procedure, before, locale).map((row) => [row.path, row]));
  const now = rowsOf(procedure, after, locale);
  const kept = new Set(now.map(({ path }) => path));
  const changed = now.flatMap(({ path, label, value }): Change[] => {
    const was = old.get(path);
    if (was) return same(was.value, value) ? [] : [{ path, label, kind: "changed", before: was.value, after: value }];
    return isEmpty(value) ? [] : [{ path, label, kind: "added", before: nothing, after: value }];
  });
  const gone = [...old.values()]
    .filter(({ path, value }) => !kept.has(path) && !isEmpty(value))
    .map(({ path, label, value }): Change => ({ path, label, kind: "removed", before: value, after: nothing }));
  return [...changed, ...gone];
}

/** Every correction there was, the first one first. */
export function correctionRounds(procedure: Procedure, history: HistoryEvent[], locale: string): CorrectionRound[] {
  const corrected = history.filter((event) => event.type === "corrected");
  return corrected.map(({ before, after, seq, at }, index) => ({
    number: index + 1,
    seq,
    at,
    changes: changesBetween(procedure, before, after, locale),
  }));
}
