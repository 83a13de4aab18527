/** What stands on lines of its own. */
import type { Block, Mistake } from "../model.ts";
import { readBox, readLeaf } from "./boxes.ts";
import { readInlines, stringOf } from "./inlines.ts";
import { clean, lineOf, type Reading } from "./reading.ts";
import type { Node } from "./syntax.ts";
import { readTable } from "./tables.ts";

type Of<T extends Node["type"]> = Extract<Node, { type: T }>;
const image = /^image:([A-Za-z0-9][A-Za-z0-9_-]{0,80})$/;

const refusals: Partial<Record<Node["type"], string>> = {
  html: "HTMLは使えません。タグを消して、Markdownで書いてください。",
  code: "コードの書き方（``` や、行頭の四つの空白）は使えません。行頭の空白を消してください。",
  blockquote: "引用（>）は使えません。目立たせるときは「:::notice[見出し]{tone=info}」の囲みにしてください。",
  thematicBreak: "横線（---）は使えません。区切るところには見出し（##）を置いてください。",
  definition: "リンク先は「[言葉](リンク先)」と、その場に書いてください。脚注も使えません。",
};

function headingOf(node: Of<"heading">, reading: Reading, numbers: number[] | null): Block[] {
  const line = lineOf(node);
  const refused = (message: string): Block[] => {
    reading.note(line, message);
    return [];
  };
  if (reading.source[node.position?.start.offset ?? 0] !== "#")
    return refused("文の下の横線（--- や ===）は使えません。見出しなら行の始めに「## 」をつけてください。");
  if (node.depth === 1) return refused("見出しは ## から始めてください。題名は本文の外にあります。");
  if (node.depth > 4) return refused("見出しは ##、###、#### までです。");
  if (!numbers) return refused("見出しは箇条書きや囲みの中に置けません。囲みの見出しは [ ] の中に書きます。");
  const inlines = readInlines(node.children, reading);
  if (inlines.length === 0) return refused("見出しに言葉がありません。");
  const level = node.depth === 2 ? 2 : node.depth === 3 ? 3 : 4;
  numbers.splice(level - 1);
  for (let at = 0; at < level - 1; at++) numbers[at] ??= 0;
  numbers[level - 2] = (numbers[level - 2] ?? 0) + 1;
  return [{ kind: "heading", level, id: `s${numbers.join("-")}`, inlines, line }];
}

function imageOf(node: Of<"image">, reading: Reading): Block[] {
  const line = lineOf(node);
  const id = image.exec(node.url)?.[1];
  if (id !== undefined) {
    const caption = node.title ? stringOf(node.title) : "";
    return [{ kind: "image", image: id, alt: stringOf(node.alt ?? ""), caption: caption || null, line }];
  }
  reading.note(
    line,
    `画像「${clean(node.url).slice(0, 60)}」は使えません。この文書に画像を取りこんで「image:名前」と書いてください。`,
  );
  return [];
}

function paragraphOf(node: Of<"paragraph">, reading: Reading): Block[] {
  const images = node.children.filter((child) => child.type === "image");
  const alone = node.children.every(
    (child) => child.type === "image" || child.type === "break" || (child.type === "text" && child.value.trim() === ""),
  );
  if (images.length > 0 && alone) return images.flatMap((child) => imageOf(child, reading));
  const inlines = readInlines(node.children, reading);
  return inlines.length === 0 ? [] : [{ kind: "paragraph", inlines, line: lineOf(node) }];
}

/** The items of a list; `start` other than 1 would be a number that no reader ever sees. */
function itemsOf(node: Of<"list">, reading: Reading): Block[][] {
  if (node.ordered && node.start !== 1)
    reading.note(
      lineOf(node),
      `番号の箇条書きは1から始めてください。箇条書きでない「${node.start}.」は「${node.start}\\.」と書きます。`,
    );
  return node.children.flatMap((item) => {
    const blocks = readBlocks(item.children, reading, null);
    if (item.children.length === 0) reading.note(lineOf(item), "箇条書きに言葉のない項目があります。消してください。");
    return blocks.length === 0 ? [] : [blocks];
  });
}

function listOf(node: Of<"list">, reading: Reading): Block[] {
  const items = itemsOf(node, reading);
  return items.length === 0 ? [] : [{ kind: "list", ordered: node.ordered === true, items, line: lineOf(node) }];
}

function blockOf(node: Node, reading: Reading, numbers: number[] | null): Block[] {
  switch (node.type) {
    case "heading":
      return headingOf(node, reading, numbers);
    case "paragraph":
      return paragraphOf(node, reading);
    case "list":
      return listOf(node, reading);
    case "table":
      return [readTable(node, reading)];
    case "containerDirective":
      return readBox(node, reading);
    case "leafDirective":
      return readLeaf(node, reading);
    default:
      reading.note(lineOf(node), refusals[node.type] ?? "ここでは使えない書き方です。ふつうの文に書き直してください。");
      return [];
  }
}

/** `numbers`: how many headings of each level came so far; null where no heading may stand. */
const readBlocks = (nodes: readonly Node[], reading: Reading, numbers: number[] | null): Block[] =>
  nodes.flatMap((node) => blockOf(node, reading, numbers));

/** All blocks of a text and what is wrong in it. */
export function readDocument(nodes: readonly Node[], source: string): { blocks: Block[]; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const reading: Reading = {
    source,
    note: (line, message) => mistakes.push({ line, message }),
    within: (children) => readBlocks(children, reading, null),
    items: (list) => itemsOf(list, reading),
  };
  return { blocks: readBlocks(nodes, reading, []), mistakes };
}
