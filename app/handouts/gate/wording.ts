/** Sentences and words: short, said straight, everyday. All of it advice. */
import type { Inline } from "../model.ts";
import { type Found, type TextRule, warning } from "./finding.ts";
import { allBlocks, allInlines, excerpt, lengthOf, passagesOf, withoutSpaces } from "./passages.ts";

const sentencesOf = (words: string): string[] =>
  words.split(/(?<=[。！？!?])|\n|(?<=\.)\s+(?=[A-Z])/u).filter((each) => each.trim() !== "");

/** Tables hold words, headings are no sentences. */
const onSentences = (
  rule: string,
  locales: readonly string[],
  look: (sentence: string, locale: string) => string[],
): TextRule => ({
  rule,
  find: ({ blocks, locale }): Found[] =>
    !locales.includes(locale)
      ? []
      : passagesOf(blocks)
          .filter(({ where }) => where !== "alternative")
          .flatMap(({ words, line }) =>
            sentencesOf(words).flatMap((sentence) => look(sentence, locale).map((message) => warning(line, message))),
          ),
});

const longest: Record<string, number> = { ja: 60, easy: 40 };
const englishWords = 30;

const longSentence = onSentences("long-sentence", ["ja", "easy", "en"], (sentence, locale) => {
  if (locale === "en") {
    const count = sentence.trim().split(/\s+/u).length;
    return count > englishWords
      ? [`一文が${count}語です（目安${englishWords}語）。二つの文に分けてください：${excerpt(sentence)}`]
      : [];
  }
  const length = lengthOf(sentence);
  const limit = longest[locale] ?? Number.POSITIVE_INFINITY;
  return length > limit
    ? [`一文が${length}文字です（目安${limit}文字）。二つの文に分けてください：${excerpt(sentence)}`]
    : [];
});

const negatives =
  /ない(?:わけ|こと|もの)(?:では|は|も)(?:ない|ありません)|な(?:く|い)(?:は|も|では)(?:ない|ありません)|ずには(?:い|お)(?:ら)?れ(?:ない|ません)|ない限り[^。]*(?:ません|ない)|なければ、?(?!な(?:りません|らない))[^。、]{0,20}(?:できません|られません|れません)/u;

const doubleNegative = onSentences("double-negative", ["ja", "easy"], (sentence) =>
  negatives.test(withoutSpaces(sentence))
    ? [`二重の打ち消しです。「〜すると、〜できます」のように言い切ってください：${excerpt(sentence)}`]
    : [],
);

const piles: readonly { pattern: RegExp; say: string }[] = [
  { pattern: /[おご][^、。]{1,8}になられ/u, say: "「〜される」" },
  { pattern: /させて(?:いただ|頂)/u, say: "「〜します」" },
  { pattern: /ござい(?:ます|まし|ません)/u, say: "「あります」「です」" },
  { pattern: /(?:いただけ|いただき|ください)ますよう|何卒|賜り|願います/u, say: "「〜してください」" },
  { pattern: /ておられ|[おご][^、。]{1,6}申し上げ/u, say: "「〜ています」「〜します」" },
  { pattern: /いただ.*いただ/u, say: "「〜してください」「〜します」" },
];

const politeness = onSentences("politeness", ["ja", "easy"], (sentence) =>
  piles
    .filter(({ pattern }) => pattern.test(withoutSpaces(sentence)))
    .map(({ say }) => `敬語が重なっています。${say}で足ります：${excerpt(sentence)}`),
);

/** Words of offices, with what a clerk would say at the counter. */
const jargon: Readonly<Record<string, string>> = {
  当該: "その",
  並びに: "と",
  及び: "と",
  若しくは: "か",
  遅滞なく: "すぐに",
  速やかに: "早めに",
  所定の: "決められた",
  所要の: "必要な",
  別途: "別に",
  併せて: "一緒に",
  においては: "では",
  に係る: "の",
  とする旨: "と",
  ご査収: "お確かめ",
  勘案: "考えに入れ",
  疎明: "説明",
  思料: "考え",
  エビデンス: "証拠・根拠",
  スキーム: "仕組み",
  コンプライアンス: "決まりを守ること",
  アウトリーチ: "訪問",
  インセンティブ: "特典・はげみ",
  ワンストップ: "一か所で済む",
  アセスメント: "聞き取りと確認",
  ニーズ: "困っていること・希望",
  スキャン: "読み取り",
};
const hardInEasy: Readonly<Record<string, string>> = {
  該当: "あてはまる",
  記載: "書く",
  添付: "いっしょに 出す",
  持参: "持って いく",
  受領: "うけとる",
  交付: "わたす",
  不要: "いらない",
  至急: "すぐ",
  還付: "お金を かえす",
  納付: "お金を はらう",
};

const plainWords = onSentences("jargon", ["ja", "easy"], (sentence, locale) => {
  const words = locale === "easy" ? { ...jargon, ...hardInEasy } : jargon;
  const bare = sentence.replace(/「[^「」]*」/gu, "");
  return Object.entries(words)
    .filter(([word]) => new RegExp(`(?<![ァ-ヺー])${word}(?![ァ-ヺー（])`, "u").test(bare))
    .map(([word, say]) => `「${word}」は「${say}」などのふだんの言葉にしてください：${excerpt(sentence)}`);
});

const kanji = /\p{Script=Han}[\p{Script=Han}々]*/gu;
const bareKanji = (inlines: readonly Inline[]): string[] =>
  allInlines(inlines).flatMap((each) => (each.kind === "text" ? (each.text.match(kanji) ?? []) : []));

const furigana: TextRule = {
  rule: "furigana",
  find: ({ blocks, locale }) =>
    locale !== "easy"
      ? []
      : allBlocks(blocks).flatMap((block) => {
          const words = new Set(passagesOf([block]).flatMap(({ inlines }) => bareKanji(inlines)));
          const isBox = ["list", "steps", "notice", "contact"].includes(block.kind);
          if (words.size === 0 || isBox) return [];
          const some = [...words].slice(0, 6).join("、");
          return [warning(block.line, `ふりがなのない漢字があります（${some}）。「{漢字|かんじ}」と書いてください。`)];
        }),
};

/** Kept as plain strings: no reading can stand above them. */
const titleKanji: TextRule = {
  rule: "furigana",
  find: ({ blocks, locale }) =>
    passagesOf(blocks)
      .filter(({ where, words }) => locale === "easy" && where === "title" && /\p{Script=Han}/u.test(words))
      .map(({ words, line }) =>
        warning(line, `囲みと表の題には、ふりがながつきません。ひらがなで書いてください：${excerpt(words)}`),
      ),
};

export const wording = [longSentence, doubleNegative, politeness, plainWords, furigana, titleKanji];
