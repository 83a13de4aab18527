/** Blocks → Markdown of handouts. What stands in the file is text and stays text, whatever it looks like. */
import { directiveToMarkdown } from "mdast-util-directive";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { type Options, toMarkdown } from "mdast-util-to-markdown";
import type { PaperBlock, Placed } from "./paper-model.ts";

const options: Options = {
  bullet: "-",
  listItemIndent: "one",
  extensions: [directiveToMarkdown(), gfmTableToMarkdown()],
};

type Tree = Parameters<typeof toMarkdown>[0];
type Piece = Extract<Tree, { type: "root" }>["children"][number];

/** What the parser of handouts asks about even where it is escaped: furigana's braces, fences, footnotes. */
const asText = (text: string): string =>
  text
    .replaceAll("{", "｛")
    .replaceAll("}", "｝")
    .replace(/｛[^｛｝]*[|｜][^｛｝]*｝/gu, (all) => all.replace(/[|｜]/gu, "／"))
    .replace(/:{2,}/g, (all) => "：".repeat(all.length))
    .replaceAll("[^", "[＾");

const wide = (text: string): string =>
  text.replace(/[!-/:-@[-`{-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const words = (value: string) => [{ type: "text" as const, value: asText(value) }];

/** Where a text says that steps follow, a numbered list is them. */
const announcesSteps = /手順|流れ|ステップ|やり方|進め方|の方法/;

/** `plain`: without any sign that Markdown knows. */
export function writeMarkdown(placed: Placed[], plain = false): string {
  const blocks = plain ? placed.map(({ page, block }) => ({ page, block: widened(block) })) : placed;
  let level = 1;
  let before = "";
  const pieces = blocks.map(({ block }): Piece => {
    if (block.kind === "heading") level = Math.min(level + 1, 2 + block.rank, 4);
    const piece = pieceOf(block, level as 2 | 3 | 4);
    const isSteps = block.kind === "list" && block.ordered && announcesSteps.test(before);
    before = block.kind === "heading" || block.kind === "paragraph" ? block.text : "";
    return isSteps ? { type: "containerDirective", name: "steps", children: [piece as never] } : piece;
  });
  return toMarkdown({ type: "root", children: pieces }, options);
}

function pieceOf(block: PaperBlock, depth: 2 | 3 | 4): Piece {
  switch (block.kind) {
    case "heading":
      return { type: "heading", depth, children: words(block.text) };
    case "paragraph":
      return { type: "paragraph", children: words(block.text) };
    case "list":
      return {
        type: "list",
        ordered: block.ordered,
        spread: false,
        children: block.items.map((item) => ({
          type: "listItem",
          spread: false,
          children: [{ type: "paragraph", children: words(item) }],
        })),
      };
    case "table":
      return {
        type: "table",
        children: [block.head, ...block.rows].map((row) => ({
          type: "tableRow",
          children: row.map((cell) => ({ type: "tableCell", children: words(cell) })),
        })),
      };
  }
}

function widened(block: PaperBlock): PaperBlock {
  if (block.kind === "list") return { ...block, items: block.items.map(wide) };
  if (block.kind === "table")
    return { ...block, head: block.head.map(wide), rows: block.rows.map((row) => row.map(wide)) };
  return { ...block, text: wide(block.text) };
}
