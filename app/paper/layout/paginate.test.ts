import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Mark, stacked } from "./marks.ts";
import { paginate } from "./paginate.ts";
import { type Running, type Slice, slice } from "./slices.ts";

/** A mark that tells its slice by its width. */
const named = (id: number): Mark => ({ kind: "line", x: 0, y: 0, toX: 0, toY: 0, width: id });
const made = (id: number, height: number, options: Partial<Slice> = {}): Slice =>
  slice({ height, marks: [named(id)] }, options);
const idsOf = (page: { marks: Mark[] }) => page.marks.flatMap((mark) => (mark.kind === "line" ? [mark.width] : []));

describe("pages", () => {
  test("hold every slice once and in order, none beyond the bottom", () => {
    const slices = fc.array(
      fc.record({
        height: fc.integer({ min: 1, max: 100 }),
        before: fc.integer({ min: 0, max: 20 }),
        keep: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(slices, (list) => {
        const all = list.map(({ height, ...rest }, id) => made(id, height, rest));
        const pages = paginate(all, 100);
        expect(pages.flatMap(idsOf)).toEqual(list.map((_, id) => id));
        for (const { marks } of pages) {
          for (const mark of marks) {
            if (mark.kind !== "line") continue;
            expect(mark.y).toBeGreaterThanOrEqual(0);
            expect(mark.y + (list[mark.width]?.height ?? 0)).toBeLessThanOrEqual(100.02);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("do not end with a slice that wants to stay with the next one, if a page can hold both", () => {
    const slices = fc.array(fc.record({ height: fc.integer({ min: 1, max: 40 }), keep: fc.boolean() }), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(slices, (list) => {
        // Pairs only: longer chains may be taller than a page.
        const all = list.map(({ height, keep }, id) =>
          made(id, height, { keep: keep && !list[id - 1]?.keep && id < list.length - 1 }),
        );
        const pages = paginate(all, 100);
        for (const page of pages.slice(0, -1)) expect(all[idsOf(page).at(-1) ?? 0]?.keep).not.toBe(true);
      }),
    );
  });

  test("say again under which heading they go on, the innermost first", () => {
    const heading = (id: number) => stacked([{ height: 10, marks: [named(id)] }]);
    const outer: Running = { heading: heading(900) };
    const inner: Running = { heading: heading(901), within: outer };
    const pages = paginate(
      [
        made(0, 10, { running: outer, keep: true }),
        made(1, 60, { running: inner }),
        made(2, 60, { running: inner }),
        made(3, 60, { running: outer }),
        made(4, 60),
      ],
      100,
    );
    expect(pages.map(idsOf)).toEqual([[0, 1], [901, 2], [900, 3], [4]]);
  });

  test("close and open what is parted", () => {
    const parted = made(1, 60, { onBottom: [named(500)], onTop: [named(501)] });
    const pages = paginate([parted, { ...parted, marks: [named(2)] }], 100);
    expect(pages.map(idsOf)).toEqual([
      [1, 500],
      [501, 2, 500],
    ]);
  });
});
