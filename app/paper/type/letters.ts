/** A text as letters that can be set: each with its width and the face that has it. */
import type { Span } from "../model.ts";
import { type FaceName, face } from "./faces.ts";

/** What a reader sees as one letter. `width` in ems. */
export type Letter = {
  text: string;
  face: FaceName;
  width: number;
  /** What stands for it on paper, where that is not the letter itself: 〓, or the letter without its variant. */
  drawn: string | null;
  /** Stands above it, half as large: furigana. Such a letter may be several, which are not parted. */
  reading?: { letters: Letter[]; width: number; below: number };
  /** Where it leads. */
  href?: string;
};

/** Variation selectors: 葛󠄀, 辻󠄁. Neither face tells such forms apart. */
const selector = /[\ufe00-\ufe0f]|\udb40[\udd00-\uddef]/g;
export const isVariant = (text: string): boolean => text.search(selector) !== -1;
/** Marks that belong to the letter before, and letters outside the plane that one unit of text can hold. */
const joined = /[\u0300-\u036f\u3099\u309a]|\u200d|[\ufe00-\ufe0f]|[\ud800-\udfff]/;
const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

const geta = "〓";
const known: Record<"regular" | "bold", Map<string, Letter>> = { regular: new Map(), bold: new Map() };
/** Letters kept per face: every letter of the hundred procedures, and no room for a flood of others. */
const mostKept = 8000;

export function lettersOf(text: string, weight: "regular" | "bold"): Letter[] {
  const parts = joined.test(text) ? Array.from(segmenter.segment(text), ({ segment }) => segment) : [...text];
  const memory = known[weight];
  return parts.map((part) => {
    const before = memory.get(part);
    if (before) return before;
    const letter = toLetter(part, weight);
    if (memory.size < mostKept) memory.set(part, letter);
    return letter;
  });
}

/** A reading is set half as large as what it stands above. */
export const readingSize = 0.5;

/** Letters of a text with marked parts. What has a reading is one letter, as wide as the wider of the two. */
export function lettersOfSpans(spans: readonly Span[], weight: "regular" | "bold"): Letter[] {
  return spans.flatMap(({ href, ...span }) => {
    const letters = lettersOfSpan(span, weight);
    // Letters are shared by all texts that have them: those of a link are its own.
    return href === undefined ? letters : letters.map((letter) => ({ ...letter, href }));
  });
}

function lettersOfSpan({ text, strong, reading }: Span, weight: "regular" | "bold"): Letter[] {
  const letters = lettersOf(text, strong ? "bold" : weight);
  const [first] = letters;
  if (reading === null || first === undefined) return letters;
  // Letters of two faces cannot be drawn as one: the reading follows in brackets.
  if (letters.some(({ face: own, drawn }) => own !== first.face || drawn !== null))
    return [...letters, ...lettersOf(`（${reading}）`, weight)];
  const above = lettersOf(reading, "regular");
  const [below, wide] = [widthOf(letters, 1), widthOf(above, readingSize)];
  const own = { letters: above, width: wide, below };
  return [{ text, face: first.face, width: Math.max(below, wide), drawn: null, reading: own }];
}

function toLetter(text: string, weight: "regular" | "bold"): Letter {
  const plain = text.replace(selector, "");
  for (const name of [weight, "fallback"] as const) {
    const width = widthIn(plain, name);
    if (width !== null) return { text, face: name, width, drawn: plain === text ? null : plain };
  }
  return { text, face: weight, width: widthIn(geta, weight) ?? 1, drawn: geta };
}

/** Null when the face lacks a part of it. */
function widthIn(text: string, name: FaceName): number | null {
  if (text === "") return null;
  let sum = 0;
  for (const part of text) {
    const width = face(name).widthOf(part.codePointAt(0) ?? 0);
    if (width === null) return null;
    sum += width;
  }
  return sum;
}

/** Neighbouring letters of one face, drawn at once. `actual`: what was written, where another sign stands for it. */
export type Run = { text: string; face: FaceName; width: number; actual: string | null };

export function runsOf(letters: readonly Letter[], size: number): Run[] {
  const runs: Run[] = [];
  for (const { text, face: name, width, drawn } of letters) {
    const last = runs.at(-1);
    if (last && last.face === name && last.actual === null && drawn === null) {
      last.text += text;
      last.width += width * size;
    } else runs.push({ text: drawn ?? text, face: name, width: width * size, actual: drawn === null ? null : text });
  }
  return runs;
}

export const widthOf = (letters: readonly Letter[], size: number): number =>
  letters.reduce((sum, { width }) => sum + width, 0) * size;
