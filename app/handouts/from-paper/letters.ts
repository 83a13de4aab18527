/** Letters as a PDF gives them → letters as one writes them. */

/** Put where the file does not say which letter it is. */
export const lost = "〓";

const japanese = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffefー々〆ヶ]/u;
const isJapanese = (letter: string | undefined): boolean => letter !== undefined && japanese.test(letter);

/** Radicals that look like the letters they are made from: ⼿ for 手. Searches and voices stumble over them. */
const lookalike = /[\u2e80-\u2fdf]/g;
/** Own letters of a font, letters that no table names, halves of letters. */
const unmapped = /[\p{Co}\p{Cn}\p{Cs}\ufffd]/gu;
/** Invisible, and able to turn the direction of what follows. */
const invisible = /[\p{Cc}\p{Cf}]/gu;

export function clean(text: string): string {
  return text
    .replace(lookalike, (letter) => letter.normalize("NFKC"))
    .replace(/[\t\n\r]/g, " ")
    .replace(invisible, "")
    .replace(unmapped, lost);
}

/** One piece behind the other: a space between words that are written with spaces, none in Japanese. */
export function join(before: string, after: string, isGap = true): string {
  const [left, right] = [before.trimEnd(), after.trimStart()];
  if (left === "" || right === "") return left + right;
  const wordsMeet = !isJapanese([...left].at(-1)) && !isJapanese([...right][0]);
  return left + (wordsMeet && isGap ? " " : "") + right;
}

/** Spaces within a line: one at most, and none between letters that are only set apart (お 知 ら せ). */
export function tidy(text: string): string {
  const single = text.replace(/[\s\u3000]+/g, " ").trim();
  const words = single.split(" ");
  const out: string[] = [];
  for (const [index, word] of words.entries()) {
    const isOne = (each: string | undefined) => each !== undefined && [...each].length === 1 && isJapanese(each);
    if (isOne(word) && isOne(words[index - 1]) && out.length > 0) out[out.length - 1] += word;
    else out.push(word);
  }
  return out.join(" ");
}

export type Mark = { ordered: boolean; number: number; text: string };

const bullet = /^(?:[・･●○◦•‣▪▫■□◆◇※★☆✓✔☑➢▶►〓]|[-–—*](?=\s))\s*(?=\S)/u;
const number = /^(?:[(（]([0-9０-９]{1,2})[)）]|([0-9０-９]{1,2})(?:[.．)）、](?![0-9０-９])))\s*(?=\S)/u;
const circled = /^([①-⑳])\s*(?=\S)/u;

/** The mark at the beginning of an item, and what stands behind it. A lost letter there was a bullet. */
export function markOf(text: string): Mark | null {
  const dot = bullet.exec(text);
  if (dot) return { ordered: false, number: 0, text: text.slice(dot[0].length) };
  const ring = circled.exec(text);
  if (ring) return { ordered: true, number: (ring[1]?.charCodeAt(0) ?? 0) - 0x245f, text: text.slice(ring[0].length) };
  const digits = number.exec(text);
  if (!digits) return null;
  const value = Number((digits[1] ?? digits[2] ?? "").normalize("NFKC"));
  return { ordered: true, number: value, text: text.slice(digits[0].length) };
}

/** Nothing but a mark: what it marks stands further to the right. */
export const isBareMark = (text: string): boolean => markOf(`${text.trim()} x`)?.text === "x";

export const endsSentence = (text: string): boolean => /[。．！？!?」』）)]$/.test(text.trim());
