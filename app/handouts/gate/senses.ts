/** What can only be seen: colour or place as the only sign, letters pulled apart, capitals. */
import { error, type Found, type TextRule, warning } from "./finding.ts";
import { excerpt, type Passage, passagesOf, withoutSpaces } from "./passages.ts";

const onPassages = (rule: string, look: (passage: Passage, locale: string) => Found[]): TextRule => ({
  rule,
  find: ({ blocks, locale }) => passagesOf(blocks).flatMap((passage) => look(passage, locale)),
});

const isJapanese = (locale: string): boolean => locale === "ja" || locale === "easy";

const colours = "赤|青|黄色?|緑|黒|白|灰色?|紫|橙|茶色?|桃色?|水色|オレンジ|ピンク|グレー";
const coloured = new RegExp(
  `(?:${colours})(?:色の|い|の|色い|字の)?(?:文字|字(?!の)|部分|ところ|所(?!得|属|有|在|定|長)|枠|わく|欄|マーク|印(?!鑑|刷)|背景|ボタン)|(?:赤字|色つきの|色付きの|色がついた|色のついた|網かけの)(?:部分|欄|ところ|所|行|文字)?`,
  "u",
);
const placed =
  /(?:右|左|上|下|右上|右下|左上|左下|右側|左側|上側|下側|隣|横)の(?:図|表(?!面|紙|示|現)|写真|画像|欄|枠|わく|絵|イラスト|地図|ボタン|グラフ|QRコード)/u;
const english =
  /\b(?:red|blue|green|yellow|orange|purple|pink|gr[ae]y) (?:text|letters?|words?|parts?|areas?|box(?:es)?|cells?|buttons?|marks?|background)\b|\bcolou?red (?:text|letters?|words?|box(?:es)?|cells?)\b|\b(?:in|shown in|marked in) (?:red|blue|green|yellow|orange)\b|\b(?:table|figure|picture|photo|image|map|box|button) (?:above|below|(?:on|to) the (?:left|right))\b|\b(?:left|right)-hand (?:table|figure|picture|column|box|button)\b/iu;

const sensesAlone = onPassages("senses", ({ words, line }, locale) => {
  const bare = isJapanese(locale) ? withoutSpaces(words) : words;
  const by = (found: string, say: string) => [
    error(line, `「${found}」は、見え方だけを手がかりにしています。${say}：${excerpt(words)}`),
  ];
  if (!isJapanese(locale)) {
    const found = english.exec(bare)?.[0];
    return found ? by(found, "見出しや表の題などの名前で示してください") : [];
  }
  const colour = coloured.exec(bare)?.[0];
  if (colour) return by(colour, "色でなく、「必ず書く欄」のように意味を言葉で書いてください");
  const place = placed.exec(bare)?.[0];
  return place ? by(place, "位置でなく、「表『区分と例』」のように題や見出しの名前で示してください") : [];
});

const letter = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]";
/** One kanji and one kanji, as in 申 請の; or letter after letter, as in お 問 い 合 わ せ. */
const pulledApart = new RegExp(
  `(?<!\\p{Script=Han})\\p{Script=Han}[ 　]+\\p{Script=Han}(?!\\p{Script=Han})|(?<!${letter})${letter}(?:[ 　]+${letter}(?!${letter}))+`,
  "u",
);
const wideSpace = new RegExp(`${letter}　+${letter}`, "u");
const anySpace = new RegExp(`${letter}[ 　]+${letter}`, "u");
const pulledCapitals = /(?<![A-Za-z])[A-Z](?: [A-Z]){2,}(?![A-Za-z])/u;

const spaces = onPassages("spaces", ({ words, line }, locale) => {
  const found =
    locale === "ja" ? pulledApart.exec(words)?.[0] : locale === "en" ? pulledCapitals.exec(words)?.[0] : undefined;
  if (found)
    return [error(line, `「${found}」は言葉の中に空白があり、音声で正しく読まれません。空白を消してください。`)];
  const stray = (locale === "ja" ? anySpace : wideSpace).exec(words)?.[0];
  if (!stray || !isJapanese(locale)) return [];
  return [warning(line, `文の中に空白があります「${stray}」。「、」で区切るか、消してください：${excerpt(words)}`)];
});

const capitals = onPassages("capitals", ({ words, line }) => {
  const found = /\b[A-Z]{2,}(?:[ -][A-Z]{2,}){2,}\b|\b[A-Z]{8,}\b/u.exec(words)?.[0];
  return found ? [warning(line, `「${found}」は大文字が続いて読みにくくなります。小文字で書いてください。`)] : [];
});

const leftover = onPassages("leftover-marks", ({ words, line }) =>
  /\*\*|~~|^\s*\[[ x]\]|^#{1,6}(?=\S)|^[・●■◆○◎※]\s*\S/u.test(words) && !/^※/u.test(words)
    ? [
        warning(
          line,
          `記号が文の中に残っています。太字は「**言葉**」、箇条書きは行の始めに「- 」、見出しは「## 」で書いてください：${excerpt(words)}`,
        ),
      ]
    : [],
);

export const senses = [sensesAlone, spaces, capitals, leftover];
