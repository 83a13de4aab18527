/** The city's motif as a thin line under the running head. */
import type { Motif } from "../model.ts";
import type { PathMark } from "./marks.ts";
import { columnWidth } from "./sheet.ts";

/** 秋吉台: two lines of low hills and the stones of the plateau, over 1600 × 72. */
const paths: Record<Motif, string> = {
  karst:
    "M0 40c90-18 160-20 250-6 110 16 170-12 290-14 130-2 190 26 330 20 120-6 170-28 290-24 130 4 200 30 440 14M0 64c80 0 130-16 210-18 90-2 140 14 220 10 110-6 170-22 270-20 90 2 140 22 240 22 110 0 160-22 260-22 110 0 180 24 400 12M176 47l6-12 4 2 3-4 6 13M204 45l4-8 5 3 3 6M226 46l5-6 4 6M640 36l5-14 5 3 2 11M660 35l6-17 5 5 4-3 5 16M690 35l4-9 5 3 3 7M722 37l5-8 5 9M798 46l4-9 6 4 3 8M1004 54l5-11 6 4 2 5M1158 37l5-13 5 4 3-5 6 14M1188 36l4-9 6 9M1214 36l5-15 5 4 4 12M1240 37l5-8 4 9M1430 55l5-11 5 3 5 8",
};

const scale = columnWidth / 1600;

export const horizon = (motif: Motif): PathMark => ({
  kind: "path",
  x: 0,
  y: 0,
  width: columnWidth,
  height: 72 * scale,
  scale,
  path: paths[motif],
  stroke: 0.4,
  node: null,
});
