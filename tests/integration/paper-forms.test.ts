/** The paper forms of all procedures in all languages: every question is there, nothing leaves the sheet, nothing speaks of screens. */
import { describe, expect, test } from "vitest";
import { compile, type Definition, type SimpleField, textOf } from "../../app/engine/index.ts";
import { type Locale, locales } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { qrPath } from "../../app/lib/qr.ts";
import { drawBooklet } from "../../app/paper/draw/booklet.ts";
import { blankForm, type PaperDocument } from "../../app/paper/index.ts";
import type { Mark } from "../../app/paper/layout/marks.ts";
import { setDocument } from "../../app/paper/layout/set-document.ts";
import { sheet } from "../../app/paper/layout/sheet.ts";
import { hintOnPaper, onPaper } from "../../app/paper/sheets/paper-words.ts";
import { readDefinitions } from "../../app/procedures/index.ts";
import { kitchenSink } from "../fixtures/index.ts";
import { firstLost, readPaper, squeezed } from "./paper-pdf.ts";

const definitions: Definition[] = [...readDefinitions(), kitchenSink].map((source) => compile(source).definition);
const address = "https://tetsuzuki.example.lg.jp/procedures/a-procedure";

function formOf(definition: Definition, locale: Locale): PaperDocument {
  const ja = locale === "en" ? translator("ja") : null;
  const city = {
    name: "美祢市",
    office: "美祢市役所",
    address: "〒759-2292 山口県美祢市大嶺町東分326番地1",
    tel: "0837-52-1110",
    hours: "8時30分から17時15分",
    motif: "karst" as const,
  };
  return blankForm(
    definition,
    { locale, t: translator(locale), ja },
    {
      version: 1,
      city,
      department: "市民課",
      target: { ...qrPath(address), address },
      online: true,
      notices: ["この手続の内容は市の確認を待つ見本です。"],
    },
  );
}

const questionsOf = ({ steps }: Definition): SimpleField[] =>
  steps.flatMap(({ fields }) => fields.flatMap((field) => (field.type === "group" ? field.fields : [field])));

/** Left, top, right and bottom of what is drawn; of text the body of its letters, without spaces at its end. */
function boundsOf(mark: Mark): [number, number, number, number] {
  if (mark.kind === "line")
    return [
      Math.min(mark.x, mark.toX),
      Math.min(mark.y, mark.toY),
      Math.max(mark.x, mark.toX),
      Math.max(mark.y, mark.toY),
    ];
  if (mark.kind === "path") return [mark.x, mark.y, mark.x + mark.width, mark.y + mark.height];
  const last = mark.runs.at(-1);
  const spaces = last ? (last.width * (last.text.length - last.text.trimEnd().length)) / last.text.length : 0;
  const width = mark.runs.reduce((sum, run) => sum + run.width, 0) - spaces;
  return [mark.x, mark.y - 0.88 * mark.size, mark.x + width, mark.y + 0.12 * mark.size];
}

const isOutside = (mark: Mark): boolean => {
  const [left, top, right, bottom] = boundsOf(mark);
  const slack = 0.6;
  return left < sheet.left - slack || right > sheet.right + slack || top < 20 || bottom > sheet.height - 14;
};

/** The content in the order in which it is drawn. */
const wordsOf = (pages: readonly { marks: readonly Mark[] }[]): string =>
  squeezed(
    pages
      .flatMap(({ marks }) => marks)
      .flatMap((mark) => (mark.kind === "text" && mark.node ? mark.runs.map(({ text }) => text) : []))
      .join(""),
  );

describe.each(locales)("the paper forms in %s", (locale) => {
  const set = definitions.map((definition) => ({ definition, pages: setDocument(formOf(definition, locale)).pages }));

  test("stay within the margins", () => {
    const outside = set.flatMap(({ definition, pages }) =>
      pages.flatMap(({ marks }, page) =>
        marks.filter(isOutside).map((mark) => `${definition.id} ${page + 1}: ${JSON.stringify(mark).slice(0, 200)}`),
      ),
    );
    expect(outside).toEqual([]);
  });

  test("have every section, question and option, in the order of the form", () => {
    const lost = set.flatMap(({ definition, pages }) => {
      const words = wordsOf(pages);
      const text = (said: { ja: string; easy?: string; en?: string }) => onPaper(textOf(said, locale), locale);
      const texts = definition.steps.flatMap((step) => [
        textOf(step.title, locale),
        ...step.fields.flatMap((field) =>
          field.type === "group" ? field.fields.map(({ label }) => text(label)) : [text(field.label)],
        ),
      ]);
      const first = firstLost(words, texts);
      const options = questionsOf(definition).flatMap((field) => ("options" in field ? field.options : []));
      const missing = options.map(({ label }) => squeezed(text(label))).filter((label) => !words.includes(label));
      return [
        ...(first === null ? [] : [`${definition.id}: ${first}`]),
        ...missing.map((label) => `${definition.id}: ${label}`),
      ];
    });
    expect(lost).toEqual([]);
  });

  test("never end a page with a heading", () => {
    const orphans = set.flatMap(({ definition, pages }) =>
      pages.flatMap(({ marks }, page) => {
        const texts = marks.flatMap((mark) => (mark.kind === "text" && mark.node ? [mark.node.type] : []));
        return /^H[123]$/.test(texts.at(-1) ?? "") ? [`${definition.id} ${page + 1}`] : [];
      }),
    );
    expect(orphans).toEqual([]);
  });
});

test("hints say on paper what is done on paper", () => {
  const screens: Record<Locale, RegExp> = {
    ja: /入力|この画面|空のまま|進めます|進んで|撮ってください|JPEG|MB|変換します|クリック|アップロード/,
    easy: /4つの (?:かど|角|すみ)まで|JPEG|MB|この 画面/,
    en: /JPEG|up to 10 MB|this page|upload|click|You can type/i,
  };
  const found = definitions.flatMap((definition) =>
    questionsOf(definition).flatMap(({ id, type, hint, label }) =>
      locales.flatMap((locale) => {
        const said = hint ? (hintOnPaper(textOf(hint, locale), type, locale) ?? "") : "";
        const named = onPaper(textOf(label, locale), locale);
        return screens[locale].test(said + (type === "notice" ? named : ""))
          ? [`${definition.id}.${id} ${locale}: ${said} ${named}`]
          : [];
      }),
    ),
  );
  expect(found).toEqual([]);
});

test("a sample of them, drawn, is tagged, in its language, with its own faces, and small", async () => {
  const sample = definitions.filter((_, index) => index % 9 === 4);
  for (const [index, definition] of sample.entries()) {
    const locale = locales[index % locales.length] ?? "ja";
    const document = formOf(definition, locale);
    const bytes = await drawBooklet({
      title: document.title,
      lang: document.lang,
      author: "美祢市",
      at: 0,
      bothSides: false,
      documents: [document],
    });
    const paper = await readPaper(bytes);
    const about = { id: definition.id, locale };
    expect({ ...about, ...paper }).toMatchObject({
      ...about,
      isTagged: true,
      title: textOf(definition.title, locale),
      lang: locale === "en" ? "en" : "ja",
      foreignFonts: [],
      untagged: 0,
    });
    expect(
      firstLost(
        paper.words,
        definition.steps.map(({ title }) => textOf(title, locale)),
      ),
    ).toBeNull();
    expect(bytes.length).toBeLessThan(260 * 1024);
  }
});
