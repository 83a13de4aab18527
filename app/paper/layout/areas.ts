/** What is written in, as bits of a given width: boxes, lines, choices to tick. */
import type { Area, AreaCell, Label, Piece } from "../model.ts";
import { lettersOf, widthOf as lettersWidth } from "../type/letters.ts";
import {
  across,
  type Bit,
  down,
  gap,
  heightOf,
  indented,
  type Mark,
  moved,
  type Node,
  node,
  stacked,
} from "./marks.ts";
import { labelBits, paragraph, type Setting } from "./setting.ts";
import { comb, digitWidth, thin, tickBox } from "./shapes.ts";
import { mm, type Sizes } from "./sheet.ts";
import { textBits } from "./text.ts";

export const pad = mm(2);

export function areaBits(area: Area, width: number, setting: Setting, parent: Node): Bit[] {
  switch (area.kind) {
    case "cells":
      return area.rows.map((row, index) => cellRow(row, width, setting, parent, index > 0));
    case "pieces":
      return pieceLines(area.pieces, width, setting, parent);
    case "choices":
      return choiceBits(area, width, setting, parent);
    case "lines":
      return Array.from({ length: area.count }, (_, index) => writingLine(width, setting, index > 0));
    case "statement":
      return statementBits(area.text, width, setting, parent);
  }
}

const writingLine = (width: number, { sizes }: Setting, ruled: boolean): Bit => ({
  height: sizes.writing,
  marks: ruled ? [{ kind: "line", x: pad, y: 0, toX: width - pad, toY: 0, width: thin, dotted: true }] : [],
});

/** Cells side by side, as high as the highest; each has its caption above the room to write. */
function cellRow(cells: readonly AreaCell[], width: number, setting: Setting, parent: Node, ruled: boolean): Bit {
  const total = cells.reduce((sum, { weight }) => sum + weight, 0);
  let x = 0;
  const marks: Mark[] = ruled ? [across(width, 0, thin)] : [];
  const set = cells.map((cell) => {
    const own = (width * cell.weight) / total;
    const bit = cellBit(cell, own, setting, parent);
    const at = x;
    x += own;
    return { bit, at };
  });
  const height = Math.max(...set.map(({ bit }) => bit.height));
  for (const { bit, at } of set) {
    marks.push(...moved(bit.marks, at, 0));
    if (at > 0) marks.push(...moved([down(0, height, thin)], at, 0));
  }
  return { height, marks };
}

export function cellBit(cell: AreaCell, width: number, setting: Setting, parent: Node): Bit {
  const { sizes } = setting;
  const inner = width - mm(2.4);
  const caption = cell.caption
    ? indented(labelBits(cell.caption, inner, { size: sizes.small, leading: 1.3 }, setting, parent), mm(1.2))
    : [];
  const top = caption.length > 0 ? [gap(mm(0.8)), ...caption] : [];
  return stacked([...top, cellRoom(cell, width, setting, parent)]);
}

/** The room itself: boxes for digits, words to circle, or nothing. */
function cellRoom({ comb: groups, text }: AreaCell, width: number, setting: Setting, parent: Node): Bit {
  const { sizes } = setting;
  const marks: Mark[] = [];
  let x = pad;
  if (text !== null) {
    const room = width - 2 * pad;
    const bits = textBits(text, room, { size: sizes.body, ends: "space" }, node(parent, "P"));
    const height = heightOf(bits);
    marks.push(...moved(stacked(bits).marks, x, (Math.max(sizes.writing, height) - height) / 2));
    if (groups === null) return { height: Math.max(sizes.writing, height), marks };
    x += lettersWidth(lettersOf(text, "regular"), sizes.body) + mm(1.5);
  }
  if (groups === null) return { height: sizes.writing, marks };
  marks.push(...comb(groups, x, mm(1), digitWidth(groups, width - x - mm(1)), mm(9)));
  return { height: mm(11), marks };
}

/** Printed words and gaps along a line; gaps give way where it gets narrow, then it goes on in the next line. */
function pieceLines(pieces: readonly Piece[], width: number, setting: Setting, parent: Node): Bit[] {
  const { sizes } = setting;
  const own = node(parent, "P");
  const free =
    width -
    1.5 * pad -
    piecesWidth(
      pieces.filter((piece) => typeof piece === "string"),
      sizes,
    );
  const gaps = piecesWidth(
    pieces.filter((piece) => typeof piece === "number"),
    sizes,
  );
  const narrow = Math.min(1, Math.max(0.7, free / gaps));
  const lines: Bit[] = [];
  let [x, marks]: [number, Mark[]] = [pad, []];
  const wrap = () => {
    lines.push({ height: sizes.writing, marks });
    [x, marks] = [pad, []];
  };
  for (const piece of pieces) {
    const room = piecesWidth([piece], sizes) * (typeof piece === "number" ? narrow : 1);
    if (x + room > width - pad / 2 + 0.01 && x > pad) wrap();
    if (typeof piece === "string") {
      const bit = stacked(textBits(piece, width - pad - x, { size: sizes.body }, own));
      marks.push(...moved(bit.marks, x, Math.max(0, (sizes.writing - bit.height) / 2)));
    }
    x += room;
  }
  wrap();
  return lines;
}

export const piecesWidth = (pieces: readonly Piece[], { body }: Sizes): number =>
  pieces.reduce<number>(
    (sum, piece) =>
      sum + (typeof piece === "number" ? mm(piece) : lettersWidth(lettersOf(piece, "regular"), body) + mm(1)),
    0,
  );

type Choices = Extract<Area, { kind: "choices" }>;

/** Options with boxes to tick, in as many columns as the longest allows. */
function choiceBits({ how, options }: Choices, width: number, setting: Setting, parent: Node): Bit[] {
  const { sizes } = setting;
  const inner = width - 2 * pad;
  const room = optionRoom(options, sizes);
  const plain = options.every(({ hint }) => hint === null);
  const fitting = Math.max(1, Math.min(Math.floor(inner / room), 6, options.length));
  // Long lists go in two columns even if some of their lines are then broken.
  const count = !plain ? 1 : options.length > 6 && inner > mm(100) ? Math.max(2, fitting) : fitting;
  const own = inner / count;
  const list = node(parent, "L");
  const bits = options.map((option) => optionBit(option, own, setting, list));
  const rows: Bit[] = [];
  for (let at = 0; at < bits.length; at += count) {
    const row = bits.slice(at, at + count);
    const marks = row.flatMap((bit, index) => moved(bit.marks, index * own, 0));
    rows.push({ height: Math.max(...row.map(({ height }) => height)), marks });
  }
  const told = how === null ? [] : [gap(mm(1)), ...paragraph(how, inner, { size: sizes.small }, setting, parent)];
  return indented([...told, gap(mm(0.8)), ...rows, gap(mm(0.8))], pad);
}

const box = mm(4);
const beside = mm(1.5);

/** Width that shows every option on one line. */
export function optionRoom(options: Choices["options"], sizes: Sizes): number {
  const wide = (text: string | null, size: number) =>
    text === null ? 0 : lettersWidth(lettersOf(text, "regular"), size);
  const longest = options.map(({ label }) => Math.max(wide(label.text, sizes.body), wide(label.also, sizes.small)));
  return Math.max(...longest) + box + beside + mm(4);
}

function optionBit({ label, hint }: Choices["options"][number], width: number, setting: Setting, list: Node): Bit {
  const { sizes } = setting;
  const body = node(node(list, "LI"), "LBody");
  const room = width - box - beside - mm(1.5);
  const words = optionWords(label, room, setting, body);
  const hints = hint === null ? [] : paragraph(hint, room, { size: sizes.small, leading: 1.35 }, setting, body);
  const set = stacked([...words, ...hints]);
  const top = Math.max(0, (mm(7) - sizes.body * 1.35) / 2);
  const height = Math.max(mm(7), top + set.height + mm(0.8));
  return { height, marks: [tickBox(0, mm(1.5), box), ...moved(set.marks, box + beside, top)] };
}

/** The Japanese beside the label where both fit on one line, below it otherwise. */
function optionWords(label: Label, room: number, setting: Setting, parent: Node): Bit[] {
  const { sizes } = setting;
  const style = { size: sizes.body, leading: 1.35 };
  const own = lettersWidth(lettersOf(label.text, "regular"), sizes.body) + mm(2);
  const also = label.also === null ? 0 : lettersWidth(lettersOf(label.also, "regular"), sizes.small) + 0.1;
  if (label.also === null || own + also > room) return labelBits(label, room, style, setting, parent);
  const bits = paragraph(label.text, room, style, setting, parent);
  const beside = paragraph(label.also, also, { ...style, size: sizes.small }, setting, parent, "ja");
  const lower = (sizes.body - sizes.small) * 1.05;
  return [{ height: heightOf(bits), marks: [...stacked(bits).marks, ...moved(stacked(beside).marks, own, lower)] }];
}

function statementBits(text: Label, width: number, setting: Setting, parent: Node): Bit[] {
  const { sizes } = setting;
  const size = mm(5);
  const words = labelBits(text, width - 2 * pad - size - mm(2), { size: sizes.body }, setting, parent);
  const [first = gap(0), ...others] = indented(words, pad + size + mm(2));
  return [
    gap(mm(2)),
    { height: Math.max(first.height, mm(5.6)), marks: [tickBox(pad, 0, size), ...first.marks] },
    ...others,
    gap(mm(2)),
  ];
}
