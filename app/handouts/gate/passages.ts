/** A text in the pieces that the rules look at. */

import { inlineWords } from "../markdown/words.ts";
import type { Block, Inline } from "../model.ts";

export type Where = "heading" | "paragraph" | "cell" | "title" | "alternative";
/** Words that are read in one go. */
export type Passage = { where: Where; words: string; inlines: Inline[]; line: number };

/** Every block, boxes and lists opened. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "list" || block.kind === "steps") return [block, ...allBlocks(block.items.flat())];
    return block.kind === "notice" || block.kind === "contact" ? [block, ...allBlocks(block.blocks)] : [block];
  });
}

const ofInlines = (where: Where, inlines: Inline[], line: number): Passage => ({
  where,
  inlines,
  words: inlineWords(inlines),
  line,
});
const ofWords = (where: Where, words: string | null, line: number): Passage[] =>
  words ? [{ where, words, inlines: [], line }] : [];

function ofBlock(block: Block): Passage[] {
  const { line } = block;
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [ofInlines(block.kind, block.inlines, line)];
    case "table":
      return [
        ...ofWords("title", block.caption, line),
        ...[...block.head, ...block.rows.flat()].map((cell) => ofInlines("cell", cell, line)),
      ];
    case "notice":
      return ofWords("title", block.title, line);
    case "image":
      return [...ofWords("alternative", block.alt, line), ...ofWords("title", block.caption, line)];
    default:
      return [];
  }
}

export const passagesOf = (blocks: readonly Block[]): Passage[] => allBlocks(blocks).flatMap(ofBlock);

/** Links, marks and furigana at whatever depth. */
export const allInlines = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((each) => ("inlines" in each ? [each, ...allInlines(each.inlines)] : [each]));

export const withoutSpaces = (words: string): string => words.replace(/\s/gu, "");
export const lengthOf = (words: string): number => [...withoutSpaces(words)].length;
export const excerpt = (words: string): string => {
  const letters = [...words.replace(/\s+/gu, " ").trim()];
  return letters.length > 30 ? `「${letters.slice(0, 30).join("")}…」` : `「${letters.join("")}」`;
};
