/** Small drawings: boxes to tick, digits' boxes, dots. */
import type { Mark, Node, PathMark } from "./marks.ts";
import { mm } from "./sheet.ts";

export const thin = 0.5;
export const line = 0.75;

export const rectangle = (x: number, y: number, width: number, height: number, stroke = line): PathMark => ({
  kind: "path",
  x,
  y,
  width,
  height,
  scale: 1,
  path: `M0 0H${width}V${height}H0Z`,
  stroke,
  node: null,
});

export const tickBox = (x: number, y: number, size: number): PathMark => rectangle(x, y, size, size, 0.9);

/** ☑, read out as `node` says. */
export const ticked = (x: number, y: number, size: number, node: Node): Mark => ({
  kind: "path",
  x,
  y,
  width: size,
  height: size,
  scale: size / 10,
  path: "M0 0H10V10H0ZM2 5.2L4.3 7.8L8.4 2.2",
  stroke: 1,
  node,
});

export const dot = (x: number, y: number, size: number): Mark => ({
  kind: "path",
  x,
  y,
  width: size,
  height: size,
  scale: size / 2,
  path: "M1 0A1 1 0 1 1 0.999 0Z",
  stroke: null,
  node: null,
});

/** Around the number of a step. */
export const ring = (x: number, y: number, size: number, stroke: number): PathMark => ({
  kind: "path",
  x,
  y,
  width: size,
  height: size,
  scale: size / 2,
  path: "M1 0A1 1 0 1 1 0.999 0Z",
  stroke,
  node: null,
});

const between = mm(3);
/** Six millimetres a digit, less where the room is narrow. */
export const digitWidth = (groups: readonly number[], room: number): number =>
  Math.min(mm(6), (room - (groups.length - 1) * between) / groups.reduce((sum, count) => sum + count, 0));

/** One box per digit; groups are parted by a short stroke, as between the parts of a postal code. */
export function comb(groups: readonly number[], x: number, y: number, width: number, height: number): Mark[] {
  const marks: Mark[] = [];
  let at = x;
  for (const [index, count] of groups.entries()) {
    if (index > 0) {
      const middle = y + height / 2;
      marks.push({ kind: "line", x: at + mm(0.6), y: middle, toX: at + mm(2.4), toY: middle, width: line });
      at += between;
    }
    marks.push(rectangle(at, y, count * width, height));
    for (let digit = 1; digit < count; digit++) {
      const upright = at + digit * width;
      marks.push({ kind: "line", x: upright, y, toX: upright, toY: y + height, width: thin, dotted: true });
    }
    at += count * width;
  }
  return marks;
}
