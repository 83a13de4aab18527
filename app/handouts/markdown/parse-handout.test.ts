import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Inline } from "../model.ts";
import { parseHandout } from "./parse-handout.ts";
import { blockInlines, plainText } from "./words.ts";

const read = (markdown: string): Block[] => {
  const { text, mistakes } = parseHandout(markdown);
  expect(mistakes).toEqual([]);
  return text.blocks;
};
const inlinesOf = (markdown: string): Inline[] => {
  const [block] = read(markdown);
  return block?.kind === "paragraph" ? block.inlines : [];
};
const text = (words: string): Inline => ({ kind: "text", text: words });
const mistakesOf = (markdown: string) => parseHandout(markdown).mistakes;

describe("the format", () => {
  it("reads headings with ids by their order", () => {
    const blocks = read("## 一\n\n### あ\n\n#### い\n\n### う\n\n## 二\n\n### え\n");
    expect(blocks.map((block) => block.kind === "heading" && [block.level, block.id, block.line])).toEqual([
      [2, "s1", 1],
      [3, "s1-1", 3],
      [4, "s1-1-1", 5],
      [3, "s1-2", 7],
      [2, "s2", 9],
      [3, "s2-1", 11],
    ]);
  });

  it("reads furigana, in tables too", () => {
    expect(inlinesOf("{手続|てつづき}をする")).toEqual([
      { kind: "ruby", base: "手続", reading: "てつづき" },
      text("をする"),
    ]);
    const [table] = read("| {名|な}まえ | b |\n|---|---|\n| {市|し} | 2 |\n");
    expect(table).toMatchObject({
      kind: "table",
      head: [[{ kind: "ruby", base: "名" }, text("まえ")], [text("b")]],
      rows: [[[{ kind: "ruby", base: "市", reading: "し" }], [text("2")]]],
    });
  });

  it.each([
    "8:30から17:15まで",
    "午前8:30",
    "注:以下のとおり",
    "受付:窓口[本庁]です",
    ":15",
    "比は2:1。",
    "{ }と{あ}",
    "a:smile:b",
  ])("leaves %s as it is", (words) => expect(inlinesOf(words)).toEqual([text(words)]));

  it("reads marks for staff", () => {
    expect(inlinesOf('朝:check[8:30 **まで**]{why="最新版で確かめる"}に')).toEqual([
      text("朝"),
      {
        kind: "check",
        inlines: [text("8:30 "), { kind: "strong", inlines: [text("まで")] }],
        why: "最新版で確かめる",
        line: 1,
      },
      text("に"),
    ]);
  });

  it.each([
    ["**注意：**です", ["注意："], "です"],
    ["これは**「注意」**です", ["「注意」"], "です"],
    ["ごみは、**朝8時30分まで。**必ず", ["朝8時30分まで。"], "必ず"],
    ["**{注意|ちゅうい}**する", ["注意"], "する"],
    ["**（重要）**と**(大事)**です", ["（重要）", "(大事)"], "です"],
    ["*強調、*する", ["強調、"], "する"],
    ["2**（個）**以上", ["（個）"], "以上"],
  ])("emphasises in %s", (markdown, words, rest) => {
    const inlines = inlinesOf(markdown);
    const marked = inlines.flatMap((each) => (each.kind === "strong" || each.kind === "em" ? [each] : []));
    expect(
      marked.map(
        (each) => plainText({ blocks: [{ kind: "paragraph", inlines: each.inlines, line: 1 }] }).split("\n")[0],
      ),
    ).toEqual(words);
    expect(inlines.at(-1)).toEqual(text(rest));
  });

  it("keeps what is no emphasis", () => {
    expect(inlinesOf("3 * 4 * 5 と 2*3")).toEqual([text("3 * 4 * 5 と 2*3")]);
    expect(inlinesOf("snake_case_name")).toEqual([text("snake_case_name")]);
    expect(inlinesOf("10% \\*注")).toEqual([text("10% *注")]);
  });

  it.each([
    ["procedure:moving-out", { kind: "procedure", id: "moving-out" }],
    ["service:moving", { kind: "service", id: "moving" }],
    ["handout:nhi-guide", { kind: "handout", id: "nhi-guide" }],
    ["guide:moving-in", { kind: "guide", id: "moving-in" }],
    ["/reservations", { kind: "page", path: "/reservations" }],
    ["https://www.city.mine.lg.jp/a?b=1#c", { kind: "outside", href: "https://www.city.mine.lg.jp/a?b=1#c" }],
    ["tel:110", { kind: "outside", href: "tel:110" }],
    ["mailto:info@example.jp", { kind: "outside", href: "mailto:info@example.jp" }],
  ])("links to %s", (url, to) => {
    expect(inlinesOf(`次は\n[転出届](${url})`)).toEqual([
      text("次は"),
      { kind: "link", to, inlines: [text("転出届")], line: 2 },
    ]);
  });

  it("reads boxes, with boxes within", () => {
    const blocks = read(
      [
        "::::notice[{大|だい}事なこと]{tone=important}",
        "",
        "文",
        "",
        ":::steps",
        "1. 一つ",
        "",
        "   続き",
        "2. 二つ",
        ":::",
        "",
        "::::",
        "",
        ":::contact{department=citizens}",
        ":::",
        "",
        ":::table[区分と例]{rowheads}",
        "| 区分 | 例 |",
        "|---|---|",
        "| 資源 | びん |",
        ":::",
        "",
        '::procedures{ids="moving-out water-stop"}',
        "",
        '![庁舎の入口。左に案内がある](image:a1b2 "入口")',
      ].join("\n"),
    );
    expect(blocks).toEqual([
      {
        kind: "notice",
        tone: "important",
        title: "大事なこと",
        line: 1,
        blocks: [
          { kind: "paragraph", inlines: [text("文")], line: 3 },
          {
            kind: "steps",
            line: 5,
            items: [
              [
                { kind: "paragraph", inlines: [text("一つ")], line: 6 },
                { kind: "paragraph", inlines: [text("続き")], line: 8 },
              ],
              [{ kind: "paragraph", inlines: [text("二つ")], line: 9 }],
            ],
          },
        ],
      },
      { kind: "contact", department: "citizens", blocks: [], line: 14 },
      {
        kind: "table",
        caption: "区分と例",
        head: [[text("区分")], [text("例")]],
        rows: [[[text("資源")], [text("びん")]]],
        rowHeads: true,
        line: 17,
      },
      { kind: "procedures", ids: ["moving-out", "water-stop"], line: 23 },
      { kind: "image", image: "a1b2", alt: "庁舎の入口。左に案内がある", caption: "入口", line: 25 },
    ]);
  });

  it("reads lists and hard breaks, and joins lines as Japanese is written", () => {
    expect(read("- 一\n- 二\n  - 三\n\n1. 四\n")).toMatchObject([
      { kind: "list", ordered: false, items: [[{}], [{}, { kind: "list", items: [[{ line: 3 }]] }]] },
      { kind: "list", ordered: true },
    ]);
    expect(inlinesOf("一行目\n二行目")).toEqual([text("一行目二行目")]);
    expect(inlinesOf("one\ntwo")).toEqual([text("one two")]);
    expect(inlinesOf("一行目\\\n二行目")).toEqual([text("一行目"), { kind: "break" }, text("二行目")]);
  });

  it("gives search the words once and the readings after them", () => {
    const blocks = read(
      "## {転出|てんしゅつ}\n\n{転出|てんしゅつ}の[届](procedure:moving-out)\n\n:::notice[題]{tone=info}\n文\n:::\n",
    );
    expect(plainText({ blocks })).toBe("転出\n転出の届\n題\n文\nてんしゅつ");
  });
});

describe("what is not of the format", () => {
  it.each([
    ["# 題", 1, "見出しは ##"],
    ["文\n\n##### 深い", 3, "###"],
    ["題\n---", 1, "横線"],
    ["文\n\n---", 3, "横線"],
    ["> 引用", 1, "引用"],
    ["```\na\n```", 1, "コード"],
    ["    code", 1, "コード"],
    ["文に`code`", 1, "「」"],
    ["<div>a</div>", 1, "HTML"],
    ["文に<b>字</b>", 1, "HTML"],
    ["<!-- memo -->", 1, "HTML"],
    ["[a][b]\n\n[b]: https://example.jp", 1, "その場に"],
    ["文[^1]", 1, "脚注"],
    ["[a](javascript:alert(1))", 1, "使えません"],
    ["[a](JaVaScRiPt&#58;alert(1))", 1, "使えません"],
    ["[a](data:text/html,x)", 1, "使えません"],
    ["[a](vbscript:x)", 1, "使えません"],
    ["[a](file:///etc/passwd)", 1, "使えません"],
    ["[a](//example.jp)", 1, "使えません"],
    ["[a](/\\example.jp)", 1, "使えません"],
    ["[a](<java\tscript:x>)", 1, "使えません"],
    ["[a](http://example.jp)", 1, "使えません"],
    ["[a](https://user:pw@example.jp)", 1, "使えません"],
    ["[a](relative.html)", 1, "使えません"],
    ["[a](#s1)", 1, "使えません"],
    ["<javascript:alert(1)>", 1, "使えません"],
    ["[a](image:x)", 1, "!"],
    ["![a](https://example.jp/a.png)", 1, "取りこんで"],
    ["![a](image:../../x)", 1, "取りこんで"],
    ["文の![a](image:x)中", 1, "画像だけの行"],
    ["::::unknown\n文\n::::", 1, "ありません"],
    ["::unknown{a=b}", 1, "ありません"],
    ["::notice[題]", 1, "三つ"],
    [":::notice[題]{tone=red}\n文\n:::", 1, "tone"],
    [":::notice[題]{tone=info onclick=x}\n文\n:::", 1, "onclick"],
    [":::notice[題]{.red}\n文\n:::", 1, "class"],
    ["文\n\n:::notice[題]{tone=info}\n文", 3, "閉じていません"],
    [":::notice[題]\n文\n:::\n\n:::", 5, "合いません"],
    [":::notice [題]\n文\n:::", 1, "合いません"],
    [":::steps\n- a\n:::", 1, "「1.」"],
    [":::table[題]\n文\n:::", 1, "表一つ"],
    [":::contact\n:::", 1, "department"],
    ["::procedures", 1, "ids"],
    ['::procedures{ids="A B"}', 1, "ids"],
    [":chekc[a]{why=b}", 1, ":check"],
    [':check[a]{who="b"}', 1, "who"],
    ["{**手続**|てつづき}", 1, "ふりがな"],
    ["文\n{手続｜てつづき}", 2, "ふりがな"],
    ["{手続|}", 1, "ふりがな"],
    ["- a\n\n  ## 見出し", 3, "箇条書き"],
    ["2026. 今年", 1, "2026\\."],
    ["文\u0007", 1, "目に見えない"],
    ["一\n二\u202e三", 2, "目に見えない"],
  ])("%j is told with its line", (markdown, line, words) => {
    const mistakes = mistakesOf(markdown);
    expect(mistakes.map((mistake) => mistake.line)).toContain(line);
    expect(mistakes.map((mistake) => mistake.message).join()).toContain(words);
  });
});

const allowed = /^(?:https:\/\/|tel:|mailto:)/;
const kinds = ["heading", "paragraph", "list", "steps", "table", "notice", "contact", "image", "procedures"];

function inlineIsOurs(inline: Inline): boolean {
  if (inline.kind === "text")
    return typeof inline.text === "string" && !/[\p{Cc}\u202e]/u.test(inline.text.replaceAll("\t", ""));
  if (inline.kind === "break" || inline.kind === "ruby") return true;
  if (inline.kind === "link") {
    const { to } = inline;
    if (to.kind === "outside" && !allowed.test(to.href)) return false;
    if (to.kind === "page" && !/^\/(?![/\\])/.test(to.path)) return false;
    if ("id" in to && !/^[a-z0-9-]+$/.test(to.id)) return false;
  }
  return ["link", "strong", "em", "check"].includes(inline.kind) && inline.inlines.every(inlineIsOurs);
}
const isOurs = (block: Block): boolean =>
  kinds.includes(block.kind) && block.line >= 1 && blockInlines(block).flat().every(inlineIsOurs);

describe("hostile texts", () => {
  const pieces = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=x>",
    "[x](javascript:alert(1))",
    "[x]( javascript:a )",
    "[x](java&#10;script:a)",
    "[x](\u0001javascript:a)",
    "![x](javascript:a)",
    "![x](image:a)",
    "[x](//evil)",
    "[x](data:text/html;base64,PHN2Zz4=)",
    "<https://a.example>",
    "<javascript:a>",
    "[a]: javascript:a",
    "[a]",
    ":::notice[a]{tone=info}",
    ":::",
    "::::",
    ":check[",
    ']{why="',
    '"}',
    "{漢|か}",
    "{",
    "|",
    "}",
    "- ",
    "1. ",
    "    ",
    "> ",
    "**",
    "*",
    "_",
    "`",
    "```",
    "# ",
    "## ",
    "\n",
    "\n\n",
    "|a|b|\n|-|-|\n",
    "\\",
    "&#x202e;",
    ":::steps",
    ":::table[x]{rowheads}",
    ":::contact{department=a}",
    '::procedures{ids="a"}',
    "{onclick=x}",
    "\u0000",
    "\ud800",
    "漢字",
    "。",
    "\t",
  ];

  it("nothing but the model comes out, and nothing throws", () => {
    const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), hostile), (markdown) => {
        const { text: parsed, mistakes } = parseHandout(markdown);
        expect(parsed.blocks.filter((block) => !isOurs(block))).toEqual([]);
        expect(mistakes.every(({ line, message }) => line >= 1 && message !== "")).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  const inBoxes = (depth: number, words: string): string => {
    const fences = Array.from({ length: depth }, (_, at) => ":".repeat(depth + 2 - at));
    return `${fences.map((fence) => `${fence}notice[a]\n`).join("")}${words}\n${fences.reverse().join("\n")}\n`;
  };

  it.each([
    ["quotes", ">".repeat(50_000)],
    ["lists on a line", "- ".repeat(50_000)],
    ["lists on lines", Array.from({ length: 400 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n")],
    ["boxes", ":::notice[a]\n".repeat(10_000)],
    ["long fences", Array.from({ length: 400 }, (_, at) => `${":".repeat(403 - at)}notice[a]`).join("\n")],
    ["open brackets", "[".repeat(100_000)],
    ["images", "![".repeat(50_000)],
    ["closing brackets", "a]".repeat(90_000)],
    ["checks", ":check[".repeat(20_000)],
    ["escaped checks", ":check[\\]".repeat(20_000)],
    ["open attributes", ":check[a]{why='".repeat(10_000)],
    ["emphasis", "*a ".repeat(60_000)],
    ["emphasis that closes", `${"*a ".repeat(30_000)}${"a* ".repeat(30_000)}`],
    ["mixed emphasis", "**a _b ".repeat(20_000)],
    ["code", Array.from({ length: 600 }, (_, at) => "`".repeat(at)).join(" a ")],
    ["open comments", "a<!--".repeat(39_000)],
    ["open tags", "a<a b='".repeat(28_000)],
    ["titles", "[a](b (".repeat(28_000)],
    ["furigana", "{漢".repeat(60_000)],
    ["bars", "|".repeat(199_000)],
    ["long", "あ".repeat(200_001)],
    ["many", "a\n\n".repeat(60_000)],
    ["lines", "a\n".repeat(5900)],
    ["spaces", `a${" ".repeat(199_000)}b`],
    ["spaces in a heading", `## a${" ".repeat(190_000)}b #`],
    ["spaces in a cell", `| a${" ".repeat(190_000)}b |\n|-|\n| ${" ".repeat(9000)} |`],
    ["spaces in a link", `[a](${" ".repeat(190_000)}b`],
    ["spaces in attributes", `:::notice[a]{${" ".repeat(190_000)}\n:::`],
    ["colons", `${":a".repeat(90_000)}`],
    ["names of directives", `:${"a".repeat(90_000)}[`.repeat(2)],
    ["references", "&#".repeat(90_000)],
    ["escapes", "\\".repeat(190_000)],
    ["headings", "## a\n".repeat(5900)],
    ["rows", `a|b\n-|-\n${"a|b\n".repeat(5900)}`],
    ["a long text in twelve boxes", inBoxes(12, "文です。\n\n".repeat(2900))],
    ["a whole long leaflet", "## 見出し\n\n文です。**太字**と[届](procedure:a)と{漢字|かんじ}。\n\n".repeat(1400)],
    ["lists of lists", "- - - - - - - - - - a\n".repeat(4000)],
  ])("refuses or reads %s at once", (_name, markdown) => {
    const start = performance.now();
    const { text: parsed } = parseHandout(markdown);
    expect(parsed.blocks.every(isOurs)).toBe(true);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it("says that a bomb is too deep", () => {
    expect(mistakesOf("- ".repeat(50_000))[0]?.message).toContain("入れ子");
    expect(mistakesOf(":::notice[a]\n".repeat(13))[0]?.message).toContain("入れ子");
    const inner = (depth: number): string => (depth === 0 ? "a" : `**a *${inner(depth - 1)}* a**`);
    expect(mistakesOf(inner(8))[0]?.message).toContain("入れ子");
  });
});
