import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "../app/i18n/locales.ts";
import type { Entry } from "./inventory.ts";
import { plan, shardOf } from "./planning.ts";
import { allViews, colours, fullTurns, nameOfView, onceTurns, pairwiseTurns, widths } from "./views.ts";

const someLocales = fc.subarray([...locales], { minLength: 1 });

test("a state meets every language, every width and every kind of colours", () => {
  fc.assert(
    fc.property(someLocales, fc.nat(2000), (own, index) => {
      const turns = pairwiseTurns(own, index);
      expect(new Set(turns.map(({ locale }) => locale))).toEqual(new Set(own));
      expect(new Set(turns.map(({ view }) => view.width))).toEqual(new Set(widths));
      expect(new Set(turns.map(({ view }) => view.colours))).toEqual(new Set(colours));
      expect(pairwiseTurns(own, index)).toEqual(turns);
    }),
  );
});

test("over a dozen states every pair of language, width and colours occurs", () => {
  fc.assert(
    fc.property(someLocales, fc.nat(2000), (own, start) => {
      const turns = Array.from({ length: 12 }, (_, index) => pairwiseTurns(own, start + index)).flat();
      const pairs = (one: (turn: (typeof turns)[number]) => unknown, other: typeof one) =>
        new Set(turns.map((turn) => `${one(turn)} ${other(turn)}`)).size;
      expect(
        pairs(
          ({ locale }) => locale,
          ({ view }) => view.width,
        ),
      ).toBe(own.length * widths.length);
      expect(
        pairs(
          ({ locale }) => locale,
          ({ view }) => view.colours,
        ),
      ).toBe(own.length * colours.length);
      expect(
        pairs(
          ({ view }) => view.width,
          ({ view }) => view.colours,
        ),
      ).toBe(widths.length * colours.length);
    }),
  );
});

test("the full set has every language in every view, and each view a name of its own", () => {
  expect(fullTurns(locales)).toHaveLength(locales.length * allViews.length);
  expect(new Set(allViews.map(nameOfView)).size).toBe(widths.length * colours.length);
  expect(onceTurns(locales, 5)).toHaveLength(1);
});

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  page: `/${id}`,
  title: id,
  route: id,
  pattern: `/${id}`,
  area: "public",
  locales,
  bringAbout: async () => {},
  ...more,
});
const someEntries = fc
  .array(fc.record({ isOneOfMany: fc.boolean(), isStaff: fc.boolean(), isMore: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((list) =>
    list.map(({ isOneOfMany, isStaff, isMore }, index) =>
      // Another state of the first page, or a page of its own.
      entry(`e${index}`, {
        isOneOfMany: index > 0 && isOneOfMany,
        ...(isMore && index > 0 ? { page: "/e0" } : {}),
        ...(isStaff ? { area: "staff", locales: ["ja"] } : {}),
      }),
    ),
  );

test("the browser tests look at every state in each of its languages, wide and narrow", () => {
  fc.assert(
    fc.property(someEntries, (entries) => {
      const lanes = plan(entries, "quick");
      for (const { id, locales: own, isOneOfMany } of entries) {
        const looks = lanes.flatMap(({ locale, tasks }) =>
          tasks
            .filter((task) => task.entry.id === id)
            .flatMap((task) => task.looks.map((look) => ({ locale, ...look }))),
        );
        const seen = new Set(looks.map(({ locale, view }) => `${locale} ${view.width}`));
        expect(seen.size).toBe(isOneOfMany ? 1 : 2 * own.length);
        expect(looks).toHaveLength(seen.size);
      }
    }),
  );
});

test("shards have everything between them, and nothing twice", () => {
  fc.assert(
    fc.property(someEntries, fc.integer({ min: 1, max: 6 }), (entries, of) => {
      const names = (lanes: ReturnType<typeof plan>) =>
        lanes.flatMap(({ locale, tasks }) => tasks.map((task) => `${task.entry.id} ${locale}`));
      const lanes = plan(entries, "pairwise");
      const parts = Array.from({ length: of }, (_, index) => names(shardOf(lanes, { part: index + 1, of }))).flat();
      expect(parts.toSorted()).toEqual(names(lanes).toSorted());
    }),
  );
});
