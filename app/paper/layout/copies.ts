/** The same questions several times, packed: as many as fill about a page. */
import type { Block, FormRow } from "../model.ts";
import { areaBits, optionRoom, pad, piecesWidth } from "./areas.ts";
import { type Bit, gap, heightOf, indented, moved, type Node, node, stacked } from "./marks.ts";
import { labelBits, paragraph, type Setting } from "./setting.ts";
import { rectangle } from "./shapes.ts";
import { columnHeight, columnWidth, mm } from "./sheet.ts";
import { type Running, type Slice, slice } from "./slices.ts";
import { titled } from "./titled.ts";

export type Copies = Extract<Block, { kind: "copies" }>;

/** As many copies as fill about a page, each whole; then where to write what does not fit. */
export function copies(block: Copies, setting: Setting, parent: Node, running: Running): Slice[] {
  const told = block.notes.flatMap((words) =>
    paragraph(words, columnWidth, { size: setting.sizes.small, leading: 1.4 }, setting, parent).map((bit) =>
      slice(bit, { keep: true, running }),
    ),
  );
  const most = countOf(block, setting);
  const slices = Array.from({ length: most }, (_, index) => {
    const title = block.title.replace("{{number}}", String(index + 1));
    return titled(title, setting, parent, running, (own) => packed(block.rows, setting, own).map((row) => slice(row)));
  });
  const after =
    block.max > most ? paragraph(block.more, columnWidth, { size: setting.sizes.small }, setting, parent) : [];
  return [
    ...told,
    ...slices.flat(),
    ...after.map((bit, index) => slice(bit, { before: index === 0 ? mm(2) : 0, running })),
  ];
}

/** About a page of them, two at least where there may be two. */
function countOf({ rows, min, max }: Copies, setting: Setting): number {
  const each = heightOf(packed(rows, setting, node(null, "Sect"))) + mm(9);
  const fitting = Math.floor((columnHeight - mm(20)) / each);
  return Math.min(max, Math.max(min, Math.min(6, Math.max(2, fitting))));
}

/** Questions as cells that fill the width line by line, in the order of the form. */
function packed(rows: readonly FormRow[], setting: Setting, parent: Node): Bit[] {
  const lines: { row: FormRow; need: number }[][] = [];
  let free = 0;
  for (const row of rows) {
    const need = Math.min(columnWidth, Math.max(areaNeed(row, setting), mm(38)));
    if (need > free || lines.length === 0) {
      lines.push([]);
      free = columnWidth;
    }
    lines.at(-1)?.push({ row, need });
    free -= need;
  }
  return lines.map((cells) => packedLine(cells, setting, parent));
}

function packedLine(cells: { row: FormRow; need: number }[], setting: Setting, parent: Node): Bit {
  const needed = cells.reduce((sum, { need }) => sum + need, 0);
  let x = 0;
  const set = cells.map(({ row, need }) => {
    const width = (columnWidth * need) / needed;
    const at = x;
    x += width;
    return { at, width, bit: packedCell(row, width, setting, parent) };
  });
  const height = Math.max(...set.map(({ bit }) => bit.height));
  const marks = set.flatMap(({ at, width, bit }) => [rectangle(at, 0, width, height), ...moved(bit.marks, at, 0)]);
  return { height, marks };
}

function packedCell(row: FormRow, width: number, setting: Setting, parent: Node): Bit {
  const { sizes } = setting;
  const inner = width - mm(3);
  const style = { size: sizes.small, leading: 1.35 };
  const caption = labelBits({ text: row.caption, also: row.label.also }, inner, style, setting, parent);
  const when = row.when === null ? [] : paragraph(row.when, inner, { ...style, weight: "bold" }, setting, parent);
  return stacked([
    gap(mm(0.8)),
    ...indented([...caption, ...when], mm(1.5)),
    ...areaBits(row.area, width, setting, parent),
  ]);
}

/** Width the room of a question should have at least. */
function areaNeed({ area }: FormRow, { sizes }: Setting): number {
  switch (area.kind) {
    case "pieces":
      return piecesWidth(area.pieces, sizes) + 2 * pad;
    case "choices":
      return Math.min(columnWidth, optionRoom(area.options, sizes) * Math.min(area.options.length, 6) + 2 * pad);
    case "cells":
      return area.rows.length > 1 ? columnWidth : mm(38) * (area.rows[0]?.length ?? 1);
    case "lines":
      return area.count > 1 ? columnWidth : mm(56);
    case "statement":
      return columnWidth;
  }
}
