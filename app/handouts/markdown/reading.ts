/** What the walk over the tree carries along. */
import type { Block } from "../model.ts";
import { showBars } from "./ruby.ts";
import type { Node } from "./syntax.ts";

export type Reading = {
  source: string;
  note(line: number, message: string): void;
  /** What stands within a box: blocks of their own, but no headings. */
  within(nodes: readonly Node[]): Block[];
  /** The items of a list that stands within a box. */
  items(list: Extract<Node, { type: "list" }>): Block[][];
};

export const lineOf = (node: { position?: Node["position"] }): number => node.position?.start.line ?? 1;

/** Signs nobody sees; some turn the direction of the text round. A reference such as &#x202e; brings them in unseen. */
export const unseen = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const allUnseen = new RegExp(`(?![\\n\\t])${unseen.source}`, "gu");

export const clean = (value: string): string => showBars(value.replace(allUnseen, "")).toWellFormed();
