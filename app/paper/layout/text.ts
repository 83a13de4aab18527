/** Lines of text as bits. */
import { runsOf } from "../type/letters.ts";
import { breakLines, type Preference } from "../type/lines.ts";
import type { Bit, Node } from "./marks.ts";

export type TextStyle = {
  size: number;
  weight?: "regular" | "bold";
  align?: "left" | "center" | "right";
  /** Height of a line in sizes; 1.5 when absent. */
  leading?: number;
  ends?: Preference;
};

/** One bit per line. */
export function textBits(text: string, width: number, style: TextStyle, node: Node | null): Bit[] {
  const { size, weight = "regular", align = "left", leading = 1.5, ends = "phrase" } = style;
  return breakLines(text, weight, width / size, ends).map((line) => {
    const free = width - line.width * size;
    const x = align === "left" ? 0 : align === "right" ? free : free / 2;
    // The base line sits so that the letter's body, 0.88 above and 0.12 below it, is in the middle of the line.
    const y = size * (leading / 2 + 0.38);
    const marks =
      line.letters.length === 0 ? [] : [{ kind: "text" as const, x, y, size, runs: runsOf(line.letters, size), node }];
    return { height: size * leading, marks };
  });
}
