/** The typed blocks: `:::steps`, `:::notice`, `:::contact`, `:::table` and `::procedures`. */
import type { Block } from "../model.ts";
import { readInlines } from "./inlines.ts";
import { clean, lineOf, type Reading } from "./reading.ts";
import type { Node } from "./syntax.ts";
import { readTable } from "./tables.ts";
import { isSlug } from "./targets.ts";
import { inlineWords } from "./words.ts";

type Box = Extract<Node, { type: "containerDirective" }>;
type Leaf = Extract<Node, { type: "leafDirective" }>;

const tones = ["info", "important", "warning"] as const;
const knownBoxes = ":::steps、:::notice、:::contact、:::table";

/** The attributes that this box knows; a class, an id or an event handler is none of them. */
function attributesOf(node: Box | Leaf, known: readonly string[], reading: Reading): Record<string, string> {
  const attributes = Object.entries(node.attributes ?? {});
  for (const [name] of attributes)
    if (!known.includes(name))
      reading.note(
        lineOf(node),
        `「${node.name}」に「${clean(name)}」はありません。${known.length ? `使えるのは${known.join("、")}です。` : "{ } を消してください。"}`,
      );
  return Object.fromEntries(
    attributes.filter(([name]) => known.includes(name)).map(([name, value]) => [name, clean(value ?? "").trim()]),
  );
}

type Parts = { label: string | null; rest: Box["children"] };

/** What stands in [ ] behind the name, and what stands within the box. */
function partsOf(node: Box, reading: Reading): Parts {
  const [first, ...rest] = node.children;
  if (first?.type !== "paragraph" || !first.data || !("directiveLabel" in first.data))
    return { label: null, rest: node.children };
  const label = inlineWords(readInlines(first.children, reading)).trim();
  return { label: label || null, rest };
}

function isClosed(node: Box, reading: Reading): boolean {
  const { start, end } = node.position ?? {};
  const last = reading.source.slice(start?.offset, end?.offset).trimEnd().split("\n").at(-1) ?? "";
  return start?.line !== end?.line && /^[\s>]*:{3,}\s*$/u.test(last);
}

function readNotice(node: Box, reading: Reading): Block[] {
  const { tone = "info" } = attributesOf(node, ["tone"], reading);
  const known = tones.find((each) => each === tone);
  if (!known) reading.note(lineOf(node), `囲みの tone は ${tones.join("、")} のどれかにしてください。`);
  const { label, rest } = partsOf(node, reading);
  const blocks = reading.within(rest);
  if (blocks.length === 0 && label === null) reading.note(lineOf(node), "囲みに言葉がありません。消してください。");
  return [{ kind: "notice", tone: known ?? "info", title: label, blocks, line: lineOf(node) }];
}

function readContact(node: Box, reading: Reading): Block[] {
  const { department = "" } = attributesOf(node, ["department"], reading);
  const { label, rest } = partsOf(node, reading);
  if (label !== null) reading.note(lineOf(node), "連絡先に [ ] は要りません。課の名前は市の設定から出ます。");
  if (!isSlug(department)) {
    reading.note(lineOf(node), "連絡先は「:::contact{department=課の記号}」と書いてください。");
    return [];
  }
  return [{ kind: "contact", department, blocks: reading.within(rest), line: lineOf(node) }];
}

function readSteps(node: Box, reading: Reading): Block[] {
  attributesOf(node, [], reading);
  const { label, rest } = partsOf(node, reading);
  const [list] = rest;
  if (label !== null) reading.note(lineOf(node), "「:::steps」に [ ] は要りません。題は見出しにしてください。");
  if (rest.length === 1 && list?.type === "list" && list.ordered)
    return [{ kind: "steps", items: reading.items(list), line: lineOf(node) }];
  reading.note(
    lineOf(node),
    "「:::steps」の中は「1.」で始まる箇条書き一つだけにしてください。項目の続きは字下げし、ほかの文は外に置きます。",
  );
  return [];
}

function readTableBox(node: Box, reading: Reading): Block[] {
  const { rowheads } = attributesOf(node, ["rowheads"], reading);
  const { label, rest } = partsOf(node, reading);
  const [table] = rest;
  if (rest.length === 1 && table?.type === "table")
    return [{ ...readTable(table, reading), caption: label, rowHeads: rowheads !== undefined, line: lineOf(node) }];
  reading.note(
    lineOf(node),
    "「:::table」の中は表一つだけにしてください。表は「| 見出し | 見出し |」と、次の行の「|---|---|」で始め、列の数をそろえます。",
  );
  return [];
}

const boxes: Record<string, (node: Box, reading: Reading) => Block[]> = {
  steps: readSteps,
  notice: readNotice,
  contact: readContact,
  table: readTableBox,
};

export function readBox(node: Box, reading: Reading): Block[] {
  const read = Object.hasOwn(boxes, node.name) ? boxes[node.name] : undefined;
  if (!read) {
    reading.note(lineOf(node), `「:::${clean(node.name)}」という囲みはありません。使えるのは${knownBoxes}です。`);
    return [];
  }
  if (!isClosed(node, reading))
    reading.note(
      lineOf(node),
      `「:::${node.name}」が閉じていません。「:::」だけの行を加えてください。囲みの中に囲みがあるときは、外側のコロンを一つ多くします。`,
    );
  return read(node, reading);
}

export function readLeaf(node: Leaf, reading: Reading): Block[] {
  const line = lineOf(node);
  if (node.name !== "procedures") {
    const hint = Object.hasOwn(boxes, node.name)
      ? "コロンを三つにしてください。"
      : "使えるのは ::procedures だけです。";
    reading.note(line, `「::${clean(node.name)}」という書き方はありません。${hint}`);
    return [];
  }
  const { ids = "" } = attributesOf(node, ["ids"], reading);
  const all = [...new Set(ids.split(/[\s,]+/u).filter((id) => id !== ""))];
  if (node.children.length > 0) reading.note(line, "「::procedures」に [ ] は要りません。手続の名前は自動で出ます。");
  if (all.length === 0 || !all.every(isSlug)) {
    reading.note(line, '手続の一覧は「::procedures{ids="moving-out water-stop"}」と書いてください。');
    return [];
  }
  return [{ kind: "procedures", ids: all, line }];
}
