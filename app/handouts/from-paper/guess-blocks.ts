/** Lines of a file without tags → headings, paragraphs, lists and tables, guessed from sizes, marks and places. */
import { guessTable } from "./guess-table.ts";
import { endsSentence, join, markOf, tidy } from "./letters.ts";
import { endOf, fontOf, type Line, startOf, textOf } from "./lines.ts";
import type { Note, Placed } from "./paper-model.ts";

const longestHeading = 60;
/** In lines. */
const longestTable = 500;
const roundSize = (size: number): number => Math.round(size * 2) / 2;

type Body = { size: number; font: string | null };

export function guessBlocks(lines: Line[]): { blocks: Placed[]; notes: Note[] } {
  const body = bodyOf(lines);
  const ranks = ranksOf(lines, body);
  const rankFor = (line: Line, before: Line | undefined) => rankOf(line, before, body, ranks);
  const blocks: Placed[] = [];
  const unclear = new Set<number>();
  /** Lines before this one are a table nobody can make out: each stays for itself. */
  let unclearUntil = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    const { page } = line;
    const rank = at < unclearUntil ? null : rankFor(line, lines[at - 1]);
    const mayBeTable = at >= unclearUntil && rank === null && line.segments.length > 1;
    const guess = mayBeTable ? guessTable(lines.slice(at, at + longestTable)) : { table: null, used: 0 };
    if (guess.table) {
      blocks.push({ page, block: { kind: "table", ...guess.table } });
      at += guess.used;
      continue;
    }
    if (guess.used > 0) {
      unclear.add(page);
      unclearUntil = at + guess.used;
    }
    const until = at < unclearUntil ? at + 1 : endOfParagraph(lines, at, rank, rankFor);
    const text = lines.slice(at, until).reduce((sum, each) => tidy(join(sum, textOf(each))), "");
    add(blocks, page, text, rank);
    at = until;
  }
  return { blocks: settleLists(blocks), notes: [...unclear].map((page) => ({ page, message: unclearTable })) };
}

const unclearTable = "表かもしれないところを、文として取り出しました。元の紙と見比べて直してください。";

/** Size and font that most letters have. */
function bodyOf(lines: Line[]): Body {
  const most = (key: (line: Line) => string | number | null) => {
    const counts = new Map<string | number | null, number>();
    for (const line of lines) counts.set(key(line), (counts.get(key(line)) ?? 0) + textOf(line).length);
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  };
  const size = Number(most((line) => roundSize(line.size)) ?? 10);
  return { size, font: most((line) => (roundSize(line.size) === size ? fontOf(line) : null)) as string | null };
}

const isLarge = (line: Line, body: Body): boolean =>
  line.size >= 1.15 * body.size && textOf(line).length <= longestHeading;

/** Sizes of headings, largest first. */
function ranksOf(lines: Line[], body: Body): number[] {
  const sizes = new Set(lines.filter((line) => isLarge(line, body)).map(({ size }) => roundSize(size)));
  return [...sizes].sort((a, b) => b - a);
}

/** 0 is the largest kind of heading; null: no heading. */
function rankOf(line: Line, before: Line | undefined, body: Body, ranks: number[]): number | null {
  const text = textOf(line);
  if (/[。、]$/.test(text)) return null;
  if (isLarge(line, body)) return ranks.indexOf(roundSize(line.size));
  // Bold is a font of its own: a short line in it that begins something new.
  const isOther = body.font !== null && fontOf(line) !== null && fontOf(line) !== body.font;
  const begins = !before || before.page !== line.page || line.y - before.y > 1.9 * line.size || before.y > line.y;
  const isShort = [...text].length <= 30 && endOf(line) < line.right - 3 * line.size;
  const isBold = isOther && begins && isShort && line.size >= body.size && line.segments.length === 1 && !markOf(text);
  return isBold && [...text].length >= 2 ? ranks.length : null;
}

/** Index behind the last line of what begins at `at`. */
function endOfParagraph(
  lines: Line[],
  at: number,
  rank: number | null,
  rankFor: (line: Line, before: Line) => number | null,
): number {
  const first = lines[at];
  if (!first) return at + 1;
  const isItem = markOf(textOf(first)) !== null;
  let until = at + 1;
  for (; until < lines.length; until++) {
    const [before, line] = [lines[until - 1], lines[until]];
    if (!before || !line || line.segments.length > 1 || markOf(textOf(line)) !== null) break;
    if (rankFor(line, before) !== rank) break;
    if (!isNext(before, line)) break;
    const isFull = endOf(before) > before.right - 2.5 * before.size;
    const hangs = isItem && startOf(line) > startOf(first) + 0.6 * first.size;
    if (!isFull && !hangs) break;
    // A paragraph's first line stands a letter further in.
    const isIndented =
      !isItem && startOf(line) > line.left + 0.7 * line.size && startOf(before) < startOf(line) - 0.5 * line.size;
    if (isIndented && endsSentence(textOf(before))) break;
  }
  return until;
}

/** The next line of the same text: below it and near, or first in the next column or page in the middle of a sentence. */
function isNext(before: Line, line: Line): boolean {
  if (Math.abs(before.size - line.size) > 0.12 * before.size) return false;
  if (before.page === line.page && line.y > before.y) return line.y - before.y < 2.1 * before.size;
  return !endsSentence(textOf(before));
}

function add(blocks: Placed[], page: number, text: string, rank: number | null): void {
  if (text === "") return;
  if (rank !== null) {
    blocks.push({ page, block: { kind: "heading", rank, text } });
    return;
  }
  const mark = markOf(text);
  if (!mark) {
    blocks.push({ page, block: { kind: "paragraph", text } });
    return;
  }
  const last = blocks.at(-1)?.block;
  const goesOn = last?.kind === "list" && last.ordered === mark.ordered;
  if (goesOn && (!mark.ordered || mark.number === last.items.length + 1)) last.items.push(mark.text);
  else if (mark.ordered && mark.number !== 1) blocks.push({ page, block: { kind: "paragraph", text } });
  else blocks.push({ page, block: { kind: "list", ordered: mark.ordered, items: [mark.text] } });
}

/** A lonely number was no list but the beginning of a sentence. */
function settleLists(blocks: Placed[]): Placed[] {
  return blocks.map(({ page, block }) =>
    block.kind === "list" && block.ordered && block.items.length === 1
      ? { page, block: { kind: "paragraph", text: `1 ${block.items[0]}` } }
      : { page, block },
  );
}
