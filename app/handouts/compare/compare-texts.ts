/** What changed between two versions of a text, piece by piece and within a piece word by word. */
import type { HandoutText } from "../model.ts";
import { type Step, steps } from "./common.ts";
import { type Piece, piecesOf, type Role } from "./pieces.ts";

export type ChangedPart = { mark: "same" | "added" | "removed"; text: string };
export type TextChange = {
  what: "same" | "added" | "removed" | "changed";
  role: Role;
  /** Line in the Markdown: of the newer text, or of the older one for what was removed. */
  line: number;
  /** All "same" in something changed: only where a link leads, a level or the like became different. */
  parts: ChangedPart[];
};

/** Pieces with less in common than this are two different ones. */
const alike = 0.4;
/** Pairs looked at to find which removed piece became which added one. */
const mostPairs = 10_000;

const segmenters = new Map<string, Intl.Segmenter>();
function wordsOf(words: string, locale: string): string[] {
  const language = locale === "easy" ? "ja" : locale;
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "word" });
  segmenters.set(language, segmenter);
  return Array.from(segmenter.segment(words), ({ segment }) => segment);
}

/** Neighbours with the same mark are one part; between them what was removed comes first. */
function partsOf(all: readonly Step[]): ChangedPart[] {
  const parts: ChangedPart[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed !== "") parts.push({ mark: "removed", text: removed });
    if (added !== "") parts.push({ mark: "added", text: added });
    removed = "";
    added = "";
  };
  for (const { kind, text } of all) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      flush();
      const last = parts.at(-1);
      if (last?.mark === "same") last.text += text;
      else parts.push({ mark: "same", text });
    }
  }
  flush();
  return parts;
}

const whole = (what: "same" | "added" | "removed", { role, words, line }: Piece): TextChange => ({
  what,
  role,
  line,
  parts: [{ mark: what, text: words }],
});

function changed(before: Piece, after: Piece, locale: string): TextChange & { share: number } {
  const parts = partsOf(steps(wordsOf(before.words, locale), wordsOf(after.words, locale)));
  const common = parts.reduce((sum, { mark, text }) => sum + (mark === "same" ? text.length : 0), 0);
  const longer = Math.max(before.words.length, after.words.length, 1);
  return { what: "changed", role: after.role, line: after.line, parts, share: common / longer };
}

/** Between two pieces that stayed: each one removed is looked for among those added, in order. */
function betweenSame(removed: readonly Piece[], added: readonly Piece[], locale: string): TextChange[] {
  if (removed.length * added.length > mostPairs)
    return [...removed.map((each) => whole("removed", each)), ...added.map((each) => whole("added", each))];
  const out: TextChange[] = [];
  let from = 0;
  for (const before of removed) {
    const at = added.findIndex(
      (after, place) => place >= from && after.role === before.role && changed(before, after, locale).share >= alike,
    );
    const after = added[at];
    if (!after) {
      out.push(whole("removed", before));
      continue;
    }
    const { share: _, ...change } = changed(before, after, locale);
    out.push(...added.slice(from, at).map((each) => whole("added", each)), change);
    from = at + 1;
  }
  return [...out, ...added.slice(from).map((each) => whole("added", each))];
}

/** Null: there was, or is, no text in that language. */
export function compareTexts(
  before: Pick<HandoutText, "blocks"> | null,
  after: Pick<HandoutText, "blocks"> | null,
  locale: string,
): TextChange[] {
  const older = piecesOf(before?.blocks ?? []);
  const newer = piecesOf(after?.blocks ?? []);
  const out: TextChange[] = [];
  let removed: Piece[] = [];
  let added: Piece[] = [];
  let [i, j] = [0, 0];
  const all = steps(
    older.map(({ key }) => key),
    newer.map(({ key }) => key),
  );
  for (const { kind } of all) {
    const [one, other] = [older[i], newer[j]];
    if (kind !== "added") i += 1;
    if (kind !== "removed") j += 1;
    if (kind === "removed" && one) removed.push(one);
    else if (kind === "added" && other) added.push(other);
    else if (other) {
      out.push(...betweenSame(removed, added, locale), whole("same", other));
      removed = [];
      added = [];
    }
  }
  return [...out, ...betweenSame(removed, added, locale)];
}
