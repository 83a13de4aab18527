import { tidyLine } from "../characters.ts";

const hiragana = /[\u3041-\u3096\u309d\u309e]/g;
/** After a kana, a hyphen of any sort is a long-vowel mark. */
const longVowel = /(?<=[\u30a1-\u30fa\u30fc])[-\u2010-\u2015\u2212\u30fc\uff0d\uff70]/g;

/**
 * ひらがな, half-width and full-width kana → full-width カタカナ, words parted by one full-width space.
 * Other letters come back in half width (NFKC) for the caller to judge. null: a forbidden character.
 */
export function toKatakana(raw: string): string | null {
  const text = tidyLine(raw);
  if (text === null) return null;
  return text
    .normalize("NFKC")
    .replace(hiragana, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
    .replace(longVowel, "ー")
    .replace(/[\s]+/g, "　")
    .replace(/^　|　$/g, "");
}
