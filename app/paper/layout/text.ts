/** Lines of text as bits. */
import type { Words } from "../model.ts";
import { type Letter, readingSize, runsOf } from "../type/letters.ts";
import { breakLines, type Preference } from "../type/lines.ts";
import type { Bit, Node, TextMark } from "./marks.ts";

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
  const leading = isRead ? Math.max(withReadings, style.leading ?? 0) : (style.leading ?? 1.5);
  return lines.map((line) => {
    const free = width - line.width * size;
    const x = align === "left" ? 0 : align === "right" ? free : free / 2;
    // The base line sits so that the letter's body, 0.88 above and 0.12 below it, is in the middle of the line.
    const y = size * (leading / 2 + (isRead ? 0.52 : 0.38));
    return { height: size * leading, marks: lineMarks(line.letters, x, y, size, node) };
  });
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
