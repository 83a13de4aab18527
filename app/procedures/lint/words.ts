/** Words: everyday ones, and hard ones only with what they mean. */
import { everydayWords } from "./everyday-words.ts";
import type { Rule } from "./finding.ts";
import { hardTerms } from "./hard-terms.ts";
import { bare, definitionTexts, excerpt, textRule, withoutExamples } from "./texts.ts";

const katakana = /[ァ-ヺー]+/gu;

/** A whole word only (リスト in リストバンド is another one); explained in brackets right after, or quoted, it may stay. */
export const everydayKatakana: Rule = textRule("katakana", ["ja", "easy"], (words) => {
  const open = words.replace(/「[^「」]*」/gu, "");
  return [...open.matchAll(katakana)].flatMap(({ 0: word, index }) => {
    const instead = Object.hasOwn(everydayWords, word) ? everydayWords[word] : undefined;
    if (instead === undefined || open[index + word.length] === "（") return [];
    return [{ severity: "warning", message: `「${word}」は「${instead}」などのふだんの言葉にしてください。` }];
  });
});

/** Said once anywhere in the definition's easy texts: 世帯主（家族の 代表）, 家族の 代表（世帯主）, 世帯主と いう, 世帯主は …です. */
const isExplained = (term: string, easy: string): boolean =>
  new RegExp(
    `${term}[^。、（）\\n]{0,8}(?:（|と いう|という|と いいます|とは)|（[^（）]*${term}[^（）]*）|${term}は、?[^。\\n]+です`,
    "u",
  ).test(easy);

/** Names in which a hard term is not what must be understood. */
const compounds = /児童扶養手当|道路占用|農地転用/gu;

export const hardTermsExplained: Rule = ({ definition }) => {
  const texts = definitionTexts(definition);
  const easy = texts.map(({ text }) => text.easy ?? "").join("\n");
  return Object.entries(hardTerms).flatMap(([term, meaning]) => {
    const first = texts.find(({ text }) => text.easy?.replace(compounds, "").includes(term));
    if (!first || isExplained(term, easy)) return [];
    return {
      rule: "hard-term",
      severity: "warning" as const,
      path: first.path,
      locale: "easy" as const,
      message: `「${term}」の意味がどこにもありません。はじめの所で「${term}（${meaning}）」のように書いてください：${excerpt(first.text.easy ?? "")}`,
    };
  });
};

/** A chain of kanji this long is a name nobody can read aloud: it too wants a meaning. Places are as they are. */
const chain = /\p{Script=Han}{6,}/gu;
const asItIs = /[〇県市町村]|支所/u;

export const longNamesExplained: Rule = ({ definition }) => {
  const texts = definitionTexts(definition);
  const easy = texts.map(({ text }) => text.easy ?? "").join("\n");
  const told = new Set<string>();
  return texts.flatMap(({ path, text }) =>
    [...bare(withoutExamples(text.easy ?? "")).matchAll(chain)].flatMap(([name]) => {
      if (
        told.has(name) ||
        asItIs.test(name) ||
        isExplained(name, easy) ||
        Object.keys(hardTerms).some((term) => name.includes(term))
      )
        return [];
      told.add(name);
      return {
        rule: "long-name",
        severity: "warning" as const,
        path,
        locale: "easy" as const,
        message: `「${name}」は漢字が続きます。分けて書くか、（ ）で意味を書いてください。`,
      };
    }),
  );
};
