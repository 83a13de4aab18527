/** How a document is set: what its blocks share. */
import type { Label, PaperDocument, SheetWords, Words } from "../model.ts";
import type { Preference } from "../type/lines.ts";
import { type Bit, type Node, node } from "./marks.ts";
import { type Sizes, sizesOf } from "./sheet.ts";
import { textBits } from "./text.ts";

export type Setting = { sizes: Sizes; ends: Preference; words: SheetWords };

export const settingOf = ({ large, spaced, words }: PaperDocument): Setting => ({
  sizes: sizesOf(large),
  ends: spaced ? "space" : "phrase",
  words,
});

type Style = { size: number; weight?: "regular" | "bold"; align?: "left" | "center" | "right"; leading?: number };

/** A paragraph of its own in the logical structure. */
export function paragraph(
  text: Words,
  width: number,
  style: Style,
  setting: Setting,
  parent: Node,
  lang?: string,
): Bit[] {
  const own = node(parent, "P", lang === undefined ? {} : { lang });
  return textBits(text, width, { ...style, ends: lang === "ja" ? "phrase" : setting.ends }, own);
}

/** A label, and the same in Japanese below it, smaller. */
export function labelBits(label: Label, width: number, style: Style, setting: Setting, parent: Node): Bit[] {
  const own = paragraph(label.text, width, style, setting, parent);
  if (label.also === null) return own;
  const { align } = style;
  const beside = { size: setting.sizes.small, leading: 1.4, ...(align ? { align } : {}) };
  return [...own, ...paragraph(label.also, width, beside, setting, parent, "ja")];
}
