import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lettersOf } from "./letters.ts";
import { breakLines, mayPart, type Preference } from "./lines.ts";

const words = fc.constantFrom(
  ..."、。」）ー「（っゃゅょァィ々…‥あいうえ漢字市民課申請届出書類カタカナ".split(""),
  ..." 　".split(""),
  "A",
  "bc",
  "(",
  ")",
  "12,345円",
  "https://example.jp/a/b?c=d&e=f",
  "hanako@example.jp",
  "𠮷",
  "ế",
  "葛\u{E0100}",
  "か\u3099",
  "😀",
);
const texts = fc.array(words, { maxLength: 80 }).map((parts) => parts.join(""));
const widths = fc.double({ min: 3, max: 45, noNaN: true });
const preferences = fc.constantFrom<Preference>("anywhere", "space", "phrase");
const textOf = (line: { letters: { text: string }[] }) => line.letters.map(({ text }) => text).join("");

describe("lines", () => {
  test("hold every letter, in order", () => {
    fc.assert(
      fc.property(texts, widths, preferences, (text, ems, at) => {
        expect(breakLines(text, "regular", ems, at).map(textOf).join("")).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test("are never wider than they may be, as long as one letter fits", () => {
    fc.assert(
      fc.property(texts, widths, preferences, (text, ems, at) => {
        for (const line of breakLines(text, "bold", ems, at)) expect(line.width).toBeLessThanOrEqual(ems + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  test("obey the prohibition rules wherever a line has one place that does", () => {
    fc.assert(
      fc.property(texts, widths, preferences, (text, ems, at) => {
        const lines = breakLines(text, "regular", ems, at);
        for (const [index, line] of lines.entries()) {
          const before = lines[index - 1];
          if (!before) continue;
          const [last, first] = [before.letters.at(-1)?.text ?? "", line.letters[0]?.text ?? ""];
          const anyPlace = before.letters.some(
            ({ text: letter }, place) => place > 0 && mayPart(before.letters[place - 1]?.text ?? "", letter),
          );
          if (anyPlace) expect(mayPart(last, first)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("keep what was typed as lines", () => {
    expect(breakLines("一行目\n\n三行目", "regular", 20).map(textOf)).toEqual(["一行目", "", "三行目"]);
  });

  test("keep words and numbers whole that fit on a line, and cut those that do not", () => {
    const whole = breakLines("料金は 12,345円です。address@example.jp まで", "regular", 12).map(textOf);
    expect(whole.some((line) => line.includes("12,345円"))).toBe(true);
    expect(whole.some((line) => line.includes("address@example.jp"))).toBe(true);
    const cut = breakLines("a".repeat(60), "regular", 12);
    expect(cut.length).toBeGreaterThan(2);
  });

  test("do not end with a lone letter where they need not", () => {
    const lines = breakLines("代理人を選んだ方だけ、書いてください。", "regular", 15.5);
    expect(lines.at(-1)?.letters.length).toBeGreaterThan(2);
  });

  test("end between words where spaces show them", () => {
    const lines = breakLines("美祢市から ほかの まちへ 引っこす人の とどけです。", "regular", 14, "space").map(textOf);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[ 、。」）]$/);
  });
});

describe("letters", () => {
  const faces = (text: string) => lettersOf(text, "regular").map(({ face }) => face);

  test("come from the face that has them", () => {
    expect(faces("美祢﨑")).toEqual(["regular", "regular", "regular"]);
    expect(faces("𠮷ế")).toEqual(["fallback", "fallback"]);
  });

  test("that no face has are drawn as 〓 and remembered", () => {
    const [letter] = lettersOf("😀", "bold");
    expect(letter).toMatchObject({ text: "😀", drawn: "〓", face: "bold" });
    expect(letter?.width).toBeGreaterThan(0.5);
  });

  test("whose variant cannot be shown are drawn plain and remembered", () => {
    expect(lettersOf("辻\u{E0101}", "regular")).toMatchObject([{ text: "辻\u{E0101}", drawn: "辻" }]);
  });
});
