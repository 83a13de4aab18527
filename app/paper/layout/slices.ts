/** What the paginator takes: pieces that are not parted, with what they need above, below and on a new page. */
import { across, type Bit, heightOf, type Mark, moved, stacked } from "./marks.ts";

/** A section whose heading is repeated where it goes on overleaf; `within`: the one around it. */
export type Running = { heading: Bit; within?: Running | null };

export type Slice = Bit & {
  /** Space above it, none at the top of a page. */
  before: number;
  /** Stays on the page of the next one. */
  keep: boolean;
  /** Drawn besides when it comes first on a page: the edge of a box, the label once more. */
  onTop: Mark[];
  onBottom: Mark[];
  running: Running | null;
  bookmark: { title: string; level: 1 | 2 } | null;
};

export const slice = (bit: Bit, options: Partial<Omit<Slice, keyof Bit>> = {}): Slice => ({
  ...bit,
  before: 0,
  keep: false,
  onTop: [],
  onBottom: [],
  running: null,
  bookmark: null,
  ...options,
});

/** Paragraph: two lines at least before and after a page break. */
export function flowing(bits: readonly Bit[], before: number): Slice[] {
  return bits.map((bit, index) =>
    slice(bit, { before: index === 0 ? before : 0, keep: index === 0 ? bits.length > 1 : index === bits.length - 2 }),
  );
}

/** All on one page, if a page can hold them. */
export const kept = (slices: readonly Slice[]): Slice[] =>
  slices.map((each, index) => (index < slices.length - 1 ? { ...each, keep: true } : each));

export type Columns = {
  left: Bit[];
  right: Bit[];
  /** Where the right column begins. */
  at: number;
  width: number;
  /** Taller than this it is parted between its lines. */
  together: number;
  /** All round, only above and below, or not at all. */
  frame: "box" | "rules" | "none";
  thickness: number;
  /** Drawn in the left column when the row goes on overleaf. */
  again: Bit[];
};

/** A row of two columns: in one piece where possible, otherwise line by line with the frame closed at both ends. */
export function columns(row: Columns): Slice[] {
  const { left, right, at, width, together, frame, thickness, again } = row;
  const height = Math.max(heightOf(left), heightOf(right));
  const uprights = (tall: number): Mark[] =>
    frame === "box" ? [0, at, width].map((x) => ({ kind: "line", x, y: 0, toX: x, toY: tall, width: thickness })) : [];
  const beside = (a: Bit, b: Bit, tall: number): Bit => ({
    height: tall,
    marks: [...a.marks, ...moved(b.marks, at, 0), ...uprights(tall)],
  });
  const edge: Mark[] = frame === "none" ? [] : [across(width, 0, thickness)];
  if (height <= together) {
    const whole = beside(stacked(left), stacked(right), height);
    return [slice({ height, marks: [...edge, ...whole.marks, ...moved(edge, 0, height)] })];
  }
  const rows = rowsOf(left, right, together / 2);
  return rows.map(([a, b], index) => {
    const tall = Math.max(a.height, b.height);
    const bit = beside(a, b, tall);
    const bottom = moved(edge, 0, tall);
    const [first, last] = [index === 0, index === rows.length - 1];
    return slice(
      { height: tall, marks: [...(first ? edge : []), ...bit.marks, ...(last ? bottom : [])] },
      {
        keep: first || index === rows.length - 2,
        onTop: first ? [] : [...edge, ...(a.marks.length > 0 ? [] : stacked(again).marks)],
        onBottom: last ? [] : bottom,
      },
    );
  });
}

const nothing: Bit = { height: 0, marks: [] };

/** What stands side by side when a row is parted: the whole label and the lines next to it, then line by line. */
function rowsOf(left: readonly Bit[], right: readonly Bit[], most: number): [Bit, Bit][] {
  const tall = heightOf(left);
  if (tall > most) {
    const count = Math.max(left.length, right.length);
    return Array.from({ length: count }, (_, index) => [left[index] ?? nothing, right[index] ?? nothing]);
  }
  let beside = 0;
  for (let height = 0; beside < right.length && height < tall; beside++) height += right[beside]?.height ?? 0;
  return [
    [stacked(left), stacked(right.slice(0, beside))],
    ...right.slice(beside).map((bit): [Bit, Bit] => [nothing, bit]),
  ];
}
