/** One of several in a section: its heading stays with all of it where a page can hold it, and is said again where not. */
import { heightOf, type Node, node, stacked } from "./marks.ts";
import type { Setting } from "./setting.ts";
import { columnHeight, columnWidth, mm } from "./sheet.ts";
import { kept, type Running, type Slice, slice } from "./slices.ts";
import { textBits } from "./text.ts";

export function titled(
  title: string,
  setting: Setting,
  parent: Node,
  section: Running | null,
  content: (own: Node, running: Running) => Slice[],
): Slice[] {
  const style = { size: setting.sizes.heading, weight: "bold" as const, ends: setting.ends };
  const again = textBits(`${title}${setting.words.continued}`, columnWidth, style, null);
  const running: Running = { heading: stacked([...(section ? [section.heading] : []), ...again]), within: section };
  const own = node(parent, "Sect");
  const head = textBits(title, columnWidth, style, node(own, "H3")).map((bit, index) =>
    slice(bit, { before: index === 0 ? mm(3) : 0, keep: true }),
  );
  const slices = [...head, ...content(own, running)].map((each) => ({ ...each, running }));
  return heightOf(slices) < columnHeight * 0.8 ? kept(slices) : slices;
}
