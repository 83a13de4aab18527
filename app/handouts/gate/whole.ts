/** The handout as a whole: its languages, its days, its open points, its original. */

import { inlineWords } from "../markdown/words.ts";
import type { HandoutContent } from "../model.ts";
import { type ContentRule, error, type TextRule, warning } from "./finding.ts";
import { allInlines, excerpt, lengthOf, passagesOf } from "./passages.ts";

/** Below this a text says no more than where the original lies. */
const hardlyAnything = 120;
const names: Record<string, string> = { ja: "日本語", easy: "やさしい日本語", en: "英語" };
const nameOf = (locale: string): string => names[locale] ?? `「${locale}」`;

const lengthOfText = (text: HandoutContent["texts"][string]): number =>
  passagesOf(text.blocks).reduce((sum, { words }) => sum + lengthOf(words), 0);

const easyMissing: ContentRule = {
  rule: "easy-missing",
  find: ({ texts }) =>
    texts.easy
      ? []
      : [
          {
            ...warning(null, "やさしい日本語の文がありません。短い文と、ふりがなのある言葉で書いてください。"),
            locale: "easy",
          },
        ],
};

const textMissing: ContentRule = {
  rule: "text-missing",
  find: ({ texts }, _links, { original }) => {
    const entries = Object.entries(texts);
    if (!texts.ja) return [{ ...error(null, "日本語の文がありません。"), locale: "ja" }];
    if (original && entries.every(([, text]) => lengthOfText(text) < hardlyAnything))
      return [
        {
          ...error(
            null,
            "PDFだけでは、読み上げや拡大で読めない人がいます。PDFに書いてあることを本文に書いてください。",
          ),
          locale: "ja",
        },
      ];
    return entries
      .filter(([, { blocks }]) => blocks.length === 0)
      .map(([locale]) => ({
        ...error(1, `${nameOf(locale)}の文が空です。書くか、この言語を外してください。`),
        locale,
      }));
  },
};

const metaMissing: ContentRule = {
  rule: "meta-missing",
  find: ({ meta, texts }) =>
    Object.keys(texts).flatMap((locale) => [
      ...(meta.title[locale]?.trim()
        ? []
        : [{ ...error(null, `${nameOf(locale)}の題名がありません。書いてください。`), locale }]),
      ...(meta.summary[locale]?.trim()
        ? []
        : [
            {
              ...error(null, `${nameOf(locale)}の要約がありません。読むと何がわかるかを一文で書いてください。`),
              locale,
            },
          ]),
      ...(meta.audience[locale]?.trim()
        ? []
        : [{ ...warning(null, `${nameOf(locale)}の「だれに」がありません。短く書いてください。`), locale }]),
    ]),
};

const days: ContentRule = {
  rule: "days",
  find: ({ meta }, _links, { today }) => [
    ...(meta.validUntil !== null && meta.validUntil < today
      ? [
          {
            ...error(null, `見せる期間が${meta.validUntil}で終わっています。終わりの日を直してください。`),
            locale: null,
          },
        ]
      : []),
    ...(meta.validFrom !== null && meta.validUntil !== null && meta.validUntil < meta.validFrom
      ? [{ ...error(null, "終わりの日が始まりの日より前です。直してください。"), locale: null }]
      : []),
    ...(meta.reviewBy < today
      ? [
          {
            ...warning(
              null,
              `見直しの日（${meta.reviewBy}）が過ぎています。中身を確かめ、次の見直しの日を入れてください。`,
            ),
            locale: null,
          },
        ]
      : []),
  ],
};

const openPoints: ContentRule = {
  rule: "open-points",
  find: ({ meta }, _links, { publishing }) =>
    publishing
      ? meta.facts.open.map((point) => ({
          ...warning(null, `要確認の点が残っています。確かめてから公開してください：${point}`),
          locale: null,
        }))
      : [],
};

/** A mark in the text: readers see its words as if they were certain. */
export const openMarks: TextRule = {
  rule: "open-points",
  find: ({ blocks }, _links, { publishing }) =>
    !publishing
      ? []
      : passagesOf(blocks)
          .flatMap(({ inlines }) => allInlines(inlines))
          .flatMap((each) =>
            each.kind === "check"
              ? [
                  warning(
                    each.line,
                    `要確認が残っています${excerpt(inlineWords(each.inlines))}。${each.why ?? "確かめて、印を外してください。"}`,
                  ),
                ]
              : [],
          ),
};

/** What was meant for staff and stands where residents read it. */
export const writtenMark: TextRule = {
  rule: "unfinished",
  find: ({ blocks }) =>
    passagesOf(blocks)
      .filter(({ words }) => /要確認|（仮）|TODO|TBD/u.test(words))
      .map(({ words, line }) =>
        error(
          line,
          `書きかけの言葉が本文に残っています。「:check[言葉]{why="理由"}」にするか、確かめて直してください：${excerpt(words)}`,
        ),
      ),
};

export const whole = [easyMissing, textMissing, metaMissing, days, openPoints];
