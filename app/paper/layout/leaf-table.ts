/** A table over the width it is given: columns by their words, rows whole, the head again on every page. */
import type { LeafBlock, Words } from "../model.ts";
import { lettersOf, lettersOfSpans, widthOf } from "../type/letters.ts";
import { across, type Bit, heightOf, type Mark, moved, type Node, node, stacked } from "./marks.ts";
import { paragraph, type Setting } from "./setting.ts";
import { line, thin } from "./shapes.ts";
import { columnHeight, mm } from "./sheet.ts";
import { kept, type Slice, slice } from "./slices.ts";
import { textBits } from "./text.ts";

type Table = Extract<LeafBlock, { kind: "table" }>;

const padding = mm(1.4);
const between = mm(4);
/** Up to this share of a page it is not parted. */
const together = 0.4;

export function leafTable(table: Table, width: number, setting: Setting, parent: Node): Slice[] {
  const { caption, head, rows, rowHeads } = table;
  const { sizes, ends } = setting;
  const own = node(parent, "Table");
  const title =
    caption === null
      ? []
      : textBits(caption, width, { size: sizes.body, weight: "bold", ends }, node(own, "Caption")).map((bit) =>
          slice(bit, { keep: true }),
        );
  const columns = columnsOf(table, width, sizes.body);
  const row = (cells: readonly Words[], scope: "Column" | "Row", tr: Node | null): Bit[][] =>
    cells.map((cell, place) => {
      const isHead = scope === "Column" || (rowHeads && place === 0);
      const style = { size: sizes.body, leading: 1.4, ...(isHead ? { weight: "bold" as const } : {}) };
      const room = (columns[place]?.width ?? width) - between;
      if (tr === null) return textBits(cell, room, { ...style, ends }, null);
      return paragraph(cell, room, style, setting, node(tr, isHead ? "TH" : "TD", { scope }));
    });
  const headRow = whole(row(head, "Column", node(own, "TR")), columns, width, line);
  const again = whole(row(head, "Column", null), columns, width, line);
  const running = { heading: stacked([{ height: 0, marks: [across(width, 0, line)] }, again]) };
  const body = rows.flatMap((cells) => {
    const bits = row(cells, "Row", node(own, "TR"));
    const tall = Math.max(...bits.map(heightOf)) > columnHeight * 0.6;
    return (tall ? parted(bits, columns, width) : [whole(bits, columns, width, thin)]).map((bit) =>
      slice(bit, { running }),
    );
  });
  const opening = { ...headRow, marks: [across(width, 0, line), ...headRow.marks] };
  const all = [...title, slice(opening, { keep: true, running }), ...body];
  const spaced = all.map((each, index) => (index === 0 ? { ...each, before: mm(4) } : each));
  return heightOf(spaced) < columnHeight * together ? kept(spaced) : spaced;
}

type Column = { x: number; width: number };

/** As wide as their longest cell where all fit; otherwise what is long gives way, down to a few letters. */
function columnsOf({ head, rows }: Table, width: number, size: number): Column[] {
  const natural = head.map((_, place) => {
    const cells = [head, ...rows].map((cells) => cells[place] ?? "");
    return Math.max(...cells.map((cell) => widthOf(letters(cell), size))) + between + 1;
  });
  const sum = natural.reduce((total, each) => total + each, 0);
  const weights =
    sum <= width ? natural : natural.map((each) => Math.min(each, Math.sqrt(each * (width / head.length))));
  const total = weights.reduce((all, each) => all + each, 0);
  let x = 0;
  return weights.map((weight) => {
    const column = { x, width: (weight / total) * width };
    x += column.width;
    return column;
  });
}

const letters = (words: Words) =>
  typeof words === "string" ? lettersOf(words, "bold") : lettersOfSpans(words, "bold");

function whole(cells: readonly Bit[][], columns: readonly Column[], width: number, rule: number): Bit {
  const height = Math.max(0, ...cells.map(heightOf)) + 2 * padding;
  const marks = cells.flatMap((bits, place) => moved(stacked(bits).marks, columns[place]?.x ?? 0, padding));
  return { height, marks: [...marks, ...moved([across(width, 0, rule)], 0, height)] };
}

/** A row that a page cannot hold goes line by line. */
function parted(cells: readonly Bit[][], columns: readonly Column[], width: number): Bit[] {
  const count = Math.max(...cells.map((bits) => bits.length));
  return Array.from({ length: count }, (_, at) => {
    const height = Math.max(...cells.map((bits) => bits[at]?.height ?? 0));
    const marks: Mark[] = cells.flatMap((bits, place) => moved(bits[at]?.marks ?? [], columns[place]?.x ?? 0, 0));
    return { height, marks: at === count - 1 ? [...marks, ...moved([across(width, 0, thin)], 0, height)] : marks };
  });
}
