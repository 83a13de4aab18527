/** Lines of text as bits. */
import type { Words } from "../model.ts";
import { type Letter, readingSize, runsOf, widthOf } from "../type/letters.ts";
import { breakLines, type Preference } from "../type/lines.ts";
import { type Bit, type Mark, type Node, node as newNode, type TextMark } from "./marks.ts";

export type TextStyle = {
  size: number;
  weight?: "regular" | "bold";
  align?: "left" | "center" | "right";
  /** Height of a line in sizes; 1.5 when absent. */
  leading?: number;
  ends?: Preference;
};

/** Height of a line that has room for readings, in sizes. */
const withReadings = 1.9;

/** One bit per line. */
export function textBits(text: Words, width: number, style: TextStyle, node: Node | null): Bit[] {
  const { size, weight = "regular", align = "left", ends = "phrase" } = style;
  const lines = breakLines(text, weight, width / size, ends);
  const isRead = lines.some(({ letters }) => letters.some(({ reading }) => reading !== undefined));
  const ownerOf = ownersIn(lines, node);
  const leading = isRead ? Math.max(withReadings, style.leading ?? 0) : (style.leading ?? 1.5);
  return lines.map((line) => {
    const free = width - line.width * size;
    const x = align === "left" ? 0 : align === "right" ? free : free / 2;
    // The base line sits so that the letter's body, 0.88 above and 0.12 below it, is in the middle of the line.
    const y = size * (leading / 2 + (isRead ? 0.52 : 0.38));
    return { height: size * leading, marks: partsOf(line.letters, ownerOf).flatMap(partMarks(x, y, size)) };
  });
}

type Owner = (letter: Letter) => Node | null;

/**
 * Which element of the logical structure the letters belong to, asked for in their order. A text with links is parted into
 * elements of its own, so that all of it is read in this order.
 */
function ownersIn(lines: readonly { letters: Letter[] }[], parent: Node | null): Owner {
  if (parent === null || !lines.some(({ letters }) => letters.some(({ href }) => href !== undefined)))
    return () => parent;
  let last: { href: string | undefined; own: Node } | null = null;
  return ({ href }) => {
    if (last === null || last.href !== href)
      last = { href, own: href === undefined ? newNode(parent, "Span") : newNode(parent, "Link", { href }) };
    return last.own;
  };
}

type Part = { letters: Letter[]; own: Node | null };

function partsOf(letters: readonly Letter[], ownerOf: Owner): Part[] {
  const parts: Part[] = [];
  for (const letter of letters) {
    const own = ownerOf(letter);
    const last = parts.at(-1);
    if (last && last.own === own) last.letters.push(letter);
    else parts.push({ letters: [letter], own });
  }
  return parts;
}

/** One part of a line after the other; a link is underlined. */
function partMarks(left: number, y: number, size: number): (part: Part) => Mark[] {
  let x = left;
  return ({ letters, own }) => {
    const from = x;
    x += widthOf(letters, size);
    const marks: Mark[] = lineMarks(letters, from, y, size, own);
    const under = y + size * 0.16;
    return own?.type === "Link"
      ? [...marks, { kind: "line", x: from, y: under, toX: x, toY: under, width: 0.4 }]
      : marks;
  };
}

function lineMarks(letters: readonly Letter[], left: number, y: number, size: number, node: Node | null): TextMark[] {
  const marks: TextMark[] = [];
  let x = left;
  let plain: Letter[] = [];
  const flush = () => {
    if (plain.length === 0) return;
    const runs = runsOf(plain, size);
    marks.push({ kind: "text", x, y, size, runs, node });
    x += runs.reduce((sum, run) => sum + run.width, 0);
    plain = [];
  };
  for (const letter of letters) {
    if (letter.reading === undefined) {
      plain.push(letter);
      continue;
    }
    flush();
    marks.push(...readMarks(letter, letter.reading, { x, y, size, node }));
    x += letter.width * size;
  }
  flush();
  return marks;
}

/** The letters, and their reading in the middle above them: drawn, but not read out, which would say the word twice. */
function readMarks(
  { text, face, width }: Letter,
  reading: NonNullable<Letter["reading"]>,
  { x, y, size, node }: { x: number; y: number; size: number; node: Node | null },
): TextMark[] {
  const own = reading.below;
  const base = { text, face, width: own * size, actual: null };
  const small = size * readingSize;
  return [
    { kind: "text", x: x + ((width - own) * size) / 2, y, size, runs: [base], node },
    {
      kind: "text",
      x: x + ((width - reading.width) * size) / 2,
      y: y - size * 0.96,
      size: small,
      runs: runsOf(reading.letters, small),
      node: null,
    },
  ];
}
