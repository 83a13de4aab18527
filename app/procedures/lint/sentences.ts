/** Sentences: short, said straight, and polite without piles. */
import type { Rule } from "./finding.ts";
import { bare, excerpt, joined, lengthOf, sentencesOf, textRule } from "./texts.ts";

const longest = { ja: { warning: 50, error: 80 }, easy: { warning: 45, error: 70 } };

export const shortSentences: Rule = textRule("long-sentence", ["ja", "easy"], (words, locale) =>
  sentencesOf(joined(bare(words))).flatMap((sentence) => {
    const length = lengthOf(sentence);
    const { warning, error } = locale === "ja" ? longest.ja : longest.easy;
    if (length <= warning) return [];
    const message = `一文が${length}文字です（目安${warning}文字）。二つの文に分けてください：${excerpt(sentence)}`;
    return [{ severity: length > error ? ("error" as const) : ("warning" as const), message }];
  }),
);

/** なければなりません and ないといけません say "must": only a second negation that takes the first one back is meant. */
const twice = /ない(?:わけ|こと|もの)(?:では|は|も)(?:ない|ありません)|な(?:く|い)(?:は|も|では)(?:ない|ありません)/u;
const must = /^(?:いけ|なり)ません|^(?:いけ|なら)ない/u;
const unless = /(?:ないと(?![きこいの])|ない(?:限り|かぎり)は?|なければ)、?([^。、]{0,24}?(?:ません|ない)(?:。|$))/u;
const english =
  /\bnot (?:unable|impossible|uncommon|unnecessary|without)\b|\b(?:cannot|can not|do not|not)\b[^.]*\bunless\b/iu;

export const saidStraight: Rule = textRule("double-negative", ["ja", "easy", "en"], (words, locale) =>
  sentencesOf(locale === "en" ? words : joined(words)).flatMap((sentence) => {
    const say = (severity: "error" | "warning") => [
      {
        severity,
        message: `二重の打ち消しです。「〜すると、〜できます」のように言い切ってください：${excerpt(sentence)}`,
      },
    ];
    if (locale === "en") return english.test(sentence) ? say("warning") : [];
    if (twice.test(sentence)) return say("error");
    const rest = unless.exec(sentence)?.[1];
    return rest !== undefined && !must.test(rest) ? say("warning") : [];
  }),
);

const piles: readonly { pattern: RegExp; say: string }[] = [
  { pattern: /[おご][^、。]{1,8}になられ/u, say: "「〜される」" },
  { pattern: /させて(?:いただ|頂)/u, say: "「〜します」" },
  { pattern: /ござい(?:ます|まし|ません)/u, say: "「あります」「です」" },
  { pattern: /(?:いただけ|いただき|ください)ますよう|何卒|賜り|賜わり|願います/u, say: "「〜してください」" },
  { pattern: /ておられ|[おご][^、。]{1,6}申し上げ/u, say: "「〜ています」「〜します」" },
  { pattern: /[おご][^、。]{1,8}いたし.*[おご][^、。]{1,8}いたし/u, say: "「〜します」" },
  { pattern: /いただ.*いただ/u, say: "「〜してください」「〜します」" },
];

export const plainPoliteness: Rule = textRule("politeness", ["ja", "easy"], (words) =>
  sentencesOf(joined(words)).flatMap((sentence) =>
    piles
      .filter(({ pattern }) => pattern.test(sentence))
      .map(({ say }) => ({
        severity: "warning" as const,
        message: `敬語が重なっています。${say}で足ります：${excerpt(sentence)}`,
      })),
  ),
);
