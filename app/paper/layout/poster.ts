/** A sheet to hang up at the counter: what it is, in several languages, and a code that telephones read from afar. */
import type { Block } from "../model.ts";
import { type Bit, gap, type Mark, type Node, node } from "./marks.ts";
import type { Setting } from "./setting.ts";
import { columnWidth, mm } from "./sheet.ts";
import { type Slice, slice } from "./slices.ts";
import { textBits } from "./text.ts";

const codeSize = mm(105);

export function poster(block: Extract<Block, { kind: "poster" }>, setting: Setting, parent: Node): Slice[] {
  const { sizes } = setting;
  const centred = (text: string, size: number, own: Node, weight: "regular" | "bold" = "bold"): Bit[] =>
    textBits(text, columnWidth, { size, weight, align: "center", leading: 1.35, ends: setting.ends }, own);
  const [main, ...others] = block.titles;
  const figure = node(null, "Figure", { alt: block.qr.alt });
  const code: Mark = {
    kind: "path",
    x: (columnWidth - codeSize) / 2,
    y: 0,
    width: codeSize,
    height: codeSize,
    scale: codeSize / block.qr.size,
    path: block.qr.path,
    stroke: null,
    node: figure,
  };
  const bits = [
    gap(mm(6)),
    ...(main ? centred(main.text, 32, node(parent, "H1", { lang: main.lang })) : []),
    gap(mm(3)),
    ...others.flatMap(({ text, lang }) => [...centred(text, 19, node(parent, "P", { lang })), gap(mm(1))]),
    gap(mm(3)),
    { height: codeSize, marks: [code] },
    gap(mm(2)),
  ];
  parent.children.push(figure);
  bits.push(
    ...block.lines.flatMap(({ text, lang }) => centred(text, sizes.section, node(parent, "P", { lang }), "regular")),
    gap(mm(3)),
    ...centred(block.qr.caption, sizes.body, node(parent, "P"), "regular"),
  );
  return bits.map((bit, index) => slice(bit, { keep: index < bits.length - 1 }));
}
