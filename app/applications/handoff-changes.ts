/** What is different between two states of a form, in the reader's words. */
import { type Answers, type Procedure, summarize } from "../engine/index.ts";

export type HandoffChanges = {
  /** Lines as they were, by the path of the answer; only of answers that are different now. */
  before: ReadonlyMap<string, string[]>;
  /** Answers that are no longer asked for: "引っ越す人（2） 氏名". */
  gone: { label: string; lines: string[] }[];
};

type Row = { path: string; label: string; title: string; lines: string[] };

const rowsOf = (procedure: Procedure, answers: Answers, locale: string): Row[] =>
  summarize(answers, procedure, locale).flatMap(({ stepPath, stepTitle, rows }) =>
    rows.map(({ path, label, lines, files }) => ({
      path,
      label,
      // Items of a list have the same questions: which one it was must be said.
      title: stepPath.includes("/") ? stepTitle : "",
      lines: [...lines, ...files.map(({ name }) => name)],
    })),
  );

/** `known` null: nothing was there to be compared with. */
export function changesSince(
  procedure: Procedure,
  known: Answers | null,
  answers: Answers,
  locale: string,
): HandoffChanges {
  if (known === null) return { before: new Map(), gone: [] };
  const now = new Map(rowsOf(procedure, answers, locale).map((row) => [row.path, row]));
  const before = new Map<string, string[]>();
  const gone: HandoffChanges["gone"] = [];
  const earlier = rowsOf(procedure, known, locale);
  for (const row of earlier) {
    const same = now.get(row.path);
    if (same === undefined) {
      if (row.lines.length > 0) gone.push({ label: `${row.title} ${row.label}`.trim(), lines: row.lines });
    } else if (same.lines.join("\n") !== row.lines.join("\n")) before.set(row.path, row.lines);
  }
  const asked = new Set(earlier.map(({ path }) => path));
  // What was not asked before and has an answer now is new.
  for (const { path, lines } of now.values()) if (!asked.has(path) && lines.length > 0) before.set(path, []);
  return { before, gone };
}
