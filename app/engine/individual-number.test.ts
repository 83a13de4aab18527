import { describe, expect, test } from "vitest";
import { containsIndividualNumber } from "./individual-number.ts";

/** Made-up numbers whose check digit is right; 123456789018 is the one used in the state's own samples. */
const hits = [
  "123456789018",
  "１２３４５６７８９０１８",
  "1234 5678 9018",
  "1234-5678-9018",
  "１２３４　５６７８　９０１８",
  "１２３４ー５６７８ー９０１８",
  "1234−5678‐9018",
  "123456-789018",
  "123 456 789 018",
  "1 2 3 4 5 6 7 8 9 0 1 8",
  "1234・5678・9018",
  "12345 6789018",
  "番号は123456789018です",
  "電話 0837-52-1110、番号 1234 5678 9018",
  "1234\n5678\n9018",
  "一二三四五六七八九〇一八",
  "①②③④⑤⑥⑦⑧⑨⓪①⑧",
  "№:123456789018/2",
];
const misses = [
  "",
  "123456789012",
  "1234-5678-9012",
  "12345678901",
  "1234567890180",
  "0123456789018",
  "1234567812345678",
  "090-1234-5678",
  "0837-52-1110",
  "2026-11-23",
  "大嶺町東分326番地1",
  "T1234567890123",
  "一丁目二番三号",
  "+81 90-1234-5678",
  "＋８１ 90 0000 0011",
  "1-0000-1205-0026",
];

describe("containsIndividualNumber", () => {
  test.each(hits)("finds one in %j", (text) => expect(containsIndividualNumber(text)).toBe(true));
  test.each(misses)("finds none in %j", (text) => expect(containsIndividualNumber(text)).toBe(false));

  test("exactly one last digit of ten passes", () => {
    for (let start = 10_000_000_000; start < 10_000_000_500; start += 7) {
      const passing = [...Array(10).keys()].filter((digit) => containsIndividualNumber(`${start}${digit}`));
      expect(passing).toHaveLength(1);
    }
  });
});
