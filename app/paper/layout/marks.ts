/** What a page consists of once it is set: text, lines and paths with their places, and the logical tree they belong to. */
import type { Run } from "../type/letters.ts";

/** One element of the logical structure: what assistive technology reads, in the order of the form. */
export type Node = {
  type:
    | "Document"
    | "Sect"
    | "H1"
    | "H2"
    | "H3"
    | "H4"
    | "P"
    | "Table"
    | "Caption"
    | "TR"
    | "TH"
    | "TD"
    | "L"
    | "LI"
    | "Lbl"
    | "LBody"
    | "Figure"
    | "Span"
    | "Link"; // prettier-ignore
  lang: string | null;
  alt: string | null;
  /** Of a TH: what it is the header of. */
  scope: "Row" | "Column";
  /** Of a Link. */
  href: string | null;
  children: Node[];
};

type NodeOptions = { lang?: string; alt?: string; scope?: Node["scope"]; href?: string };

export function node(parent: Node | null, type: Node["type"], options: NodeOptions = {}): Node {
  const { lang = null, alt = null, scope = "Row", href = null } = options;
  const made: Node = { type, lang, alt, scope, href, children: [] };
  parent?.children.push(made);
  return made;
}

/** `node` null: decoration or repetition, not read out. In points from the top left; `y` of a text is its base line. */
export type TextMark = { kind: "text"; x: number; y: number; size: number; runs: Run[]; node: Node | null };
export type LineMark = { kind: "line"; x: number; y: number; toX: number; toY: number; width: number; dotted?: true };
/** An outline in a coordinate system of its own, `width` × `height` when drawn; stroked when `stroke` is given, filled otherwise. */
export type PathMark = {
  kind: "path";
  x: number;
  y: number;
  width: number;
  height: number;
  scale: number;
  path: string;
  stroke: number | null;
  node: Node | null;
};
export type Mark = TextMark | LineMark | PathMark;

export function moved(marks: readonly Mark[], byX: number, byY: number): Mark[] {
  return marks.map((mark) =>
    mark.kind === "line"
      ? { ...mark, x: mark.x + byX, toX: mark.toX + byX, y: mark.y + byY, toY: mark.toY + byY }
      : { ...mark, x: mark.x + byX, y: mark.y + byY },
  );
}

/** A piece of a column that is not parted: a line of text, a row of boxes. */
export type Bit = { height: number; marks: Mark[] };

export const gap = (height: number): Bit => ({ height, marks: [] });

/** Bits one below the other as one. */
export function stacked(bits: readonly Bit[]): Bit {
  let height = 0;
  const marks: Mark[] = [];
  for (const bit of bits) {
    marks.push(...moved(bit.marks, 0, height));
    height += bit.height;
  }
  return { height, marks };
}

export const heightOf = (bits: readonly Bit[]): number => bits.reduce((sum, { height }) => sum + height, 0);

export const indented = (bits: readonly Bit[], by: number): Bit[] =>
  bits.map(({ height, marks }) => ({ height, marks: moved(marks, by, 0) }));

export const across = (width: number, y: number, thickness: number): LineMark => ({
  kind: "line",
  x: 0,
  y,
  toX: width,
  toY: y,
  width: thickness,
});
export const down = (x: number, height: number, thickness: number): LineMark => ({
  kind: "line",
  x,
  y: 0,
  toX: x,
  toY: height,
  width: thickness,
});
