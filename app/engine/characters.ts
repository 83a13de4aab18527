/**
 * Hygiene of typed text. Letters are never replaced by look-alikes here: a name keeps its 外字, compatibility ideographs and
 * variation selectors exactly (NFKC and NFC would change 神 U+FA19 to U+795E); only kana and Latin letters typed as letter +
 * combining mark are joined.
 */

/** Marks that come along when a number is copied from a phone book or a page, and show nothing. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/g;
const spaces = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const splitLetters = /[A-Za-z\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+/g;
/** Controls, and U+FFFD: a letter was lost on the way here. */
const forbidden = /(?!\n)\p{Cc}|[\ufffd-\uffff]/u;

/** Lines joined by "\n", spaces tidied, both ends trimmed; null when a character cannot be stored or shown. */
export function tidyText(raw: string): string | null {
  if (!raw.isWellFormed()) return null;
  const text = raw
    .replace(invisible, "")
    .replace(lineBreaks, "\n")
    .replace(spaces, (run) => (run.includes("\u3000") ? "\u3000" : " "));
  if (forbidden.test(text)) return null;
  return text.replace(splitLetters, (letters) => letters.normalize("NFC")).trim();
}

/** The same for one line: breaks become spaces. */
export function tidyLine(raw: string): string | null {
  const text = tidyText(raw);
  return text === null || !text.includes("\n") ? text : text.replace(/[ \u3000]*\n\s*/g, " ");
}

/** Every mark people type for a hyphen: dashes, minus signs, the long-vowel mark (full and half width), ruled lines. */
const hyphens = /[-\u02d7\u2010-\u2015\u2043\u2212\u2500\u2501\u30fc\ufe58\ufe63\uff0d\uff70]/g;

/**
 * For numbers and codes: half-width letters (NFKC), every hyphen as "-", no spaces at all.
 * null as in `tidyText`. Not for names or free text.
 */
export function narrow(raw: string): string | null {
  const text = tidyLine(raw);
  return text === null ? null : text.replace(hyphens, "-").normalize("NFKC").replace(hyphens, "-").replace(/\s+/g, "");
}
