/**
 * Finds a マイナンバー (個人番号) in a text. No page may take one: 番号法第19条・第20条 allow collecting it for named purposes only.
 * Check digit: 平成26年総務省令第85号 第5条 (weights 2…7, 2…6 from the right, 11 − sum mod 11, 0 when the remainder is 0 or 1).
 * One of eleven other 12-digit numbers passes too; such an answer is refused with words that say so.
 */
const separators = String.raw`[\s\p{Pd}\u2212\u30fb\uff65\u30fc\uff70._/,、，．／]{1,3}`;
/** Digit runs joined by separators. */
const sequence = new RegExp(`[0-9]+(?:${separators}[0-9]+)*`, "gu");
const kanjiDigits = "〇一二三四五六七八九";

export function containsIndividualNumber(text: string): boolean {
  if (text.length < 12) return false;
  const plain = text
    .normalize("NFKC")
    .replace(/[〇零一二三四五六七八九]/g, (digit) => String(Math.max(0, kanjiDigits.indexOf(digit))));
  for (const { 0: match, index } of plain.matchAll(sequence)) {
    if (match.length < 12 || isTelephone(plain.slice(0, index), match) || isCorporate(match)) continue;
    if (sequenceHoldsOne(match.match(/[0-9]+/g) ?? [])) return true;
  }
  return false;
}

/** +81 90-1234-5678 has twelve digits, too. */
const isTelephone = (before: string, match: string): boolean => before.endsWith("+") && match.startsWith("81");

/** 法人番号 as people group it (1-2345-6789-0123), with the check digit of its own (平成26年財務省令第70号). */
function isCorporate(match: string): boolean {
  if (!/^[0-9]-[0-9]{4}-[0-9]{4}-[0-9]{4}$/.test(match)) return false;
  const digits = match.replaceAll("-", "");
  let sum = 0;
  for (let place = 1; place <= 12; place++) sum += Number(digits[13 - place]) * (place % 2 === 1 ? 1 : 2);
  return Number(digits[0]) === 9 - (sum % 9);
}

/** Twelve digits in a row, as the whole sequence, or as groups of equal length (4-4-4) within it. */
function sequenceHoldsOne(runs: string[]): boolean {
  const all = runs.join("");
  if (all.length === 12 && passes(all)) return true;
  for (let start = 0; start < runs.length; start++) {
    const size = runs[start]?.length ?? 0;
    if (12 % size !== 0) continue;
    const groups = runs.slice(start, start + 12 / size);
    if (groups.length === 12 / size && groups.every((run) => run.length === size) && passes(groups.join("")))
      return true;
  }
  return false;
}

function passes(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= 11; place++) sum += Number(digits[11 - place]) * (place <= 6 ? place + 1 : place - 5);
  const rest = sum % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest);
}
