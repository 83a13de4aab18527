/**
 * Whether a field asks for the number itself. Words about the card, questions answered by choosing, and questions around the
 * number (「個人番号の記載が必要な提出先」) are fine.
 */
import type { SimpleField } from "./definition.ts";

/** Types into which a number can be typed, or that would carry its picture. */
const carriers: ReadonlySet<SimpleField["type"]> = new Set([
  "text",
  "textarea",
  "number",
  "yen",
  "tel",
  "kana",
  "file",
]);
/** The number as what is asked: at the end, or followed by brackets, a list, its digits, or "please write". */
const japanese =
  /(?:マイナンバー|個人\s*番号)\s*(?:$|[(（［【[:：、,・／/]|及び|または|又は|1[02]|１２|の?\s*(?:番号|数字|入力|記入|通知)|を\s*(?:入力|記入|書|かい|入れ|おしえ|教え)|[がを]\s*(?:わかる|分かる|確認できる))/u;
const refused = /以外|除く|不要|書かない|入力しない|記入しない/u;
const english = /^(?:(?:your|the|\w+['’]s)\s+)?(?:my\s*number|individual\s*number)\s*(?:$|[(:,/])/iu;

export function asksForIndividualNumber({ type, label }: SimpleField): boolean {
  if (!carriers.has(type)) return false;
  const ja = [label.ja, label.easy ?? ""].some((text) => japanese.test(text.trim()) && !refused.test(text));
  return ja || english.test((label.en ?? "").trim());
}
