/** Furigana in the source: {漢字|かんじ}. Its bar would part the cells of a table, so the parser sees another sign in its place. */
import type { Inline } from "../model.ts";

/** Noncharacter that no text holds; one sign for one, so that places in the source stay. */
const barSign = "\uFDD0";
const notation = /\{([^{}|\n\\]{1,60})\|([^{}|\n]{1,80})\}/gu;
const hidden = new RegExp(`\\{([^{}\\n]{1,60})${barSign}([^{}\\n]{1,80})\\}`, "gu");

export const hideBars = (source: string): string =>
  source.replaceAll(barSign, " ").replace(notation, `{$1${barSign}$2}`);

export const showBars = (value: string): string => value.replaceAll(barSign, "|");

/** The words without their readings. */
export const withoutRuby = (value: string): string => showBars(value).replace(notation, "$1");

/** A bar that was meant for a reading and got none: `{**手続**|てつづき}`. */
export const hasStrayBar = (value: string): boolean => value.replace(hidden, "").includes(barSign);

/** Text with hidden bars → text and ruby. */
export function splitRuby(value: string): Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  const push = (text: string) => text !== "" && inlines.push({ kind: "text", text: showBars(text) });
  for (const { 0: all, 1: base = "", 2: reading = "", index } of value.matchAll(hidden)) {
    push(value.slice(from, index));
    inlines.push({ kind: "ruby", base: base.trim(), reading: reading.trim() });
    from = index + all.length;
  }
  push(value.slice(from));
  return inlines;
}
