/** The words of a text without its marks: for search, for the gate and for comparing. */
import type { Block, HandoutText, Inline } from "../model.ts";

export const inlineWords = (inlines: readonly Inline[]): string =>
  inlines
    .map((each) => {
      if (each.kind === "text") return each.text;
      if (each.kind === "ruby") return each.base;
      return each.kind === "break" ? "\n" : inlineWords(each.inlines);
    })
    .join("");

/** Everything of a block that is made of inlines, in the order of reading. */
export function blockInlines(block: Block): Inline[][] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.inlines];
    case "list":
    case "steps":
      return block.items.flat().flatMap(blockInlines);
    case "table":
      return [...block.head, ...block.rows.flat()];
    case "notice":
    case "contact":
      return block.blocks.flatMap(blockInlines);
    default:
      return [];
  }
}

/** What is kept as plain strings beside the inlines. */
function ownStrings(block: Block): string[] {
  if (block.kind === "notice") return [block.title ?? "", ...block.blocks.flatMap(ownStrings)];
  if (block.kind === "contact") return block.blocks.flatMap(ownStrings);
  if (block.kind === "list" || block.kind === "steps") return block.items.flat().flatMap(ownStrings);
  if (block.kind === "table") return [block.caption ?? ""];
  return block.kind === "image" ? [block.alt, block.caption ?? ""] : [];
}

/** A block's words, a line each. */
export const blockWords = (block: Block): string =>
  [...ownStrings(block), ...blockInlines(block).map(inlineWords)].filter((each) => each.trim() !== "").join("\n");

const readingsOf = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap((each) => {
    if (each.kind === "ruby") return [each.reading];
    return "inlines" in each ? readingsOf(each.inlines) : [];
  });

/** For search: the words as they are read, and once each, on a last line, the readings of the furigana. */
export function plainText({ blocks }: Pick<HandoutText, "blocks">): string {
  const readings = new Set(blocks.flatMap(blockInlines).flatMap(readingsOf));
  return [...blocks.map(blockWords), [...readings].join(" ")].filter((each) => each !== "").join("\n");
}
