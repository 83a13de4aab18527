/** Runs → lines in the order one reads them: columns one after the other, segments of a line from left to right. */
import { isBareMark, join, tidy } from "./letters.ts";
import type { PaperPage, Run } from "./paper-model.ts";

/** A part of a line without a wide gap. */
export type Segment = { text: string; x: number; right: number; y: number; size: number; font: string };
/** `left` and `right`: of the column it stands in. */
export type Line = { page: number; segments: Segment[]; y: number; size: number; left: number; right: number };

export const textOf = (line: Line): string => tidy(line.segments.map(({ text }) => text).join(" "));
export const startOf = (line: Line): number => line.segments[0]?.x ?? 0;
export const endOf = (line: Line): number => line.segments.at(-1)?.right ?? 0;
export const fontOf = (line: Line): string | null => {
  const fonts = new Set(line.segments.map(({ font }) => font));
  return fonts.size === 1 ? ([...fonts][0] ?? null) : null;
};

/** In letters' widths: what is further apart does not belong to one sentence. */
const wideGap = 1.4;

export function linesOf(page: PaperPage): Line[] {
  const rows = rowsOf(page.runs.filter(({ text, id }) => text.trim() !== "" && id !== "artifact"));
  const segments = rows.flatMap(segmentsOf);
  const gutter = gutterOf(segments, page.width);
  // Where all lines are short, none of them is full.
  if (gutter === null) return setLines(page.number, segments, 0.6 * page.width);
  const lines: Line[] = [];
  let band: Segment[] = [];
  const flush = () => {
    for (const side of [band.filter(({ x }) => x < gutter), band.filter(({ x }) => x >= gutter)]) {
      lines.push(...setLines(page.number, side));
    }
    band = [];
  };
  // What reaches over both columns (a heading) ends them; they begin anew below it.
  for (const segment of segments) {
    if (segment.x < gutter && segment.right > gutter) {
      flush();
      lines.push(...setLines(page.number, [segment]));
    } else band.push(segment);
  }
  flush();
  return lines;
}

/** Runs of one height, from top to bottom. */
function rowsOf(runs: Run[]): Run[][] {
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && run.y - row.y < 0.45 * Math.min(row.size, run.size)) row.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  return rows.map((row) => row.runs.sort((a, b) => a.x - b.x));
}

function segmentsOf(row: Run[]): Segment[] {
  const segments: Segment[] = [];
  for (const { text, x, width, y, size, font } of row) {
    const last = segments.at(-1);
    const gap = last ? x - last.right : 0;
    // The same letters twice at one place: a shadow, or bold made by printing twice.
    if (last?.text.endsWith(text) && Math.abs(x + width - last.right) < 0.2 * size) continue;
    if (last && (gap < wideGap * Math.max(size, last.size) || isBareMark(last.text))) {
      last.text = gap > 0.6 * size ? `${last.text} ${text}` : joinNear(last.text, text, gap > 0.15 * size);
      last.right = Math.max(last.right, x + width);
      if (size > last.size) Object.assign(last, { size, font });
    } else segments.push({ text, x, right: x + width, y, size, font });
  }
  return segments;
}

const joinNear = (before: string, after: string, isGap: boolean): string =>
  /\s$/.test(before) || /^\s/.test(after) ? before + after : join(before, after, isGap);

/** `least`: the right edge of the column lies here or further to the right. */
function setLines(page: number, segments: Segment[], least = 0): Line[] {
  // Not by spreading: a page may have more segments than a call has room for arguments.
  const left = segments.reduce((first, { x }) => Math.min(first, x), Number.POSITIVE_INFINITY);
  const right = segments.reduce((most, each) => Math.max(most, each.right), least);
  const lines: Line[] = [];
  for (const segment of segments) {
    const line = lines.at(-1);
    if (line && Math.abs(segment.y - line.y) < 0.45 * Math.min(line.size, segment.size) && segment.x >= endOf(line)) {
      line.segments.push(segment);
      line.size = Math.max(line.size, segment.size);
    } else lines.push({ page, segments: [segment], y: segment.y, size: segment.size, left, right });
  }
  return lines;
}

/** Between two columns of running text; null where there are none. Cells of a table are short, lines of a column fill it. */
function gutterOf(segments: Segment[], width: number): number | null {
  const right = segments.reduce((most, each) => Math.max(most, each.right), 0);
  const left = segments.reduce((least, { x }) => Math.min(least, x), width);
  for (let step = 0; step <= 20; step++) {
    // From the middle outwards.
    const at = left + (right - left) * (0.5 + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 0.02);
    const crossing = segments.filter((each) => each.x < at && each.right > at).length;
    if (crossing > 0.15 * segments.length) continue;
    const sides = [segments.filter((each) => each.right <= at), segments.filter(({ x }) => x >= at)];
    if (sides.every(isColumn)) return at;
  }
  return null;
}

function isColumn(segments: Segment[]): boolean {
  if (segments.length < 5) return false;
  const left = Math.min(...segments.slice(0, 5000).map(({ x }) => x));
  const right = Math.max(...segments.slice(0, 5000).map((each) => each.right));
  const full = segments.filter((each) => each.right - each.x > 0.8 * (right - left)).length;
  const letters = segments.reduce((sum, { text }) => sum + text.length, 0) / segments.length;
  return full > 0.5 * segments.length && letters >= 10;
}
