import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectPath } from "../../lib/project-path.ts";
import { readFolder } from "../folder.ts";
import { parseHandout } from "../markdown/parse-handout.ts";
import type { HandoutContent, HandoutMeta } from "../model.ts";
import { checkHandout } from "./check-handout.ts";
import type { GateOptions, Links } from "./finding.ts";

const links: Links = {
  procedures: new Set(["moving-out"]),
  services: new Set(["moving"]),
  handouts: new Set(["nhi-guide"]),
  guides: new Set(["moving-in"]),
  departments: new Set(["citizens"]),
  pages: new Set(["/", "/reservations", "/procedures"]),
  images: new Set(["map1"]),
};
const options: GateOptions = { today: "2026-11-23", publishing: true, original: false };
const each = (ja: string, easy: string, en: string) => ({ ja, easy, en });

const meta: HandoutMeta = {
  id: "sample",
  number: 1,
  title: each("引っこしの案内", "ひっこしの あんない", "Moving guide"),
  summary: each(
    "市の外へ引っこすときの届出がわかります。",
    "ひっこしの とどけが わかります。",
    "How to report a move.",
  ),
  audience: each("市の外へ引っこす人", "ひっこす 人", "People who move away"),
  category: "moving",
  department: "citizens",
  procedures: ["moving-out"],
  services: ["moving"],
  validFrom: null,
  validUntil: null,
  reviewBy: "2027-04-01",
  facts: { source: "市の一覧", confidence: "typical", confirmed: null, open: [] },
};
const good = {
  ja: [
    "## 届出の流れ",
    "",
    "引っこす前に[転出届](procedure:moving-out)を出します。[窓口を予約する](/reservations)こともできます。",
    "",
    ":::table[区分と期限]{rowheads}",
    "| 区分 | 期限 |",
    "|---|---|",
    "| 転出 | 引っこす日まで |",
    ":::",
    "",
    "![庁舎の入口。受付は入って正面にある](image:map1)",
    "",
    "### 持ち物",
    "",
    "**注意：**本人確認書類を、一人に一つ持ってきてください。",
  ].join("\n"),
  easy: "## とどけを {出|だ}します\n\n{市役所|しやくしょ}に [とどけ](procedure:moving-out)を {出|だ}します。",
  en: "## Report your move\n\nHand in the [moving-out notice](procedure:moving-out) before you move.",
};

type Texts = Partial<Record<string, string>>;
function contentOf(texts: Texts, change: Partial<HandoutMeta> = {}): HandoutContent {
  const parsed = Object.entries(texts).flatMap(([locale, markdown]) => {
    if (markdown === undefined) return [];
    const { text, mistakes } = parseHandout(markdown);
    expect(mistakes).toEqual([]);
    return [[locale, text] as const];
  });
  return { meta: { ...meta, ...change }, texts: Object.fromEntries(parsed) };
}
const check = (texts: Texts, change: Partial<HandoutMeta> = {}, more: Partial<GateOptions> = {}) =>
  checkHandout(contentOf({ ...good, ...texts }, change), links, { ...options, ...more });
const ja = (...lines: string[]) => ({ ja: ["## 見出し", "", ...lines].join("\n") });
const easy = (...lines: string[]) => ({ easy: ["## みだし", "", ...lines].join("\n") });
const en = (...lines: string[]) => ({ en: ["## Heading", "", ...lines].join("\n") });

type Case = [what: string, texts: Texts, rule: string, line: number, words: string];
const errors: Case[] = [
  [
    "a heading that skips a level",
    ja("文です。", "", "#### 深い", "", "文です。"),
    "heading-skip",
    5,
    "### にしてください",
  ],
  ["a text that begins at ###", { ja: "### 見出し\n\n文です。" }, "heading-skip", 1, "## にしてください"],
  [
    "a long text without a heading",
    { ja: "届出をしてください。\n\n".repeat(60) },
    "no-heading",
    1,
    "見出しがありません",
  ],
  ["a section with nothing in it", ja("文です。", "", "## 次"), "empty-section", 5, "消してください：「次」"],
  ["a link without words", ja("[](procedure:moving-out)を出します。"), "link-empty", 3, "リンクに言葉がありません"],
  [
    "こちら",
    ja("一行目です。", "", "くわしくは[こちら](/reservations)です。"),
    "link-vague",
    5,
    "「こちら」だけでは行き先が",
  ],
  [
    "詳しくはこちらをご覧ください",
    ja("[詳しくはこちらをご覧ください](/reservations)"),
    "link-vague",
    3,
    "行き先の名前を",
  ],
  ["ここ in easy", easy("[ここ](/reservations)を {見|み}て ください。"), "link-vague", 3, "「ここ」"],
  ["click here", en("Please [click here](/reservations)."), "link-vague", 3, "「click here」"],
  ["Read more…", en("[Read more…](/reservations)"), "link-vague", 3, "行き先"],
  ["a dead procedure", ja("[届](procedure:gone)"), "dead-link", 3, "手続「gone」はありません"],
  ["a dead service", ja("[予約](service:gone)"), "dead-link", 3, "予約できる用件「gone」"],
  ["a dead handout", ja("[案内](handout:gone)"), "dead-link", 3, "配布文書「gone」"],
  ["a dead guide", ja("[ナビ](guide:gone)"), "dead-link", 3, "「gone」"],
  ["a dead page", ja("- 項目", "- [予約](/en/reservation)"), "dead-link", 4, "ページ「/en/reservation」"],
  ["a dead page of a procedure", ja("[届](/procedures/gone)"), "dead-link", 3, "ページ「/procedures/gone」"],
  [
    "a dead name in a list of procedures",
    ja("文です。", "", '::procedures{ids="gone"}'),
    "dead-link",
    5,
    "手続「gone」",
  ],
  ["an unknown department", ja(":::contact{department=gone}", ":::"), "dead-link", 3, "課「gone」"],
  ["a link with wide brackets", ja("[転出届]（procedure:moving-out）"), "link-broken", 3, "半角"],
  ["a missing alternative", ja("文です。", "", "![](image:map1)"), "alternative", 5, "代わりの文がありません"],
  ["a file name for one", ja("文です。", "", "![IMG_2041.jpg](image:map1)"), "alternative", 5, "ファイルの名前のよう"],
  ["a mere 「画像1」", ja("文です。", "", "![画像1](image:map1)"), "alternative", 5, "ファイルの名前のよう"],
  ["an unknown picture", ja("文です。", "", "![入口の写真](image:gone)"), "image-unknown", 5, "取りこんで"],
  [
    "a picture of a text",
    ja("文です。", "", `![${"届出は十四日以内です。".repeat(15)}](image:map1)`),
    "image-of-text",
    5,
    "本文に書いて",
  ],
  [
    "a text of pictures",
    { ja: "## 見出し\n\n![案内](image:map1)\n\n![地図](image:map1)" },
    "image-of-text",
    3,
    "ほとんどが画像",
  ],
  ["a table without header", ja("|  |  |", "|---|---|", "| a | b |"), "table-header", 3, "列の見出しがありません"],
  ["an empty header cell", ja("| 区分 |  |", "|---|---|", "| a | b |"), "table-header", 3, "2列目の見出しが空"],
  [
    "an empty row header",
    ja(":::table[題]{rowheads}", "| a | b |", "|---|---|", "|  | b |", ":::"),
    "table-row-header",
    6,
    "1行目の見出し",
  ],
  ["a ragged table", ja("| 区分 | 額 |", "|---|---|", "| a | b |", "| a |"), "table-ragged", 6, "2行目は1列"],
  ["a table of a header alone", ja("| 区分 | 額 |", "|---|---|"), "table-empty", 3, "見出しの行しか"],
  ["red letters", ja("赤い文字の欄は必ず書いてください。"), "senses", 3, "「赤い文字」"],
  [
    "red letters in easy",
    easy("{赤|あか}い ところを、かいて ください。", "", "あかい {赤|あか}い {文字|もじ}です。"),
    "senses",
    3,
    "見え方だけ",
  ],
  ["the figure on the right", ja("右の図を見てください。"), "senses", 3, "「右の図」"],
  ["the table below", ja("- くわしくは下の表のとおりです。"), "senses", 3, "「下の表」"],
  ["colour in English", en("Fill in the red boxes."), "senses", 3, "「red boxes」"],
  ["place in English", en("See the table below."), "senses", 3, "「table below」"],
  ["申 請", ja("申 請の方法です。"), "spaces", 3, "「申 請」"],
  ["氏　名", ja("| 氏　名 | 額 |", "|---|---|", "| a | b |"), "spaces", 3, "「氏　名」"],
  ["お 問 い 合 わ せ", { ja: "## お 問 い 合 わ せ\n\n文です。" }, "spaces", 1, "音声で正しく"],
  ["a word meant for staff", ja("朝8時30分（要確認）までです。"), "unfinished", 3, ":check"],
];

const warnings: Case[] = [
  ["a number in a heading", { ja: "## 1. 届出\n\n文です。" }, "heading-number", 1, "番号を手で"],
  ["a circled number", { ja: "## ①届出\n\n文です。" }, "heading-number", 1, "番号を手で"],
  ["a strong line", ja("**持ち物**", "", "文です。"), "strong-heading", 3, "見出しなら"],
  ["an address for words", ja("<https://www.example.jp/a>"), "link-address", 3, "アドレスのまま"],
  ["a long sentence", ja(`${"届出をする人は、".repeat(8)}来てください。`), "long-sentence", 3, "目安60文字"],
  [
    "a long easy sentence",
    easy(`${"とどけを だす ひとは、".repeat(5)}きて ください。`),
    "long-sentence",
    3,
    "目安40文字",
  ],
  ["a long English sentence", en(`${"you and your family ".repeat(9)}come.`), "long-sentence", 3, "目安30語"],
  ["a double negative", ja("出せないことはありません。"), "double-negative", 3, "言い切って"],
  ["piled politeness", ja("受付させていただきます。"), "politeness", 3, "「〜します」"],
  ["jargon", ja("当該書類を遅滞なく出してください。"), "jargon", 3, "「すぐに」"],
  ["kanji without furigana", easy("- 市役所に きて ください。"), "furigana", 3, "市役所"],
  ["kanji in a title", easy(":::notice[{大事|だいじ}な こと]", "ぶん", ":::"), "furigana", 3, "ひらがなで"],
  ["capitals", en("DO NOT FORGET your card."), "capitals", 3, "「DO NOT FORGET」"],
  ["marks left over", ja("** 注意 **です。"), "leftover-marks", 3, "太字は"],
  ["a bullet by hand", ja("・本人確認書類"), "leftover-marks", 3, "「- 」"],
  ["a space in a sentence", ja("本庁 市民課です。"), "spaces", 3, "「、」で区切る"],
  [
    "an open point",
    ja(':check[朝8時30分]{why="市の最新版で確かめる"}までです。'),
    "open-points",
    3,
    "市の最新版で確かめる",
  ],
];

describe("checkHandout", () => {
  it("finds nothing in a good one", () => expect(check({})).toEqual([]));

  it.each(errors.map((row) => [...row] as const))("stops %s", (_what, texts, rule, line, words) => {
    const locale = Object.keys(texts)[0];
    expect(check(texts)).toContainEqual({
      rule,
      severity: "error",
      locale,
      line,
      message: expect.stringContaining(words),
    });
  });

  it.each(warnings.map((row) => [...row] as const))("warns of %s", (_what, texts, rule, line, words) => {
    const found = check(texts);
    const locale = Object.keys(texts)[0];
    expect(found).toContainEqual({ rule, severity: "warning", locale, line, message: expect.stringContaining(words) });
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each<
    [string, Texts, Partial<HandoutMeta>, Partial<GateOptions>, string, "error" | "warning", string | null, string]
  >([
    ["no easy text", { easy: undefined }, {}, {}, "easy-missing", "warning", "easy", "やさしい日本語の文がありません"],
    ["an empty text", { en: "" }, {}, {}, "text-missing", "error", "en", "英語の文が空"],
    [
      "a PDF alone",
      { ja: "PDFを見てください。", easy: undefined, en: undefined },
      {},
      { original: true },
      "text-missing",
      "error",
      "ja",
      "PDFだけでは",
    ],
    ["no English title", {}, { title: { ja: "題" } }, {}, "meta-missing", "error", "en", "英語の題名がありません"],
    [
      "no easy summary",
      {},
      { summary: { ja: "要約", en: "x" } },
      {},
      "meta-missing",
      "error",
      "easy",
      "要約がありません",
    ],
    ["a last day in the past", {}, { validUntil: "2026-11-22" }, {}, "days", "error", null, "2026-11-22で終わって"],
    [
      "a last day before the first",
      {},
      { validFrom: "2027-02-01", validUntil: "2027-01-01" },
      {},
      "days",
      "error",
      null,
      "より前",
    ],
    ["an overdue review", {}, { reviewBy: "2026-11-01" }, {}, "days", "warning", null, "見直しの日"],
    ["an unknown procedure", {}, { procedures: ["gone"] }, {}, "dead-link", "error", null, "関係する手続「gone」"],
    [
      "an open fact",
      {},
      { facts: { ...meta.facts, open: ["収集時刻"] } },
      {},
      "open-points",
      "warning",
      null,
      "収集時刻",
    ],
  ])("tells %s", (_what, texts, change, more, rule, severity, locale, words) => {
    expect(check(texts, change, more)).toContainEqual(
      expect.objectContaining({ rule, severity, locale, message: expect.stringContaining(words) }),
    );
  });

  it("says nothing of open points while a draft is written", () => {
    const marked = ja(":check[朝8時30分]までです。");
    expect(check(marked, {}, { publishing: false })).toEqual([]);
  });

  it.each([
    ["telephone numbers and addresses", ja("山口県美祢市の窓口です。[110番](tel:110)に電話します。")],
    ["colours of things", ja("青い袋に入れます。赤いポストの前です。黄色の線の内側でお待ちください。")],
    ["right and left of places", ja("入口の右の窓口へ来てください。表紙の下の名前を見ます。")],
    ["a name before こちら", ja("[転出届の書き方はこちら](/reservations)")],
    ["must", ja("届け出なければなりません。持ってこなければいけません。")],
    [
      "an empty corner above row headers",
      ja(":::table[題]{rowheads}", "|  | 額 |", "|---|---|", "| 大人 | 300円 |", ":::"),
    ],
    ["days at the start of a heading", { ja: "## 14日以内にすること\n\n文です。\n\n## 1歳のとき\n\n文です。" }],
    ["short capitals", en("Bring your ID card to the JR station.")],
  ])("has nothing against %s", (_what, texts) => expect(check(texts)).toEqual([]));
});

it.each([
  ["one sentence", "あ、いない限り".repeat(20_000)],
  ["brackets", "］（".repeat(60_000)],
  ["negatives", "なければ".repeat(40_000)],
  ["capitals", "AA ".repeat(50_000)],
  ["single letters", "あ ".repeat(80_000)],
  ["many lines", "届出をする人は来てください。\n\n".repeat(2900)],
])("is quick with %s", (_what, markdown) => {
  const content = contentOf({ ja: markdown, easy: markdown, en: markdown });
  const start = performance.now();
  checkHandout(content, links, options);
  expect(performance.now() - start).toBeLessThan(4000);
});

describe("the city's handouts", () => {
  const json = (file: string): unknown => JSON.parse(readFileSync(projectPath("db", "seed", file), "utf8"));
  const named = (folder: string) =>
    new Set(readdirSync(projectPath("db", "seed", folder)).map((file) => file.replace(/\.json$/, "")));
  const contents = readFolder(projectPath("db", "seed", "handouts"));
  const city = json("city.json") as { departments: { id: string }[] };
  const services = json("counter-services.json") as { id: string }[];
  const real: Links = {
    procedures: named("procedures"),
    services: new Set(services.map(({ id }) => id)),
    handouts: new Set(contents.map((content) => content.meta.id)),
    guides: named("life-events"),
    departments: new Set(city.departments.map(({ id }) => id)),
    pages: new Set([
      "/",
      "/procedures",
      "/handouts",
      "/guide",
      "/reservations",
      "/reservations/card",
      "/queue",
      "/applications",
    ]),
    images: new Set(),
  };

  it("are thirty", () => expect(contents).toHaveLength(30));

  it.each(contents.map((content) => [content.meta.id, content] as const))("%s has no errors", (_id, content) => {
    const found = checkHandout(content, real, { today: content.meta.reviewBy, publishing: true, original: false });
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
