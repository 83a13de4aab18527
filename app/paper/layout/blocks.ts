/** Blocks of a document as slices for the paginator. */
import type { Block, PaperDocument } from "../model.ts";
import { copies } from "./copies.ts";
import { formRows } from "./form-rows.ts";
import { leafSlices } from "./leaf-blocks.ts";
import { heightOf, type Mark, type Node, node, stacked } from "./marks.ts";
import { poster } from "./poster.ts";
import { agreed, boxes, events, factRows, list, masthead, notice, number } from "./reading-blocks.ts";
import { paragraph, type Setting, settingOf } from "./setting.ts";
import { columnWidth, mm } from "./sheet.ts";
import { flowing, kept, type Running, type Slice, slice } from "./slices.ts";
import { textBits } from "./text.ts";
import { titled } from "./titled.ts";

export function slicesOf(document: PaperDocument, root: Node): Slice[] {
  const setting = settingOf(document);
  return document.blocks.flatMap((block) => blockSlices(block, setting, root, null));
}

function blockSlices(block: Block, setting: Setting, parent: Node, running: Running | null): Slice[] {
  switch (block.kind) {
    case "masthead":
      return masthead(block, setting, parent);
    case "section":
      return section(block, setting, parent);
    case "item":
      return titled(block.title, setting, parent, running, (own, inner) =>
        block.blocks.flatMap((each) => blockSlices(each, setting, own, inner)),
      );
    case "text": {
      const size = block.small ? setting.sizes.small : setting.sizes.body;
      return flowing(paragraph(block.text, columnWidth, { size }, setting, parent), mm(1.5)).map(inside(running));
    }
    case "list":
      return list(block, setting, parent).map(inside(running));
    case "notice":
      return notice(block, setting, parent).map(inside(running));
    case "facts":
      return factRows(block.rows, setting, parent, running);
    case "agreed":
      return agreed(block, setting, parent).map(inside(running));
    case "number":
      return number(block, setting, parent);
    case "events":
      return events(block, setting, parent).map(inside(running));
    case "form":
      return formRows(block.rows, setting, parent, running);
    case "copies":
      return copies(block, setting, parent, running ?? { heading: stacked([]) });
    case "boxes":
      return boxes(block, setting, parent).map(inside(running));
    case "poster":
      return poster(block, setting, parent);
    default:
      return leafSlices([block], columnWidth, setting, parent);
  }
}

const inside =
  (running: Running | null) =>
  (each: Slice): Slice => ({ ...each, running });

type Section = Extract<Block, { kind: "section" }>;

/** Shorter than this a section is not parted: a page with its last line alone looks like a mistake. */
const together = mm(36);

/** The heading is repeated, 「（つづき）」, wherever the section goes on overleaf. */
function section(block: Section, setting: Setting, parent: Node): Slice[] {
  const { sizes, words } = setting;
  const own = node(parent, "Sect");
  const title = block.number === null ? block.title.text : `${block.number}　${block.title.text}`;
  const style = { size: sizes.section, weight: "bold" as const, leading: 1.4, ends: setting.ends };
  const heading = textBits(title, columnWidth, style, node(own, "H2"));
  const also =
    block.title.also === null
      ? []
      : paragraph(block.title.also, columnWidth, { size: sizes.small }, setting, own, "ja");
  const repeated = textBits(`${title}${words.continued}`, columnWidth, { ...style, size: sizes.heading }, null);
  const running: Running = { heading: stacked([...repeated, { height: mm(1.5), marks: [] }]) };
  const told = [
    ...(block.when === null ? [] : [{ text: block.when, weight: "bold" as const }]),
    ...(block.lead === null ? [] : [{ text: block.lead, weight: "regular" as const }]),
  ].flatMap(({ text, weight }) =>
    paragraph(text, columnWidth, { size: sizes.body, weight, leading: 1.4 }, setting, own),
  );
  const head = [...heading, ...also].map((bit, index) =>
    slice(bit, {
      before: index === 0 ? mm(7) : 0,
      keep: true,
      running,
      bookmark: index === 0 ? { title, level: 1 } : null,
    }),
  );
  const lead = told.map((bit) => slice(bit, { keep: true, running }));
  const last = [...head, ...lead].length - 1;
  const opening = [...head, ...lead].map((each, index) =>
    index === last ? { ...each, ...spaceBelow(each, mm(1.5)) } : each,
  );
  const slices = [...opening, ...block.blocks.flatMap((inner) => blockSlices(inner, setting, own, running))];
  return heightOf(slices) < together ? kept(slices) : slices;
}

const spaceBelow = ({ height, marks }: { height: number; marks: Mark[] }, space: number) => ({
  height: height + space,
  marks,
});
