/** A read PDF → the draft: structure by its tags or by guessing, and what the publisher has to look at. Pure. */
import { err, ok, type Result } from "../../lib/result.ts";
import { parseHandout } from "../markdown/parse-handout.ts";
import { dropFrames } from "./frames.ts";
import { guessBlocks } from "./guess-blocks.ts";
import { lost } from "./letters.ts";
import { type Line, linesOf } from "./lines.ts";
import type { Note, Paper, PaperDraft, PaperFailure, PaperPage, Placed } from "./paper-model.ts";
import { taggedBlocks } from "./tagged-blocks.ts";
import { writeMarkdown } from "./write-markdown.ts";

/** A form of the desk takes 20,000 characters in one box. */
const mostCharacters = 18_000;
const fewestLetters = 20;

const lettersOf = ({ runs }: PaperPage): number =>
  runs.reduce((sum, { text }) => sum + text.replace(/\s/g, "").length, 0);
const lostIn = ({ runs }: PaperPage): number => runs.reduce((sum, { text }) => sum + text.split(lost).length - 1, 0);

export function draftOf(paper: Paper): Result<PaperDraft, PaperFailure> {
  const letters = paper.pages.reduce((sum, page) => sum + lettersOf(page), 0);
  if (letters < fewestLetters) return err("no-text");
  if (paper.pages.reduce((sum, page) => sum + lostIn(page), 0) > 0.3 * letters) return err("unreadable");
  const notes = pageNotes(paper);
  const { blocks, found } = blocksOf(paper);
  const { title, rest } = titleOf(paper, blocks);
  const { markdown, until } = within(rest);
  if (until !== null)
    notes.push({
      page: until,
      message: "文が長いため、このページの途中までを取り出しました。残りは別の配布文書に分けてください。",
    });
  if (!paper.isTagged)
    notes.push({
      page: null,
      message: "このPDFにはタグがないため、見出しや表は推測です。このPDFだけを配ることはできません。",
    });
  return ok({ title, markdown, pages: paper.pages.length, isTagged: paper.isTagged, notes: [...notes, ...found] });
}

function pageNotes({ pages, turned }: Paper): Note[] {
  const notes: Note[] = [];
  for (const page of pages) {
    const { number } = page;
    if (lettersOf(page) === 0)
      notes.push({ page: number, message: "文字がありません。画像だけのページなら、内容を打ち込んでください。" });
    const count = lostIn(page);
    if (count > 0)
      notes.push({
        page: number,
        message: `読み取れない文字が${count}字あります。${lost}のところを打ち直してください。`,
      });
    if (turned.includes(number))
      notes.push({ page: number, message: "縦書きや斜めの文字を取り出せませんでした。必要なら打ち込んでください。" });
  }
  return notes;
}

/** By tags where a page has good ones; the pages between are guessed together, so that sizes mean the same on all of them. */
function blocksOf({ pages }: Paper): { blocks: Placed[]; found: Note[] } {
  const tagged = pages.map(taggedBlocks);
  const plain = pages.filter((_, index) => !tagged[index]);
  const { lines, dropped } = dropFrames(plain.map((page) => ({ page, lines: linesOf(page) })));
  const guessed = guessBlocks(lines satisfies Line[]);
  const all = [...tagged.flatMap((each) => each?.blocks ?? []), ...guessed.blocks];
  // Stable: within a page the order stays.
  const blocks = all.sort((a, b) => a.page - b.page);
  const found = [...tagged.flatMap((each) => each?.notes ?? []), ...guessed.notes];
  if (dropped.length > 0) {
    const which = dropped.slice(0, 3).map((text) => `「${text.slice(0, 40)}」`);
    found.unshift({ page: null, message: `ページごとにくり返される${which.join("")}を除きました。` });
  }
  return { blocks, found };
}

/** The largest heading at the beginning is the title; it stands beside the text, not in it. */
function titleOf(paper: Paper, blocks: Placed[]): { title: string | null; rest: Placed[] } {
  const at = blocks.slice(0, 4).findIndex(({ block }) => block.kind === "heading" && block.rank === 0);
  const first = blocks[at]?.block;
  const others = blocks.filter(
    ({ block }, index) => index !== at && block.kind === "heading" && block.rank === 0,
  ).length;
  if (first?.kind !== "heading" || others > 0) return { title: paper.title, rest: blocks };
  const rest = blocks
    .filter((_, index) => index !== at)
    .map(
      ({ page, block }): Placed =>
        block.kind === "heading" ? { page, block: { ...block, rank: block.rank - 1 } } : { page, block },
    );
  return { title: first.text, rest };
}

/** As many blocks as fit; every text is written so that it parses. */
function within(blocks: Placed[]): { markdown: string; until: number | null } {
  let [low, high] = [0, blocks.length];
  const fits = (count: number) => writeMarkdown(blocks.slice(0, count)).length <= mostCharacters;
  if (!fits(high)) {
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (fits(middle)) low = middle;
      else high = middle;
    }
  } else low = high;
  const kept = blocks.slice(0, low);
  const markdown = writeMarkdown(kept);
  const isFine = parseHandout(markdown).mistakes.length === 0;
  // Signs that even escaped mean something to the parser become their wide forms, which mean nothing.
  return {
    markdown: isFine ? markdown : writeMarkdown(kept, true),
    until: low < blocks.length ? (blocks[low]?.page ?? null) : null,
  };
}
