/**
 * Receipt numbers (受付番号) and reservation numbers (予約番号): ten characters in two groups, spoken and copied by hand, so look-alikes (0/O, 1/I/L, 2/Z,
 * 5/S, 8/B, U/V) are left out. 23 characters remain; 23 is prime, so the weighted check character finds every single
 * wrong character and every swap of two.
 */
import { randomInt } from "node:crypto";

export const receiptAlphabet = "34679ACDEFGHJKMNPQRTWXY";
const size = receiptAlphabet.length;
const bodyLength = 9;

function checkCharacter(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at++) sum += (at + 2) * receiptAlphabet.indexOf(body.charAt(at));
  return receiptAlphabet.charAt(sum % size);
}

/** A new number, for example "7KQ4M-XW93T"; unique only together with the database's constraint. */
export function newReceipt(random: (max: number) => number = randomInt): string {
  let body = "";
  for (let at = 0; at < bodyLength; at++) body += receiptAlphabet.charAt(random(size));
  return formatReceipt(body + checkCharacter(body));
}

const formatReceipt = (plain: string) => `${plain.slice(0, 5)}-${plain.slice(5)}`;

/** What a person typed (any width, case, hyphens, spaces) as a receipt number; null when it cannot be one. */
export function parseReceipt(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  if (plain.length !== bodyLength + 1) return null;
  if ([...plain].some((character) => !receiptAlphabet.includes(character))) return null;
  return checkCharacter(plain.slice(0, bodyLength)) === plain.charAt(bodyLength) ? formatReceipt(plain) : null;
}
