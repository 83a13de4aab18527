/** Tables: every column has its header, every row its cells. */
import { inlineWords } from "../markdown/words.ts";
import type { Block } from "../model.ts";
import { error, type Found, type LocaleText, type TextRule } from "./finding.ts";
import { allBlocks } from "./passages.ts";

type Table = Extract<Block, { kind: "table" }>;
type Look = (table: Table, lineOfRow: (row: number) => number) => Found[];

/** A titled table begins some lines after its box: the first line with a bar is its header. */
function lineOfRow({ markdown }: LocaleText, { line }: Table): (row: number) => number {
  const lines = markdown.split(/\r\n?|\n/u);
  const head = lines.findIndex((each, at) => at >= line - 1 && !each.trimStart().startsWith(":") && each.includes("|"));
  return (row) => (head < 0 ? line : head + 3 + row);
}

const onTables = (rule: string, look: Look): TextRule => ({
  rule,
  find: (text) =>
    allBlocks(text.blocks).flatMap((block) => (block.kind === "table" ? look(block, lineOfRow(text, block)) : [])),
});

const isEmpty = (cell: Table["head"][number] | undefined): boolean =>
  cell === undefined || inlineWords(cell).trim() === "";

const header = onTables("table-header", ({ head, rowHeads, line }) => {
  if (head.every(isEmpty))
    return [error(line, "表に列の見出しがありません。一行目に、それぞれの列の見出しを書いてください。")];
  return head.flatMap((cell, at) =>
    isEmpty(cell) && !(at === 0 && rowHeads)
      ? [error(line, `表の${at + 1}列目の見出しが空です。列の見出しを書いてください。`)]
      : [],
  );
});

const rowHeader = onTables("table-row-header", ({ rows, rowHeads }, lineOf) =>
  rows.flatMap((row, at) =>
    rowHeads && isEmpty(row[0])
      ? [error(lineOf(at), `表の${at + 1}行目の見出し（左の列）が空です。行の見出しを書くか、行を分けてください。`)]
      : [],
  ),
);

const ragged = onTables("table-ragged", ({ head, rows }, lineOf) =>
  rows.flatMap((row, at) =>
    row.length === head.length
      ? []
      : [
          error(
            lineOf(at),
            `表の${at + 1}行目は${row.length}列で、見出しの${head.length}列と合いません。「|」の数をそろえてください。空の所は「なし」「－」などと書きます。`,
          ),
        ],
  ),
);

const noRows = onTables("table-empty", ({ rows, line }) =>
  rows.length === 0 ? [error(line, "表に見出しの行しかありません。中身を書くか、表を消してください。")] : [],
);

export const tables = [header, rowHeader, ragged, noRows];
