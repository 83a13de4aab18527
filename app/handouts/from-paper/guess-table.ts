/** Lines whose parts stand below each other → a table, where that is clear. */
import { join, tidy } from "./letters.ts";
import type { Line, Segment } from "./lines.ts";
import type { Table } from "./paper-model.ts";

const mostColumns = 8;

export type Guess = { table: Table | null; used: number };

/** From the beginning of `lines`. `used`: how many lines belong together; `table` null: they do, but how is not clear. */
export function guessTable(lines: Line[]): Guess {
  const zone: Line[] = [];
  for (const line of lines) {
    const before = zone.at(-1);
    if (before && (line.page !== before.page || line.y - before.y > 3.2 * before.size || line.y <= before.y)) break;
    if (line.segments.length < 2 && !(before && isContinued(line, zone[0]))) break;
    zone.push(line);
  }
  const rows = zone.filter(({ segments }) => segments.length > 1);
  if (rows.length < 2) return { table: null, used: 0 };
  const columns = columnsOf(rows.flatMap(({ segments }) => segments));
  const table = columns.length < 2 || columns.length > mostColumns ? null : tableOf(zone, columns);
  return { table, used: zone.length };
}

/** The second line of a cell that is not the first of its row. */
const isContinued = (line: Line, first: Line | undefined): boolean =>
  (line.segments[0]?.x ?? 0) > (first?.segments[0]?.right ?? Number.POSITIVE_INFINITY);

type Column = { left: number; right: number };

/** Stretches of the width that something stands in, with clear space between them. */
function columnsOf(segments: Segment[]): Column[] {
  const columns: Column[] = [];
  for (const { x, right } of [...segments].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && x < last.right + 2) last.right = Math.max(last.right, right);
    else columns.push({ left: x, right });
  }
  return columns;
}

function tableOf(zone: Line[], columns: Column[]): Table | null {
  const rows: string[][] = [];
  for (const { segments } of zone) {
    const cells = columns.map(() => "");
    for (const { text, x } of segments) {
      const at = columns.findIndex(({ left, right }) => x >= left - 1 && x <= right);
      if (at === -1) return null;
      cells[at] = tidy(join(cells[at] ?? "", text));
    }
    const last = rows.at(-1);
    if (segments.length === 1 && last)
      for (const [at, cell] of cells.entries()) last[at] = tidy(join(last[at] ?? "", cell));
    else rows.push(cells);
  }
  const [head, ...body] = rows;
  // A header names every column; rows may leave some cells empty.
  if (!head || body.length === 0 || head.includes("")) return null;
  const filled = body.flat().filter((cell) => cell !== "").length;
  return filled < 0.6 * body.length * columns.length ? null : { head, rows: body };
}
