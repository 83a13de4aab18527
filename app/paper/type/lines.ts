/**
 * Text into lines of a given width. Japanese breaks between any two letters but those of the prohibition rules (禁則, JIS X 4051:
 * strict); Latin words and numbers stay whole as long as they fit. Nothing is ever dropped: what is too long for a line is cut
 * into several.
 */
import type { Words } from "../model.ts";
import { type Letter, lettersOf, lettersOfSpans } from "./letters.ts";

export type Line = {
  letters: Letter[];
  /** In ems, without spaces at the end. */
  width: number;
};

const noStart = new Set(
  "、。，．・：；？！）］｝〉》」』】〕〗〙’”｠»‐–〜～゠…‥ーヽヾゝゞ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡｣､･ｰｧｨｩｪｫｬｭｮｯﾞﾟ!),.:;?]}%％‰℃°／",
);
const noEnd = new Set("（［｛〈《「『【〔〖〘‘“｟«([{￥¥＄$£＃#№〒");
const solid = new Set("…‥—―");
const isSpace = (text: string) => text === " " || text === "\u3000";
/** Letters of words and numbers that are not parted: everything from ASCII and the Latin alphabets. */
const isWord = (text: string) => /^[\u0021-\u007e\u00a1-\u024f\u1e00-\u1eff]/.test(text);

/** Whether the rules let a line end after `before` and the next begin with `after`. */
export const mayPart = (before: string, after: string): boolean =>
  !noStart.has(after) && !noEnd.has(before) && !isSpace(after) && !(solid.has(before) && solid.has(after));

function isBreak(letters: readonly Letter[], at: number): boolean {
  const [before = "", after = ""] = [letters[at - 1]?.text, letters[at]?.text];
  if (!mayPart(before, after)) return false;
  if (isSpace(before)) return true;
  if (!isWord(before) || !isWord(after)) return true;
  return /[-/]/.test(before) && !/\d/.test(after);
}

/**
 * Where a line would rather end: "anywhere", at a "space" (texts written with spaces between their words), or where a "phrase"
 * of Japanese seems to end. A preference only: no line gets shorter than three fifths for it.
 */
export type Preference = "anywhere" | "space" | "phrase";

export function breakLines(text: Words, weight: "regular" | "bold", ems: number, at: Preference = "anywhere"): Line[] {
  return paragraphsOf(text, weight).flatMap((letters) => withoutWidow(letters, ems, at));
}

function paragraphsOf(text: Words, weight: "regular" | "bold"): Letter[][] {
  if (typeof text === "string") return text.split("\n").map((paragraph) => lettersOf(paragraph, weight));
  const paragraphs: Letter[][] = [[]];
  for (const letter of lettersOfSpans(text, weight)) {
    if (letter.text === "\n") paragraphs.push([]);
    else paragraphs.at(-1)?.push(letter);
  }
  return paragraphs;
}

/** A last line of one or two letters is avoided when slightly shorter lines above can feed it. */
function withoutWidow(letters: Letter[], ems: number, at: Preference): Line[] {
  const lines = fill(letters, ems, at);
  if (lines.length < 2 || lines.length > 6 || !isWidow(lines)) return lines;
  for (let step = 1; step <= 6; step++) {
    const other = fill(letters, ems * (1 - step * 0.03), at);
    if (other.length === lines.length && !isWidow(other)) return other;
  }
  return lines;
}

const isWidow = (lines: readonly Line[]): boolean => (lines.at(-1)?.width ?? 9) < 3.2;

function fill(letters: Letter[], ems: number, preference: Preference): Line[] {
  const lines: Line[] = [];
  let start = 0;
  do {
    const end = endOfLine(letters, start, ems, preference);
    lines.push(toLine(letters.slice(start, end)));
    start = end;
  } while (start < letters.length);
  return lines;
}

function toLine(letters: Letter[]): Line {
  const last = letters.findLastIndex(({ text }) => !isSpace(text));
  return { letters, width: letters.slice(0, last + 1).reduce((sum, { width }) => sum + width, 0) };
}

/** Where the line that begins at `start` ends: the last place the rules allow before it is full. */
function endOfLine(letters: readonly Letter[], start: number, ems: number, preference: Preference): number {
  const full = fullAt(letters, start, ems);
  if (full === letters.length) return full;
  const near = preference === "anywhere" ? full + 1 : start + (full - start) * (preference === "space" ? 0.6 : 0.72);
  let any: number | null = null;
  let cut: number | null = null;
  for (let at = full; at > start; at--) {
    const [before = "", after = ""] = [letters[at - 1]?.text, letters[at]?.text];
    if (!mayPart(before, after)) continue;
    if (at >= near && (preference === "space" ? endsWord(before, after) : endsPhrase(before, after))) return at;
    cut ??= at;
    if (isBreak(letters, at)) any ??= at;
    if (any !== null && at < near) break;
  }
  return any ?? cut ?? full;
}

/** The first letter that does not fit; at least one does. Spaces may stand beyond the edge. */
function fullAt(letters: readonly Letter[], start: number, ems: number): number {
  let width = 0;
  for (let at = start; at < letters.length; at++) {
    const letter = letters[at] as Letter;
    width += letter.width;
    if (width > ems + 1e-6 && !isSpace(letter.text)) return Math.max(at, start + 1);
  }
  return letters.length;
}

const endsWord = (before: string, after: string): boolean =>
  isSpace(before) || /[、。」）]/.test(before) || /[「（]/.test(after);

/** After particles and punctuation, before the next word: の｜関係, ください。｜転入. お and ご belong to what follows. */
const endsPhrase = (before: string, after: string): boolean =>
  isSpace(before) ||
  /[「（]/.test(after) ||
  (/[\u3041-\u3096、。）」』：]/.test(before) && !/[おごっ]/.test(before) && !/[\u3041-\u3096]/.test(after));
