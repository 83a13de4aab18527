/**
 * Looked at before the parser runs: a text built to nest or to make the parser go over it again and again is refused here,
 * cheaply and line by line.
 */
import type { Mistake } from "../model.ts";

export const limits = { characters: 200_000, lines: 6000, nodes: 20_000, depth: 12 };

/** Signs at which the parser may read on to the end of the paragraph: signs × length bounds its work. */
const costly = /[[\]*_<`]/gu;
const budget = 20_000_000;
/** Brackets within brackets in one paragraph. */
const openBrackets = 32;
/** Two columns for each level of a list, and room to spare. */
const deepestIndent = 48;

/** Each marker makes a list, an item and a paragraph of it. */
const markers = limits.nodes / 4;

const prefix = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/u;
const marker = /[>*+-]|\d+[.)]/gu;
const tooDeep = `入れ子が深すぎます。箇条書きや囲みの中の箇条書きや囲みは${limits.depth}段までにしてください。`;

const columnsOf = (blank: string): number => [...blank].reduce((sum, each) => sum + (each === "\t" ? 4 : 1), 0);

/** Depth of the brackets of a line, from `depth` on; escaped ones do not count. */
function bracketsAfter(line: string, depth: number): number {
  let open = depth;
  for (let at = 0; at < line.length && open <= openBrackets; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === "[") open++;
    else if (line[at] === "]" && open > 0) open--;
  }
  return open;
}

/** A closing fence ends the outermost box that it is long enough for, and all within. */
function boxesAfter(fence: string, opens: boolean, boxes: number[]): number[] {
  if (opens) return [...boxes, fence.length];
  const outermost = boxes.findIndex((size) => size <= fence.length);
  return outermost < 0 ? boxes : boxes.slice(0, outermost);
}

/** The first reason not to parse this text at all. */
export function refuse(source: string): Mistake | null {
  if (source.length > limits.characters)
    return {
      line: 1,
      message: `本文が長すぎます（${source.length}文字）。${limits.characters}文字までです。配布文書を分けてください。`,
    };
  let boxes: number[] = [];
  let brackets = 0;
  let spent = 0;
  let marked = 0;
  let paragraph = { length: 0, signs: 0 };
  const lines = source.split("\n");
  if (lines.length > limits.lines)
    return { line: limits.lines, message: `${limits.lines}行を超えています。配布文書を分けてください。` };
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    const lead = prefix.exec(line)?.[0] ?? "";
    const indent = /^[ \t]*/u.exec(line)?.[0] ?? "";
    if (lead !== "" && ((lead.match(marker)?.length ?? 0) > limits.depth || columnsOf(indent) > deepestIndent))
      return { line: at, message: tooDeep };
    marked += lead.match(marker)?.length ?? 0;
    if (marked > markers)
      return { line: at, message: "箇条書きの項目が多すぎます。配布文書を分けるか、表にしてください。" };
    const fence = /^[ \t]*(:{3,})([^:\s])?/u.exec(line.slice(lead.length));
    if (fence) boxes = boxesAfter(fence[1] ?? "", fence[2] !== undefined, boxes);
    if (boxes.length > limits.depth || (fence?.[1]?.length ?? 0) > limits.depth + 3)
      return { line: at, message: tooDeep };
    if (line.trim() === "") {
      spent += paragraph.length * paragraph.signs;
      paragraph = { length: 0, signs: 0 };
      brackets = 0;
      continue;
    }
    paragraph.length += line.length;
    paragraph.signs += line.match(costly)?.length ?? 0;
    brackets = bracketsAfter(line, brackets);
    if (brackets > openBrackets)
      return { line: at, message: "[ が続きすぎます。リンクの [ と ] の組を確かめてください。" };
    if (spent + paragraph.length * paragraph.signs > budget)
      return { line: at, message: "記号が多すぎる段落があります。空行で段落を分けてください。" };
  }
  return null;
}
