/** The results as a table of plain text, ratios first. */
import type { Comparison } from "./measure.ts";

/** `aim` null: only printed. `must`: missing it fails the run. */
export type Row = {
  what: string;
  value: string;
  aim: string | null;
  met: boolean | null;
  must: boolean;
  detail: string;
};

export function ratioRow(
  what: string,
  found: Comparison,
  aim: { atLeast: number; must: boolean } | null,
  unit = "req/s",
): Row {
  const { portal, bare, ratio } = found;
  const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0);
  return {
    what,
    value: ratio.toFixed(ratio < 0.1 ? 5 : 3),
    aim: aim && `≥ ${aim.atLeast}`,
    met: aim && ratio >= aim.atLeast,
    must: aim?.must ?? false,
    detail:
      `${Math.round(portal.perSecond)} ${unit} (p50 ${ms(portal.p50)} p99 ${ms(portal.p99)} ms, busy ${portal.busy.toFixed(2)})` +
      ` · bare ${Math.round(bare.perSecond)} (p50 ${ms(bare.p50)} p99 ${ms(bare.p99)} ms, busy ${bare.busy.toFixed(2)})`,
  };
}

export function atMostRow(
  what: string,
  value: number,
  aim: { atMost: number; must: boolean },
  unit: string,
  detail = "",
): Row {
  const met = value <= aim.atMost;
  return { what, value: `${value} ${unit}`, aim: `≤ ${aim.atMost} ${unit}`, met, must: aim.must, detail };
}

/** Columns a terminal shows for a text: full-width characters take two. */
const width = (text: string) =>
  [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/u.test(char) ? 2 : 1), 0);

export function tableOf(rows: readonly Row[]): string {
  const verdict = ({ met, must }: Row) => (met === null ? "" : met ? "met" : must ? "MISSED" : "not yet");
  const lines = [
    ["value", "aim", "", "what", "in figures"],
    ...rows.map((row) => [row.value, row.aim ?? "", verdict(row), row.what, row.detail]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => width(line[column] ?? ""))));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
