/** Tables: the first row is the header. Rows stay as they were written; the gate looks at their lengths. */
import type { Block } from "../model.ts";
import { readInlines } from "./inlines.ts";
import { lineOf, type Reading } from "./reading.ts";
import type { Node } from "./syntax.ts";

export function readTable(node: Extract<Node, { type: "table" }>, reading: Reading): Extract<Block, { kind: "table" }> {
  const [head = [], ...rows] = node.children.map((row) =>
    row.children.map((cell) => readInlines(cell.children, reading)),
  );
  return { kind: "table", caption: null, head, rows, rowHeads: false, line: lineOf(node) };
}
