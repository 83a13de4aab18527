/** Questions on paper: the label at the left, the room to write at the right. */
import type { FormRow } from "../model.ts";
import { areaBits, pad } from "./areas.ts";
import { type Bit, gap, heightOf, indented, type Mark, type Node, node, stacked } from "./marks.ts";
import { labelBits, paragraph, type Setting } from "./setting.ts";
import { line } from "./shapes.ts";
import { columnHeight, columnWidth, mm } from "./sheet.ts";
import { columns, type Running, type Slice } from "./slices.ts";

const labelWidth = mm(52);

export function formRows(rows: readonly FormRow[], setting: Setting, parent: Node, running: Running | null): Slice[] {
  const table = node(parent, "Table");
  return rows.flatMap((row) => {
    const tr = node(table, "TR");
    const label = labelColumn(row, labelWidth - 2 * pad, setting, node(tr, "TH"));
    const again = labelColumn(row, labelWidth - 2 * pad, setting, null);
    const area = areaColumn(row, columnWidth - labelWidth, setting, node(tr, "TD"), heightOf(label));
    const slices = columns({
      left: indented(label, pad),
      right: area,
      at: labelWidth,
      width: columnWidth,
      together: columnHeight * 0.6,
      frame: "box",
      thickness: line,
      again: indented(again, pad),
    });
    return slices.map((each) => ({ ...each, running }));
  });
}

/** Number and 必須 above the label. `parent` null: repeated overleaf, not read out again. */
function labelColumn(row: FormRow, width: number, setting: Setting, parent: Node | null): Bit[] {
  const { sizes } = setting;
  const own = parent ?? node(null, "TH");
  const number = stacked(paragraph(row.number, width, { size: sizes.small, leading: 1.3 }, setting, own));
  const note = stacked(paragraph(row.note, width, { size: sizes.small, leading: 1.3, align: "right" }, setting, own));
  const words = row.area.kind === "statement" ? [] : labelBits(row.label, width, labelStyle(setting), setting, own);
  const head = { height: Math.max(number.height, note.height), marks: [...number.marks, ...note.marks] };
  const bits = [gap(mm(1)), head, ...words, gap(mm(1.2))];
  return parent ? bits : bits.map(({ height, marks }) => ({ height, marks: marks.map(silent) }));
}

const labelStyle = ({ sizes }: Setting) => ({ size: sizes.label, weight: "bold" as const, leading: 1.35 });
const silent = (mark: Mark): Mark => (mark.kind === "line" ? mark : { ...mark, node: null });

/** `atLeast`: as high as its label; boxes grow with it, the rest stands in the middle of what is left. */
function areaColumn(row: FormRow, width: number, setting: Setting, parent: Node, atLeast: number): Bit[] {
  const told = toldBits(row, width - 2 * pad, setting, parent);
  const intro = told.length === 0 ? [] : [gap(mm(1.2)), ...indented(told, pad)];
  const rule: Bit[] =
    intro.length > 0 && row.area.kind === "cells"
      ? [{ height: mm(1.2), marks: [{ kind: "line", x: 0, y: mm(1.2), toX: width, toY: mm(1.2), width: 0.5 }] }]
      : [];
  const room = areaBits(row.area, width, setting, parent);
  const free = Math.max(0, atLeast - heightOf([...intro, ...rule, ...room]));
  if (row.area.kind !== "cells") return [...intro, gap(free / 2), ...room, gap(free / 2)];
  return [...intro, ...rule, ...room.slice(0, -1), ...room.slice(-1).map((bit) => grown(bit, free))];
}

/** A row of boxes made higher: its uprights reach down to the new edge. */
const grown = ({ height, marks }: Bit, by: number): Bit => ({
  height: height + by,
  marks: marks.map((mark) =>
    mark.kind === "line" && mark.x === mark.toX && Math.abs(mark.toY - height) < 0.1
      ? { ...mark, toY: height + by }
      : mark,
  ),
});

/** Who answers, then the hint. */
function toldBits(row: FormRow, width: number, setting: Setting, parent: Node): Bit[] {
  const style = { size: setting.sizes.small, leading: 1.4 };
  return [
    ...(row.when === null ? [] : paragraph(row.when, width, { ...style, weight: "bold" }, setting, parent)),
    ...(row.hint === null ? [] : paragraph(row.hint, width, style, setting, parent)),
  ];
}
