/** Blocks to read: the head of the first page, facts, lists, notices, numbers to quote. */
import type { Block, Fact, Qr } from "../model.ts";
import { cellBit } from "./areas.ts";
import { type Bit, gap, heightOf, indented, type Mark, moved, type Node, node, stacked } from "./marks.ts";
import { labelBits, paragraph, type Setting } from "./setting.ts";
import { dot, line, rectangle, tickBox, ticked } from "./shapes.ts";
import { columnHeight, columnWidth, mm } from "./sheet.ts";
import { columns, flowing, kept, type Running, type Slice, slice } from "./slices.ts";
import { textBits } from "./text.ts";

type Of<K extends Block["kind"]> = Extract<Block, { kind: K }>;

const qrSize = mm(27);

/** Title at the left, the QR code at the right. */
export function masthead(block: Of<"masthead">, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const side = block.qr === null ? 0 : qrSize + mm(10);
  const width = columnWidth - side;
  const above = block.above === null ? [] : paragraph(block.above, width, { size: sizes.small }, setting, parent);
  const style = { size: sizes.title, weight: "bold" as const, leading: 1.35, ends: setting.ends };
  const title = textBits(block.title.text, width, style, node(parent, "H1"));
  const also =
    block.title.also === null ? [] : paragraph(block.title.also, width, { size: sizes.label }, setting, parent, "ja");
  const lead =
    block.lead === null ? [] : [gap(mm(1.5)), ...paragraph(block.lead, width, { size: sizes.body }, setting, parent)];
  const left = [...above, ...title, ...also, ...lead];
  if (block.qr === null) return kept(left.map((bit) => slice(bit)));
  const right = qrBits(block.qr, setting, parent);
  return columns({
    left,
    right,
    at: width + mm(6),
    width: columnWidth,
    together: columnHeight * 0.8,
    frame: "none",
    thickness: 0,
    again: [],
  });
}

function qrBits(qr: Qr, setting: Setting, parent: Node): Bit[] {
  const figure = node(parent, "Figure", { alt: qr.alt });
  const code: Mark = {
    kind: "path",
    x: mm(2),
    y: 0,
    width: qrSize,
    height: qrSize,
    scale: qrSize / qr.size,
    path: qr.path,
    stroke: null,
    node: figure,
  };
  const width = qrSize + mm(4);
  const style = { size: setting.sizes.small, align: "center" as const, leading: 1.3 };
  return [{ height: qrSize, marks: [code] }, ...paragraph(qr.caption, width, style, setting, parent)];
}

const factWidth = mm(54);

/** Label and value between hairlines. */
export function factRows(rows: readonly Fact[], setting: Setting, parent: Node, running: Running | null): Slice[] {
  const { sizes } = setting;
  const table = node(parent, "Table");
  const labelRoom = factWidth - mm(4);
  const style = { size: sizes.label, leading: 1.4 };
  return rows.flatMap(({ label, lines }) => {
    const tr = node(table, "TR");
    const left = [gap(mm(1.4)), ...labelBits(label, labelRoom, style, setting, node(tr, "TH")), gap(mm(1.4))];
    const again = [gap(mm(1.4)), ...textBits(`${label.text}${setting.words.continued}`, labelRoom, style, null)];
    const cell = node(tr, "TD");
    const value = lines.flatMap((text) => {
      // What somebody wrote at length is not ours to divide into phrases.
      const own = text.length > 80 ? { ...setting, ends: "anywhere" as const } : setting;
      return paragraph(text, columnWidth - factWidth - mm(1), { size: sizes.body + 0.5, leading: 1.45 }, own, cell);
    });
    const right = [gap(mm(1.3)), ...value, gap(mm(1.3))];
    const row = { left, right, at: factWidth, width: columnWidth, together: columnHeight * 0.4, again };
    const before = running === null && label === rows[0]?.label ? mm(4) : 0;
    return columns({ ...row, frame: "rules", thickness: 0.4 }).map((each, at) => ({
      ...each,
      running,
      before: at === 0 ? before : each.before,
    }));
  });
}

export function list({ items, mark }: Of<"list">, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const own = node(parent, "L");
  const hang = mark === "box" ? mm(7) : mm(5);
  return items.flatMap((item) => {
    const words = paragraph(item, columnWidth - hang, { size: sizes.body }, setting, node(node(own, "LI"), "LBody"));
    const sign =
      mark === "box"
        ? tickBox(mm(1), (sizes.body * 1.5 - mm(4)) / 2, mm(4))
        : dot(mm(1.8), sizes.body * 0.66, sizes.body * 0.28);
    const [first = gap(0), ...others] = indented(words, hang);
    return flowing(
      [{ height: first.height, marks: [sign, ...first.marks] }, ...others],
      mm(mark === "box" ? 1.2 : 0.4),
    );
  });
}

/** Framed words; a long one is parted like a row of a table. */
export function notice({ title, lines }: Of<"notice">, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const own = node(parent, "Sect");
  const width = columnWidth - mm(8);
  const head =
    title === null ? [] : paragraph(title, width, { size: sizes.body, weight: "bold", leading: 1.45 }, setting, own);
  const words = lines.flatMap((text) => paragraph(text, width, { size: sizes.body, leading: 1.45 }, setting, own));
  const bits = indented([gap(mm(2)), ...head, ...words, gap(mm(2))], mm(4));
  const row = { left: [], right: bits, at: 0, width: columnWidth, together: columnHeight * 0.4, again: [] };
  const [first, ...others] = columns({ ...row, frame: "box", thickness: line });
  return first ? [{ ...first, before: mm(3) }, ...others] : [];
}

/** ☑ and the statement in full. */
export function agreed({ text, word }: Of<"agreed">, setting: Setting, parent: Node): Slice[] {
  const { sizes, words } = setting;
  const item = node(node(parent, "L"), "LI");
  const tick = ticked(mm(1), mm(0.6), mm(4.4), node(node(item, "Lbl"), "Figure", { alt: words.ticked }));
  const body = node(item, "LBody");
  const width = columnWidth - mm(9);
  const set = [
    ...paragraph(text, width, { size: sizes.body }, setting, body),
    ...paragraph(word, width, { size: sizes.small }, setting, body),
  ];
  const [first = gap(0), ...others] = indented(set, mm(9));
  return flowing([{ height: first.height, marks: [tick, ...first.marks] }, ...others], mm(2.5));
}

/** In groups at the hyphen, wide apart, to be read aloud and copied by hand. */
export function number({ label, value, size }: Of<"number">, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const own = node(parent, "Sect");
  const big = size === "huge" ? 34 : 22;
  const caption = paragraph(label, columnWidth - mm(10), { size: sizes.body, leading: 1.4 }, setting, own);
  const digits = textBits(
    value.replaceAll("-", " - "),
    columnWidth - mm(10),
    { size: big, weight: "bold", leading: 1.3 },
    node(own, "P"),
  ); // prettier-ignore
  const bits = indented([gap(mm(2)), ...caption, ...digits, gap(mm(2))], mm(5));
  const height = heightOf(bits);
  const whole = stacked(bits);
  return [slice({ height, marks: [rectangle(0, 0, columnWidth, height), ...whole.marks] }, { before: mm(4) })];
}

/** What has happened and what comes, with its day. */
export function events({ entries }: Of<"events">, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const own = node(parent, "L");
  const at = mm(58);
  return entries.flatMap(({ when, what, detail }) => {
    const item = node(node(own, "LI"), "LBody");
    const left = paragraph(when, at - mm(4), { size: sizes.body, leading: 1.45 }, setting, item);
    const right = [
      ...paragraph(what, columnWidth - at, { size: sizes.body, weight: "bold", leading: 1.45 }, setting, item),
      ...(detail === null
        ? []
        : paragraph(detail, columnWidth - at, { size: sizes.body, leading: 1.45 }, setting, item)),
    ];
    const row = { left: [gap(mm(1.2)), ...left, gap(mm(1.2))], right: [gap(mm(1.2)), ...right, gap(mm(1.2))] };
    return columns({
      ...row,
      at,
      width: columnWidth,
      together: columnHeight * 0.4,
      frame: "rules",
      thickness: 0.4,
      again: [],
    });
  });
}

/** Groups of cells, each under its title: the day of writing, what the city fills in. */
export function boxes(block: Of<"boxes">, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const space = mm(5);
  const cells = block.boxes.reduce((sum, each) => sum + each.cells.length, 0);
  const unit = (columnWidth - space * (block.boxes.length - 1)) / cells;
  let x = 0;
  const set = block.boxes.map(({ title, cells: own }) => {
    const width = unit * own.length;
    const group = node(parent, "Sect");
    const head = stacked(labelBits(title, width, { size: sizes.small, leading: 1.4 }, setting, group));
    const bits = own.map((cell) => cellBit(cell, unit, setting, group));
    const at = x;
    x += width + space;
    return { at, head, bits, own };
  });
  const top = Math.max(...set.map(({ head }) => head.height));
  const height = Math.max(...set.flatMap(({ bits }) => bits.map((bit) => bit.height)));
  const marks = set.flatMap(({ at, head, bits, own }) => [
    ...moved(head.marks, at, top - head.height),
    ...bits.flatMap((bit, index) => [
      rectangle(at + index * unit, top, unit, height, line),
      ...moved(bit.marks, at + index * unit, top + (own[index]?.caption ? 0 : height - bit.height)),
    ]),
  ]);
  return [slice({ height: top + height, marks }, { before: mm(4) })];
}
