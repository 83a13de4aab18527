/** A text as the pieces a reader takes in one by one: a heading, a paragraph, an item, a row of a table. */
import { inlineWords } from "../markdown/words.ts";
import type { Block, Inline } from "../model.ts";

export type Role = "heading" | "paragraph" | "item" | "row" | "title" | "image" | "contact" | "procedures";
/** `key`: equal only when nothing at all differs, not even where a link leads. */
export type Piece = { role: Role; words: string; key: string; line: number };

/** Lines move with what stands above: they are no difference. */
const keyOf = (value: unknown): string =>
  JSON.stringify(value, (name, each: unknown) => (name === "line" || name === "id" ? undefined : each));
const targetsOf = (inlines: readonly Inline[]): unknown[] =>
  inlines.map((each) => (each.kind === "link" ? [{ ...each, to: Object.values(each.to) }] : each));

const piece = (role: Role, inlines: Inline[], line: number, more: unknown = null): Piece => ({
  role,
  words: inlineWords(inlines),
  key: keyOf([role, targetsOf(inlines), more]),
  line,
});
const titled = (role: Role, words: string, line: number, more: unknown): Piece => ({
  role,
  words,
  key: keyOf([role, words, more]),
  line,
});

const bar: Inline = { kind: "text", text: "｜" };
const rowOf = (cells: readonly Inline[][]): Inline[] => cells.flatMap((cell, at) => (at === 0 ? cell : [bar, ...cell]));

function ofBlock(block: Block, item: string | null): Piece[] {
  const { line } = block;
  switch (block.kind) {
    case "heading":
      return [piece("heading", block.inlines, line, block.level)];
    case "paragraph":
      return [piece(item === null ? "paragraph" : "item", block.inlines, line, item)];
    case "list":
    case "steps":
      return block.items
        .flat()
        .flatMap((each) => ofBlock(each, block.kind === "list" ? `list ${block.ordered}` : "steps"));
    case "table":
      return [
        ...(block.caption ? [titled("title", block.caption, line, block.rowHeads)] : []),
        ...[block.head, ...block.rows].map((row) => piece("row", rowOf(row), line)),
      ];
    case "notice":
      return [
        ...(block.title ? [titled("title", block.title, line, block.tone)] : []),
        ...block.blocks.flatMap((each) => ofBlock(each, null)),
      ];
    case "contact":
      return [titled("contact", block.department, line, null), ...block.blocks.flatMap((each) => ofBlock(each, null))];
    case "image":
      return [titled("image", [block.alt, block.caption].filter(Boolean).join("｜"), line, block.image)];
    case "procedures":
      return [titled("procedures", block.ids.join("、"), line, null)];
  }
}

export const piecesOf = (blocks: readonly Block[]): Piece[] => blocks.flatMap((block) => ofBlock(block, null));
