import { describe, expect, test } from "vitest";
import { hintOnPaper, onPaper } from "./paper-words.ts";

describe("words for paper", () => {
  test.each([
    ["ja", "住民票のある住所を入力してください", "住民票のある住所を書いてください"],
    ["ja", "個人番号（12桁の番号）の入力は不要です", "個人番号（12桁の番号）の記入は不要です"],
    ["ja", "いない場合は追加せずに進みます。", "いない場合は書かずに空けておきます。"],
    ["ja", "入力した内容に偽りはありません", "書いた内容に偽りはありません"],
    ["en", "Enter 0 if none", "Write 0 if none"],
    ["en", "Date you enter the country", "Date you enter the country"],
  ])("in %s: %s", (locale, screen, paper) => {
    expect(onPaper(screen, locale)).toBe(paper);
  });

  test.each([
    ["ja", "file", "離職日と氏名が読めるように、4すみまで撮ってください", "離職日と氏名が読めるようにしてください"],
    [
      "ja",
      "file",
      "原本は窓口にお持ちください。4すみまで写るように撮ってください。JPEG・PNG・PDF、1つ10MBまで。",
      "原本は窓口にお持ちください。",
    ],
    [
      "ja",
      "file",
      "免許証です。4すみまで撮り、番号の面は送らないでください",
      "免許証です。番号の面は送らないでください",
    ],
    ["ja", "file", "4すみまで写るように、1枚ずつ撮ってください。JPEG・PNG・PDF、10MBまで", null],
    ["ja", "kana", "例　ミネ　ハナコ（ひらがなで入力しても変換します）", "例　ミネ　ハナコ"],
    ["ja", "kana", "ひらがなで入力しても変換します", null],
    ["ja", "text", "分からないときは空のままで進めます", "分からないときは空けたままでかまいません"],
    [
      "easy",
      "file",
      "番号が 読めるように とって ください。4つの 角まで 写るように とって ください",
      "番号が 読めるように して ください。",
    ],
    ["en", "file", "The date must be readable, with all four corners visible", "The date must be readable"],
    ["en", "file", "Both sides. All four corners must show", "Both sides."],
  ])("the hint of a question in %s, %s: %s", (locale, type, screen, paper) => {
    expect(hintOnPaper(screen, type, locale)).toBe(paper);
  });
});
