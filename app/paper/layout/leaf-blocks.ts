/** Blocks of a leaflet, which may stand in one another: each is set in the width that is left to it. */
import type { LeafBlock, Words } from "../model.ts";
import { leafTable } from "./leaf-table.ts";
import { across, type Bit, gap, type Mark, moved, type Node, node } from "./marks.ts";
import { paragraph, type Setting } from "./setting.ts";
import { dot, line, ring } from "./shapes.ts";
import { mm } from "./sheet.ts";
import { flowing, type Running, type Slice, slice } from "./slices.ts";
import { textBits } from "./text.ts";

type Of<K extends LeafBlock["kind"]> = Extract<LeafBlock, { kind: K }>;

export const leafSlices = (blocks: readonly LeafBlock[], width: number, setting: Setting, parent: Node): Slice[] =>
  blocks.flatMap((block) => leafSlice(block, width, setting, parent));

function leafSlice(block: LeafBlock, width: number, setting: Setting, parent: Node): Slice[] {
  switch (block.kind) {
    case "heading":
      return heading(block, width, setting, parent);
    case "words":
      return flowing(paragraph(block.words, width, { size: setting.sizes.body, leading: 1.6 }, setting, parent), mm(2));
    case "items":
      return items(block, width, setting, parent);
    case "steps":
      return steps(block, width, setting, parent);
    case "table":
      return leafTable(block, width, setting, parent);
    case "panel":
      return panel(block, width, setting, parent);
  }
}

const plain = (words: Words): string => (typeof words === "string" ? words : words.map(({ text }) => text).join(""));

function heading({ level, words }: Of<"heading">, width: number, setting: Setting, parent: Node): Slice[] {
  const { sizes, ends } = setting;
  const size = { 2: sizes.section, 3: sizes.heading, 4: sizes.label }[level];
  const before = { 2: mm(8), 3: mm(5), 4: mm(4) }[level];
  const bits = textBits(words, width, { size, weight: "bold", leading: 1.4, ends }, node(parent, `H${level}`));
  const bookmark = level === 4 ? null : { title: plain(words), level: level === 2 ? (1 as const) : (2 as const) };
  const rule: Mark[] = level === 2 ? [across(width, 0, 1.2)] : [];
  const top = level === 2 ? mm(2) : 0;
  return bits.map((bit, index) =>
    slice(index === 0 ? { height: bit.height + top, marks: [...rule, ...moved(bit.marks, 0, top)] } : bit, {
      before: index === 0 ? before : 0,
      keep: true,
      bookmark: index === 0 ? bookmark : null,
    }),
  );
}

/** A sign at the left of the first line, everything else beside it. */
function hanging(slices: readonly Slice[], by: number, sign: (first: Slice) => Mark[]): Slice[] {
  // What is repeated overleaf is known by its identity: one for all slices that share it.
  const shifted = new Map<Running, Running>();
  const beside = (running: Running | null): Running | null => {
    if (running === null) return null;
    const { height, marks } = running.heading;
    const made = shifted.get(running) ?? { heading: { height, marks: moved(marks, by, 0) } };
    shifted.set(running, made);
    return made;
  };
  return slices.map((each, index) => ({
    ...each,
    marks: [...(index === 0 ? sign(each) : []), ...moved(each.marks, by, 0)],
    onTop: moved(each.onTop, by, 0),
    onBottom: moved(each.onBottom, by, 0),
    running: beside(each.running),
  }));
}

/** Where the base line of the first line is. */
const firstLine = ({ marks }: Bit, size: number): number => {
  const ys = marks.flatMap((mark) => (mark.kind === "text" && mark.node !== null ? [mark.y] : []));
  return ys.length === 0 ? size : Math.min(...ys);
};

function items({ ordered, items: list }: Of<"items">, width: number, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const own = node(parent, "L");
  const by = ordered ? mm(8) : mm(5);
  return list.flatMap((blocks, index) => {
    const item = node(own, "LI");
    const label = ordered ? node(item, "Lbl") : null;
    const inner = leafSlices(blocks, width - by, setting, node(item, "LBody"));
    const slices = hanging(inner, by, (first) => {
      const base = firstLine(first, sizes.body);
      if (label === null) return [dot(mm(1.8), base - sizes.body * 0.5, sizes.body * 0.28)];
      const [number] = textBits(`${index + 1}.`, by - mm(2), { size: sizes.body, align: "right" }, label);
      return number ? moved(number.marks, 0, base - firstLine(number, sizes.body)) : [];
    });
    return slices.map((each, place) => (place === 0 ? { ...each, before: index === 0 ? mm(2) : mm(1) } : each));
  });
}

function steps({ items: list }: Of<"steps">, width: number, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const own = node(parent, "L");
  const round = mm(8.5);
  const by = round + mm(4);
  return list.flatMap((blocks, index) => {
    const item = node(own, "LI");
    const label = node(item, "Lbl");
    const inner = leafSlices(blocks, width - by, setting, node(item, "LBody"));
    const slices = hanging(inner, by, (first) => {
      const middle = firstLine(first, sizes.body) - sizes.body * 0.38;
      const style = { size: sizes.section, weight: "bold" as const, align: "center" as const, leading: 1 };
      const [number] = textBits(String(index + 1), round, style, label);
      const shift = middle - sizes.section * 0.5;
      return [ring(0, middle - round / 2, round, line), ...(number ? moved(number.marks, 0, shift) : [])];
    });
    const [head, ...others] = slices;
    if (!head) return [];
    // The ring is higher than a line of text; what stands alone in a step must not run into the next.
    const first = others.length === 0 ? { ...head, height: Math.max(head.height, round * 0.9) } : head;
    return [{ ...first, before: mm(4) }, ...others];
  });
}

function panel({ title, blocks }: Of<"panel">, width: number, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const own = node(parent, "Sect");
  const side = mm(4);
  const head: LeafBlock[] =
    title === null ? [] : [{ kind: "words", words: [{ text: title, strong: true, reading: null }] }];
  const inner = hanging(leafSlices([...head, ...blocks], width - 2 * side, setting, own), side, () => []);
  const pad = slice(gap(mm(2)));
  const framed = [
    { ...pad, keep: true },
    ...inner.map((each, index) => (index === 0 ? { ...each, before: 0 } : each)),
    pad,
  ];
  const short = framed.reduce((sum, { height }) => sum + height, 0) < sizes.body * 22;
  return framed.map((each, index) => {
    const [first, last] = [index === 0, index === framed.length - 1];
    const top: Mark[] = [across(width, 0, line)];
    const bottom = moved(top, 0, each.height);
    const sides = uprights(each.height, first ? 0 : each.before, width);
    return {
      ...each,
      before: first ? mm(4) : each.before,
      keep: each.keep || (short && !last) || index === framed.length - 2,
      marks: [...(first ? top : []), ...(last ? bottom : []), ...sides, ...each.marks],
      onTop: first ? [] : [...top, ...each.onTop],
      onBottom: last ? [] : [...bottom, ...each.onBottom],
    };
  });
}

/** Left thick, right thin, also through the space above. */
const uprights = (height: number, above: number, width: number): Mark[] => [
  { kind: "line", x: 0, y: -above, toX: 0, toY: height, width: 3 },
  { kind: "line", x: width, y: -above, toX: width, toY: height, width: line },
];
