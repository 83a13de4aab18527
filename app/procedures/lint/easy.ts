/** Easy Japanese is a text of its own: few kanji, spaces between the words. */
import type { Finding, Rule } from "./finding.ts";
import { hardTerms } from "./hard-terms.ts";
import { schoolKanji } from "./school-kanji.ts";
import { bare, definitionTexts, excerpt, joined, lengthOf, textRule, withoutExamples } from "./texts.ts";

const letter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const kanji = /\p{Script=Han}/u;
const places = /\p{Script=Han}{1,6}?[県市町村]/gu;
/** A word with its meaning in brackets is there to be recognised: in this definition it is not counted. */
const explained = /([\p{Script=Han}\p{Script=Katakana}ー]{2,})」? ?(?=（)/gu;
const terms = Object.keys(hardTerms);

/**
 * Share of kanji beyond the third school year. Of a hundred texts of this length in the catalogue, three have more than 25 %,
 * hardly one has more than 40 %; names of papers and insurances make up most of it.
 */
const load = { fromLetters: 16, warning: 0.25, error: 0.4 };

export const fewKanji: Rule = ({ definition }) => {
  const texts = definitionTexts(definition);
  const known = texts.flatMap(({ text }) => [...(text.easy ?? "").matchAll(explained)].map(([, word = ""]) => word));
  const uncounted = new RegExp([...new Set([...known, ...terms])].sort((a, b) => b.length - a.length).join("|"), "gu");
  return texts.flatMap(({ path, text: { easy = "" } }): Finding[] => {
    const letters = [...bare(withoutExamples(easy)).replace(uncounted, "").replace(places, "")].filter((each) =>
      letter.test(each),
    );
    const hard = letters.filter((each) => kanji.test(each) && !schoolKanji.has(each));
    const share = hard.length / letters.length;
    if (letters.length < load.fromLetters || share <= load.warning) return [];
    const message = `むずかしい漢字が${Math.round(share * 100)}%です（目安${load.warning * 100}%まで：${[...new Set(hard)].join("")}）。ひらがなの言葉にするか、（ ）で意味を書いてください：${excerpt(easy)}`;
    const severity = share > load.error ? "error" : "warning";
    return [{ rule: "hard-kanji", severity, path, locale: "easy", message }];
  });
};

/** Letters without any space; names in kanji or katakana alone cannot be parted. */
const longestRun = 12;
const aName = /^[\p{Script=Han}\p{Script=Katakana}ー々]+$/u;

export const spacesBetweenWords: Rule = textRule("spaces", ["easy"], (words) =>
  words
    .split(/[\s、。・，．（）「」『』：；／/…〜～→＝=!?！？]+/u)
    .filter((run) => lengthOf(run) > longestRun && /\p{Script=Hiragana}/u.test(run) && !aName.test(run))
    .map((run) => ({ severity: "warning", message: `言葉の間に空白を入れてください（分かち書き）：${run}` })),
);

/** Short names are the same in both; so is what is simple already, with spaces put in. */
const ownFrom = 10;
const isSimple = (easy: string): boolean =>
  /[ 　]/u.test(easy) && [...easy].every((each) => !kanji.test(each) || schoolKanji.has(each));

export const ownText: Rule = ({ definition }) =>
  definitionTexts(definition).flatMap(({ path, text: { ja, easy } }): Finding[] => {
    const same = easy !== undefined && joined(easy) === joined(ja) && kanji.test(ja) && lengthOf(ja) >= ownFrom;
    if (!same || isSimple(easy)) return [];
    const message = `日本語と同じ文です。やさしい言葉で書き直してください：${excerpt(ja)}`;
    return [{ rule: "not-its-own", severity: "warning", path, locale: "easy", message }];
  });
