import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { narrow, tidyLine, tidyText } from "./characters.ts";
import { containsIndividualNumber } from "./individual-number.ts";

describe("tidyText", () => {
  test.each([
    ["a\tb", "a b"],
    ["\ufeff見本\u200b", "見本"],
    ["a\u2028b\u0085c", "a\nb\nc"],
    ["cafe\u0301", "café"],
    ["カ\u3099", "ガ"],
    ["\ufa19\ufa10", "\ufa19\ufa10"],
    ["辻\u{e0101}", "辻\u{e0101}"],
    ["👨‍👩‍👧", "👨‍👩‍👧"],
  ])("%j → %j", (raw, tidied) => expect(tidyText(raw)).toBe(tidied));

  test.each(["\u0000", "a\u001bb", "\u007f", "\u009f", "\ud83d", "\ufffe"])("%j is no text", (raw) =>
    expect(tidyText(raw)).toBeNull(),
  );

  test("takes time in proportion to the length, whatever is repeated", () => {
    for (const piece of ["\n", " \n", "\u3000", "か\u3099", "-", "1 ", "1-"]) {
      const text = piece.repeat(200_000);
      const start = performance.now();
      tidyLine(`x${text}x`);
      narrow(`x${text}x`);
      containsIndividualNumber(`x${text}x`);
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });

  test("tidied text stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        for (const tidy of [tidyText, tidyLine, narrow]) {
          const once = tidy(raw);
          if (once !== null) expect(tidy(once)).toBe(once);
        }
      }),
    );
  });
});
