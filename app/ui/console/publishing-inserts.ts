/** What the buttons above the Markdown put in, around what is selected. Pure: the component only writes the answer. */

export const insertKinds = [
  "heading",
  "list",
  "steps",
  "notice",
  "table",
  "contact",
  "procedures",
  "link",
  "furigana",
  "check",
] as const;
export type InsertKind = (typeof insertKinds)[number];

/** From the form beside it. */
export type Chosen = { department: string; procedures: readonly string[] };
/** `from`–`to`: what is selected. */
export type Edited = { text: string; from: number; to: number };

/** Words that stand where the writer types on: they are selected afterwards. */
const words = {
  heading: "見出し",
  item: "ここに書く",
  notice: "ここに知らせる内容を書く",
  noticeTitle: "お知らせの見出し",
  table: "表の題",
  link: "行き先の名前",
  base: "漢字",
  reading: "よみかた",
  check: "確かめる内容",
};

type Piece = { before: string; selected: string; after: string };

function pieceFor(kind: InsertKind, picked: string, { department, procedures }: Chosen): Piece {
  switch (kind) {
    case "heading":
      return { before: "## ", selected: picked || words.heading, after: "" };
    case "list":
      return { before: "- ", selected: itemsOf(picked, "- "), after: "" };
    case "steps":
      return { before: ":::steps\n1. ", selected: itemsOf(picked, "1. "), after: "\n:::" };
    case "notice":
      return {
        before: `:::notice[${words.noticeTitle}]{tone=info}\n`,
        selected: picked || words.notice,
        after: "\n:::",
      };
    case "table":
      return {
        before: ":::table[",
        selected: words.table,
        after: "]{rowheads}\n| 項目 | 内容 |\n| --- | --- |\n| 例 | 例の内容 |\n:::",
      };
    case "contact":
      return {
        before: `:::contact{department=${department}}\n`,
        selected: picked,
        after: `${picked === "" ? "" : "\n"}:::`,
      };
    case "procedures":
      return { before: '::procedures{ids="', selected: procedures.join(" "), after: '"}' };
    case "link":
      return { before: "[", selected: picked || words.link, after: "](https://)" };
    case "furigana":
      return { before: `{${picked || words.base}|`, selected: words.reading, after: "}" };
    case "check":
      return { before: ":check[", selected: picked || words.check, after: ']{why="確かめることを書く"}' };
  }
}

/** Every selected line an item; the first has its mark before it already. */
const itemsOf = (picked: string, mark: string): string => (picked || words.item).split("\n").join(`\n${mark}`);

const inWords: readonly InsertKind[] = ["link", "furigana", "check"];

/** They take nothing in: what is selected stays before them. */
const besides: readonly InsertKind[] = ["table", "procedures"];

/** A block stands on lines of its own with an empty one around it; what goes into a sentence stays in it. */
export function insertInto(edited: Edited, kind: InsertKind, chosen: Chosen): Edited {
  const { text, to } = edited;
  const from = besides.includes(kind) ? to : edited.from;
  const piece = pieceFor(kind, text.slice(from, to), chosen);
  const isBlock = !inWords.includes(kind);
  return placed({ text, from, to }, piece, isBlock);
}

/** A line of its own behind what is selected. */
export const insertBlock = ({ text, to }: Edited, line: string): Edited =>
  placed({ text, from: to, to }, { before: "", selected: line, after: "" }, true);

function placed({ text, from, to }: Edited, { before, selected, after }: Piece, isBlock: boolean): Edited {
  const head = isBlock ? text.slice(0, from).replace(/\n+$/, "") : text.slice(0, from);
  const tail = isBlock ? text.slice(to).replace(/^\n+/, "") : text.slice(to);
  const opening = isBlock && head !== "" ? `${head}\n\n` : head;
  const closing = isBlock ? `\n${tail === "" ? "" : `\n${tail}`}` : tail;
  const start = opening.length + before.length;
  return { text: opening + before + selected + after + closing, from: start, to: start + selected.length };
}

/** Where a line begins and ends; the last one for a number beyond it. `line`: 1 is the first. */
export function placeOfLine(text: string, line: number): { from: number; to: number } {
  const lines = text.split("\n");
  const at = Math.min(Math.max(line, 1), lines.length) - 1;
  const from = lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0);
  return { from, to: from + (lines[at]?.length ?? 0) };
}
