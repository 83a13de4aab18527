import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leftOf, type Talk, talkOf, waitingRange } from "./queue-range.ts";

const minutes = fc.integer({ min: 0, max: 240 });
const talk = fc.tuple(minutes, minutes).map(([a, b]): Talk => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const line = fc.record({
  atDesks: fc.array(talk, { maxLength: 6 }),
  ahead: fc.array(talk, { maxLength: 30 }),
  desks: fc.integer({ min: 0, max: 6 }),
});

describe("the range of minutes", () => {
  test("is a range, in steps of five, of at least five minutes", () => {
    fc.assert(
      fc.property(line, ({ atDesks, ahead, desks }) => {
        const { lower, upper } = waitingRange(atDesks, ahead, desks);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper - lower).toBeGreaterThanOrEqual(5);
        expect([lower % 5, upper % 5]).toEqual([0, 0]);
      }),
    );
  });

  test("never gets shorter by one more person ahead", () => {
    fc.assert(
      fc.property(line, talk, ({ atDesks, ahead, desks }, one) => {
        const before = waitingRange(atDesks, ahead, desks);
        const after = waitingRange(atDesks, [...ahead, one], desks);
        expect(after.lower).toBeGreaterThanOrEqual(before.lower);
        expect(after.upper).toBeGreaterThanOrEqual(before.upper);
      }),
    );
  });

  test("never gets longer by one more desk", () => {
    fc.assert(
      fc.property(line, ({ atDesks, ahead, desks }) => {
        const before = waitingRange(atDesks, ahead, desks);
        const after = waitingRange(atDesks, ahead, desks + 1);
        expect(after.lower).toBeLessThanOrEqual(before.lower);
        expect(after.upper).toBeLessThanOrEqual(before.upper);
      }),
    );
  });

  test("holds what really happens when every talk keeps to its own range", () => {
    const person = fc.tuple(talk, fc.double({ min: 0, max: 1, noNaN: true }));
    const real = ([{ low, high }, share]: [Talk, number]) => low + (high - low) * share;
    fc.assert(
      fc.property(fc.array(person, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (people, desks) => {
        // Every desk is free now; whoever is next takes the one that is free first.
        const freeAt = Array.from({ length: desks }, () => 0);
        for (const each of people) {
          const first = freeAt.indexOf(Math.min(...freeAt));
          freeAt[first] = (freeAt[first] ?? 0) + real(each);
        }
        const { upper } = waitingRange(
          [],
          people.map(([each]) => each),
          desks,
        );
        expect(Math.min(...freeAt)).toBeLessThanOrEqual(upper + 1e-6);
      }),
    );
  });

  test("is short where a desk is free, and counts what is left of the talks going on", () => {
    const half = { low: 20, high: 40 };
    expect(waitingRange([], [], 0)).toEqual({ lower: 0, upper: 5 });
    expect(waitingRange([half], [], 2)).toEqual({ lower: 0, upper: 5 });
    expect(waitingRange([half], [], 1)).toEqual({ lower: 20, upper: 40 });
    expect(waitingRange([leftOf(half, 15)], [], 1)).toEqual({ lower: 5, upper: 25 });
    // Longer than usual: it may end at any moment, and may not.
    expect(waitingRange([leftOf(half, 300)], [], 1)).toEqual({ lower: 0, upper: 5 });
    expect(waitingRange([half, half], [half, half], 2)).toEqual({ lower: 40, upper: 80 });
  });
});

describe("how long a talk takes", () => {
  test("is the service's minutes, more or less, until there are enough to learn from", () => {
    expect(talkOf([], 30)).toEqual({ low: 20, high: 40 });
    expect(talkOf([1, 1, 1, 1], 30)).toEqual({ low: 20, high: 40 });
    expect(talkOf([10, 10, 10, 10, 10], 30)).toEqual({ low: 10, high: 10 });
    expect(talkOf([50, 10, 20, 40, 30, 60], 30)).toEqual({ low: 20, high: 50 });
  });

  test("is not led astray by a button that nobody pressed", () => {
    expect(talkOf([10, 10, 10, 10, 100_000], 30).high).toBeLessThanOrEqual(180);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 100_000 }), { maxLength: 20 }), (recent) => {
        const { low, high } = talkOf(recent, 30);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(180);
      }),
    );
  });
});
