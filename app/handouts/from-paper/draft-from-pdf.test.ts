import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { latinPdf, plainPdf, rawPdf, show, stream, taggedPdf, write } from "../../../tests/factories/pdf-files.ts";
import { parseHandout } from "../markdown/parse-handout.ts";
import { plainText } from "../markdown/words.ts";
import { draftFromPdf, maxPdfBytes } from "./draft-from-pdf.ts";
import type { PaperDraft } from "./paper-model.ts";

async function drafted(bytes: Uint8Array): Promise<PaperDraft> {
  const draft = await draftFromPdf(bytes);
  if (!draft.ok) throw new Error(draft.error);
  expect(parseHandout(draft.value.markdown).mistakes).toEqual([]);
  return draft.value;
}
const failure = async (bytes: Uint8Array) => {
  const draft = await draftFromPdf(bytes);
  return draft.ok ? "no failure" : draft.error;
};
const blocksOf = ({ markdown }: PaperDraft) => parseHandout(markdown).text.blocks;
const sentence = "家庭から出るごみは、燃えるごみ、燃えないごみ、資源ごみに分けて出してください。";

describe("a leaflet without tags", () => {
  const leaflet = plainPdf((doc) => {
    doc.font("b").fontSize(22).text("ごみの出し方");
    doc.moveDown().fontSize(15).text("分け方");
    doc.font("r").fontSize(10.5).text(sentence.repeat(4), { lineGap: 4 });
    doc.moveDown().text(`・燃えるごみは、週2回です。\n・${sentence.repeat(2)}\n●資源`);
    doc.moveDown().font("b").fontSize(15).text("収集日");
    const rows = [
      ["種類", "曜日", "場所"],
      ["燃えるごみ", "月・木", "ごみ置き場"],
      ["資源", "第2水曜", "拠点"],
    ];
    const top = doc.y + 10;
    write(
      doc,
      rows.flatMap((row, y) => row.map((text, x) => ({ text, x: 60 + 150 * x, y: top + 20 * y }))),
    );
    doc.addPage().font("b").fontSize(15).text("出すまでの手順", 60, 60);
    doc.font("r").fontSize(10.5).text("① 袋に入れます。\n② 名前を書きます。\n③ 出します。\n※雨の日も集めます。");
    for (const page of [0, 1]) {
      doc.switchToPage(page);
      doc.page.margins.bottom = 0;
      write(doc, [
        { text: "見本市 ごみの手引き", x: 60, y: 30, size: 8 },
        { text: `- ${page + 1} -`, x: 280, y: 810, size: 8 },
      ]);
    }
  });

  test("becomes headings, joined paragraphs, lists, steps and a table, in this order", async () => {
    const draft = await drafted(await leaflet);
    expect(draft.title).toBe("ごみの出し方");
    expect(draft).toMatchObject({ pages: 2, isTagged: false });
    expect(draft.markdown).toContain(sentence.repeat(4));
    expect(draft.markdown).toContain(`- ${sentence.repeat(2)}\n- 資源`);
    expect(draft.markdown).toMatch(
      /\| 種類 +\| 曜日 +\| 場所 +\|\n.*\n\| 燃えるごみ \| 月・木 +\| ごみ置き場 \|\n\| 資源 /,
    );
    expect(draft.markdown).toContain(":::steps\n1. 袋に入れます。\n2. 名前を書きます。\n3. 出します。\n:::");
    expect(blocksOf(draft).map(({ kind }) => kind)).toEqual([
      "heading",
      "paragraph",
      "list",
      "heading",
      "table",
      "heading",
      "steps",
      "list",
    ]);
  });

  test("loses its running heads and page numbers, and says so", async () => {
    const draft = await drafted(await leaflet);
    expect(draft.markdown).not.toMatch(/ごみの手引き|\d -/);
    const messages = draft.notes.map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringContaining("「見本市 ごみの手引き」を除きました"));
    expect(messages).toContainEqual(expect.stringContaining("タグがない"));
  });

  test("is read column by column", async () => {
    const column = (from: number) =>
      Array.from({ length: 8 }, (_, line) => `${from + line}番目の行はこのように端まで続き`);
    const bytes = await plainPdf((doc) => {
      write(doc, [{ text: "二段組みのおしらせ", x: 60, y: 60, size: 18, bold: true }]);
      for (const [side, x] of [60, 320].entries()) {
        write(
          doc,
          column(side * 8 + 1).map((text, line) => ({ text, x, y: 100 + 16 * line + side * 5 })),
        );
      }
    });
    const { markdown } = await drafted(bytes);
    const order = [...markdown.matchAll(/(\d+)番目/g)].map(([, number]) => Number(number));
    expect(order).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });

  test("a table that is not clear stays text, with a note", async () => {
    const bytes = await plainPdf((doc) => {
      write(doc, [
        { text: "長い長い欄の言葉がここまで続いています", x: 60, y: 100 },
        { text: "右", x: 400, y: 100 },
        { text: "左", x: 60, y: 120 },
        { text: "こちらの欄も左へはみ出して長く続いています", x: 150, y: 120 },
        { text: "三", x: 60, y: 140 },
        { text: "まん中", x: 200, y: 140 },
      ]);
    });
    const draft = await drafted(bytes);
    expect(blocksOf(draft).map(({ kind }) => kind)).not.toContain("table");
    expect(draft.notes.map(({ message }) => message)).toContainEqual(expect.stringContaining("表かもしれない"));
    for (const word of ["長い長い欄", "はみ出して", "まん中"]) expect(draft.markdown).toContain(word);
  });
});

describe("a tagged leaflet", () => {
  test("is taken as its tags say", async () => {
    const bytes = await taggedPdf("水道の手引き", [
      {
        kind: "section",
        number: "1",
        title: { text: "使いはじめ", also: null },
        lead: null,
        when: null,
        blocks: [
          { kind: "text", small: false, text: sentence.repeat(5) },
          { kind: "list", items: ["本人確認書類", "印鑑"], mark: "dot" },
        ],
      },
    ]);
    const draft = await drafted(bytes);
    expect(draft).toMatchObject({ title: "水道の手引き", isTagged: true, pages: 1 });
    expect(draft.markdown).toBe(`## 1 使いはじめ\n\n${sentence.repeat(5)}\n\n- 本人確認書類\n- 印鑑\n`);
    expect(draft.notes).toEqual([]);
  });
});

describe("text of a hostile file stays text", () => {
  const hostile = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1)) ![y](https://example.org/z.png)",
    ":::notice[x]{tone=warning}",
    "::procedures{ids=a}",
    ":check[x]{why=y}",
    "{a|b} and ｛c｜d｝",
    "# heading ## heading",
    "> quote",
    "```js",
    "**bold** _em_ `code` ~~gone~~",
    "[^1]: note [x]: https://example.org",
    "---",
    "| a | b |",
    "&lt;b&gt; &#x202e; \\",
  ];

  test.each(hostile)("%s", async (text) => {
    const bytes = await plainPdf((doc) => {
      write(doc, [
        { text: "この紙は見本です。文字は文字のままです。", x: 60, y: 100 },
        { text, x: 60, y: 200 },
        { text: "この紙は見本です。ここで終わります。", x: 60, y: 300 },
      ]);
    });
    const draft = await drafted(bytes);
    const blocks = blocksOf(draft);
    expect(blocks.every(({ kind }) => kind === "paragraph" || kind === "list")).toBe(true);
    expect(JSON.stringify(blocks)).not.toMatch(/"kind":"(link|check|ruby|strong|em|image)"/);
    const letters = (all: string) => all.normalize("NFKC").replace(/[\s:|/{}^[\]-]/g, "");
    expect(letters(plainText({ blocks }))).toContain(letters(text));
  });

  test("nothing in the file runs or calls anybody", async () => {
    let calls = 0;
    const server = createServer((_, answer) => {
      calls++;
      answer.end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const script = `(globalThis.ran = true; app.launchURL\\("${address}"\\); this.submitForm\\("${address}"\\))`;
    const uri = `<</S/URI/URI(${address})>>`;
    const catalogue = `/OpenAction<</S/JavaScript/JS${script}>>/AA<</WC<</S/JavaScript/JS${script}>>>>/URI<</Base(${address})>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS${script}>>]>>>>`;
    const page = `/AA<</O<</S/Launch/F(${address})>>>>/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 600 800]/A${uri}>>]`;
    const text = ["This is an ordinary page of a leaflet.", "It wants to run something."];
    const draft = await drafted(latinPdf(show(text), { catalogue, page }));
    server.close();
    expect(draft.markdown).toContain(text[0]);
    expect(draft.markdown).not.toContain("launchURL");
    expect(calls).toBe(0);
    expect("ran" in globalThis).toBe(false);
  });
});

describe("what cannot be read is refused", () => {
  const words = show(["This is an ordinary page of a leaflet.", "It goes on for a line."]);

  test("what is no PDF, empty or too large", async () => {
    expect(await failure(new Uint8Array())).toBe("empty");
    expect(await failure(Buffer.from("<html><script>alert(1)</script>"))).toBe("not-a-pdf");
    expect(await failure(Buffer.alloc(maxPdfBytes + 1, "%PDF-"))).toBe("too-large");
  });

  test("an encrypted one", async () => {
    const bytes = await plainPdf((doc) => doc.text(sentence), { userPassword: "himitsu", pdfVersion: "1.7" });
    expect(await failure(bytes)).toBe("encrypted");
  });

  test("one without letters: only a scanned image", async () => {
    const bytes = await plainPdf((doc) => doc.rect(60, 60, 400, 600).fill("#ccc"));
    expect(await failure(bytes)).toBe("no-text");
  });

  test("one with too many pages", async () => {
    const bytes = await plainPdf((doc) => {
      for (let page = 0; page < 60; page++) doc.text("一枚").addPage();
    });
    expect(await failure(bytes)).toBe("too-many-pages");
  });

  test("a cut one ends in a failure or in the text that is left", async () => {
    const bytes = latinPdf(words);
    expect(await failure(Buffer.from("%PDF-1.7\n"))).toBe("broken");
    for (const share of [0.2, 0.5, 0.8, 0.95]) {
      const answer = await failure(bytes.subarray(0, bytes.length * share));
      expect(["broken", "no-text", "no failure"]).toContain(answer);
    }
  });

  test("letters that no table names", async () => {
    const font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>";
    const inner =
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>";
    const map = stream(
      "/CMapName/X def 1 begincodespacerange <0000><ffff> endcodespacerange 1 beginbfrange <0000><00ff><e000> endbfrange",
    );
    const content = `BT /G 11 Tf 60 700 Td <${"00410042".repeat(30)}> Tj ET`;
    const bytes = rawPdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</G 5 0 R>>>>>>",
      stream(content),
      font,
      "null",
      inner,
      map,
    ]);
    expect(await failure(bytes)).toBe("unreadable");
  });

  test("a bomb: a page that unpacks to a gigabyte", { timeout: 60_000 }, async () => {
    let packed: Buffer | string = Buffer.alloc(1024 * 1024 * 1024, " ");
    const bytes = latinPdf(packed);
    packed = "";
    expect(["too-long", "broken", "no-text"]).toContain(await failure(bytes));
  });

  test("a tree of pages that holds itself", async () => {
    const bytes = rawPdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]);
    expect(["broken", "too-long", "no-text"]).toContain(await failure(bytes));
  });
});
