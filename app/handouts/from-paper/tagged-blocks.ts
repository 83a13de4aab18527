/** The structure a tagged PDF brings along → blocks. What it says is believed before anything is guessed. */
import { markOf, tidy } from "./letters.ts";
import type { Note, PaperBlock, PaperPage, Placed, TagNode } from "./paper-model.ts";
import { deepest, elementsIn, listsIn, type TaggedText, taggedText } from "./tagged-text.ts";

const ranks: ReadonlyMap<string, number> = new Map([
  ["Title", 0],
  ["H", 1],
  ...[0, 1, 2, 3, 3, 3].map((rank, index): [string, number] => [`H${index + 1}`, rank]),
]);
const containers = new Set([
  "Root",
  "Document",
  "Part",
  "Art",
  "Sect",
  "Div",
  "DocumentFragment",
  "Aside",
  "NonStruct",
]);
/** Below this share of the printed letters the tags help nobody. */
const leastShare = 0.7;

type Found = { blocks: Placed[]; notes: Note[] };
type Walk = { text: TaggedText; add(block: PaperBlock): void; note(message: string): void };

/** Null where there are no tags, or none that cover the page. */
export function taggedBlocks(page: PaperPage): Found | null {
  if (!page.tree) return null;
  const found: Found = { blocks: [], notes: [] };
  const text = taggedText(page);
  const add = (block: PaperBlock) => found.blocks.push({ page: page.number, block });
  const note = (message: string) => found.notes.push({ page: page.number, message });
  visit(page.tree, 0, { text, add, note });
  return text.share() < leastShare ? null : found;
}

function visit(node: TagNode, depth: number, walk: Walk): void {
  if (depth > deepest) return;
  const role = node.role ?? "";
  const rank = ranks.get(role);
  if (role === "L" || role === "TOC") addList(node, depth, walk);
  else if (role === "Table") addTable(node, depth, walk);
  else if (containers.has(role) || holdsBlocks(node)) {
    for (const child of node.children ?? []) visit(child, depth + 1, walk);
  } else {
    const text = walk.text.textOf(node, depth);
    if (text !== "") walk.add(rank === undefined ? { kind: "paragraph", text } : { kind: "heading", rank, text });
    if (role === "Figure" || role === "Formula") noteFigure(node, walk);
    for (const figure of elementsIn(node, ["Figure"], depth)) noteFigure(figure, walk);
    for (const list of listsIn(node, depth)) addList(list, depth + 1, walk);
  }
}

const blockRoles = new Set(["P", "L", "Table", ...ranks.keys(), ...containers]);
/** An element of a kind we do not know, around such that we do. */
const holdsBlocks = ({ role, children = [] }: TagNode): boolean =>
  role !== "P" && children.some((child) => blockRoles.has(child.role ?? ""));

function addList(node: TagNode, depth: number, { text, add }: Walk): void {
  const items: { text: string; isNumbered: boolean }[] = [];
  const collect = (list: TagNode, down: number): void => {
    if (down > deepest) return;
    for (const item of elementsIn(list, ["LI", "TOCI"], down)) {
      const [label] = elementsIn(item, ["Lbl"], down);
      const mark = label ? text.textOf(label, down) : "";
      const words = text.textOf(item, down);
      const own = markOf(words);
      const isNumbered = /^\d{1,2}$/.test(mark) || (markOf(`${mark} x`) ?? own)?.ordered === true;
      if (words !== "") items.push({ text: own?.text ?? words, isNumbered });
      // A list within an item: its items follow, in the same list.
      for (const inner of listsIn(item, down)) collect(inner, down + 1);
    }
  };
  collect(node, depth);
  if (items.length === 0) return;
  const ordered = items.length > 1 && items.every(({ isNumbered }) => isNumbered);
  add({ kind: "list", ordered, items: items.map((item) => item.text) });
}

function addTable(node: TagNode, depth: number, walk: Walk): void {
  for (const caption of elementsIn(node, ["Caption"], depth)) visit(caption, depth + 1, walk);
  const rows = elementsIn(node, ["TR"], depth).map((row) =>
    elementsIn(row, ["TH", "TD"], depth).map((cell) => ({
      isHead: cell.role === "TH",
      text: walk.text.textOf(cell, depth),
    })),
  );
  const words = rows.map((row) => row.map(({ text }) => text));
  const [first, ...others] = rows;
  const [head, ...body] = words;
  const isEven = first !== undefined && others.length > 0 && others.every(({ length }) => length === first.length);
  if (head && isEven && head.length > 1 && first.every(({ isHead, text }) => isHead && text !== "")) {
    walk.add({ kind: "table", head, rows: body });
    return;
  }
  const items = words.map((row) => row.filter((text) => text !== "").join("：")).filter((text) => text !== "");
  if (items.length === 0) return;
  walk.add({ kind: "list", ordered: false, items });
  walk.note("見出しの行がない表を、箇条書きにしました。元の紙と見比べてください。");
}

function noteFigure({ alt }: TagNode, { note }: Walk): void {
  const said = alt ? `代わりの文は「${tidy(alt).slice(0, 200)}」です。` : "代わりの文がありません。";
  note(`図や写真があります。${said}必要なら画像を入れ直してください。`);
}
