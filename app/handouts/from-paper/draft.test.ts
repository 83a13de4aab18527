import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHandout } from "../markdown/parse-handout.ts";
import { plainText } from "../markdown/words.ts";
import { draftOf } from "./draft.ts";
import { clean, markOf, tidy } from "./letters.ts";
import type { Paper, PaperPage, Run, TagNode } from "./paper-model.ts";

const signs = [
  "{",
  "}",
  "|",
  "｜",
  ":",
  ":::",
  "::",
  "[",
  "]",
  "(",
  ")",
  "#",
  "## ",
  "*",
  "**",
  "_",
  "`",
  "```",
  "<",
  "</p>",
  ">",
  "-",
  "---",
  "+",
  "1.",
  "2)",
  "①",
  "・",
  "※",
  "!",
  "\\",
  "&",
  "&amp;",
  "&#x202e;",
  "~",
  "=",
  "===",
  "notice",
  "check",
  "x",
  "javascript:",
  "image:",
  '"',
  "^",
  "$",
  "\u0000",
  "\u202e",
  "\ue000",
  "\u{1f600}",
  "\ud800",
  " ",
  "　",
  "漢字",
  "かな",
  "カナ",
  "。",
  "\t",
  "http://a.b",
];
const letters = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 }).map((all) => clean(all.join("")));
const run: fc.Arbitrary<Run> = fc.record({
  text: fc.oneof(
    { weight: 4, arbitrary: letters },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }).map(clean) },
  ),
  x: fc.constantFrom(60, 62, 80, 200, 320, 480),
  y: fc.constantFrom(30, 100, 116, 132, 150, 200, 216, 400, 815),
  width: fc.constantFrom(0, 10, 60, 220, 430),
  size: fc.constantFrom(8, 10.5, 10.5, 10.5, 14, 20),
  font: fc.constantFrom("r", "r", "b"),
  id: fc.constantFrom(null, "a", "b", "c", "artifact"),
});
const roles = [
  "Document",
  "Sect",
  "P",
  "H1",
  "H2",
  "H6",
  "L",
  "LI",
  "Lbl",
  "LBody",
  "Table",
  "TR",
  "TH",
  "TD",
  "Figure",
  "Span",
  "Unknown",
  "constructor",
  "__proto__",
];
const tree: fc.Arbitrary<TagNode> = fc.letrec<{ node: TagNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthSize: "small" },
    fc.record({ type: fc.constant("content"), id: fc.constantFrom("a", "b", "c", "d") }),
    fc.record({ role: fc.constantFrom(...roles), children: fc.array(tie("node"), { maxLength: 4 }) }),
  ),
})).node;
const base = {
  text: "この紙は見本です。文字は文字のままです。",
  x: 60,
  y: 300,
  width: 200,
  size: 10.5,
  font: "r",
  id: "a",
};
const page: fc.Arbitrary<PaperPage> = fc
  .record({ runs: fc.array(run, { maxLength: 40 }), tree: fc.option(tree), at: fc.nat(40) })
  .map(({ runs, tree, at }) => ({ number: 1, width: 595, height: 842, runs: runs.toSpliced(at, 0, base), tree }));
const paper: fc.Arbitrary<Paper> = fc
  .record({ pages: fc.array(page, { minLength: 1, maxLength: 3 }), isTagged: fc.boolean(), title: fc.option(letters) })
  .map((each) => ({ ...each, turned: [], pages: each.pages.map((one, index) => ({ ...one, number: index + 1 })) }));

describe("a draft", () => {
  test("of any page is Markdown without a mistake and without anything that leads or hides", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(paper, (each) => {
        const draft = draftOf(each);
        if (!draft.ok) return;
        const { text, mistakes } = parseHandout(draft.value.markdown);
        expect(mistakes).toEqual([]);
        expect(JSON.stringify(text.blocks)).not.toMatch(
          /"kind":"(link|ruby|check|image|strong|em|notice|contact|procedures)"/,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("of guessed structure loses no letter", { timeout: 60_000 }, () => {
    const word = fc.constantFrom("市役所", "かな", "電話", "water", "2026年", "午前9時");
    const line = fc.tuple(
      fc.constantFrom(60, 80, 300),
      fc.constantFrom(10.5, 16),
      fc.array(word, { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 3, maxLength: 30 }), (lines) => {
        const runs = lines.map(([x, size, words], index): Run => {
          const text = words.join("");
          return { text, x, y: 100 + 18 * index, width: text.length * size, size, font: "r", id: null };
        });
        const number = 1;
        const draft = draftOf({
          title: null,
          isTagged: false,
          turned: [],
          pages: [{ number, width: 595, height: 842, runs, tree: null }],
        });
        if (!draft.ok) return;
        const squeezed = (text: string) => [...text.replace(/\s/g, "")].sort().join("");
        const shown = plainText(parseHandout(draft.value.markdown).text) + (draft.value.title ?? "");
        expect(squeezed(shown)).toBe(squeezed(runs.map(({ text }) => text).join("")));
      }),
      { numRuns: 500 },
    );
  });

  test("that does not fit ends at a whole block, and says where", () => {
    const runs = Array.from(
      { length: 900 },
      (_, index): Run => ({
        ...base,
        text: `${index}番目の文です。ここまでで一文になります。`,
        id: null,
        y: 100 + 40 * index,
      }),
    );
    const pages = [1, 2].map((number) => ({ number, width: 595, height: 40_000, runs, tree: null }));
    const draft = draftOf({ title: null, isTagged: false, turned: [], pages });
    if (!draft.ok) throw new Error(draft.error);
    expect(draft.value.markdown.length).toBeLessThanOrEqual(18_000);
    expect(draft.value.notes).toContainEqual({ page: 1, message: expect.stringContaining("途中まで") });
  });
});

describe("letters", () => {
  test.each([
    ["お 知 ら せ", "お知らせ"],
    ["氏　名", "氏名"],
    ["電話 0837-00-0000", "電話 0837-00-0000"],
    ["City Office  hours", "City Office hours"],
    ["第 1 回", "第 1 回"],
  ])("%s → %s", (text, tidied) => {
    expect(tidy(text)).toBe(tidied);
  });

  test("radicals become the letters they look like; what nobody can name is marked", () => {
    expect(clean("⼿続\ue001\u202eき")).toBe("手続〓き");
  });

  test.each([
    ["・印鑑", { ordered: false, number: 0, text: "印鑑" }],
    ["③ 出します", { ordered: true, number: 3, text: "出します" }],
    ["（２）届け出る", { ordered: true, number: 2, text: "届け出る" }],
    ["1. 用意する", { ordered: true, number: 1, text: "用意する" }],
    ["1.5キロ", null],
    ["-5度", null],
    ["2026年", null],
  ])("the mark of %s", (text, mark) => {
    expect(markOf(text)).toEqual(mark);
  });
});
