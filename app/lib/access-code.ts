/**
 * The second secret of an application or a reservation (確認番号): eight characters derived from its number with a server key, so
 * it can be printed again for its owner and is stored nowhere. 36 bits alone are few: look-up is rate-limited and locked
 * per receipt number.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { receiptAlphabet } from "./receipt.ts";

const length = 8;

/** For example "7KQ4-MXW9". */
export function accessCode(receipt: string, key: string): string {
  const digest = createHmac("sha256", key).update(`access-code:${receipt}`).digest();
  let code = "";
  // Four bytes a character keep the modulo bias below 1e-8.
  for (let at = 0; at < length; at++) {
    code += receiptAlphabet.charAt(digest.readUInt32BE(at * 4) % receiptAlphabet.length);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

const plain = (typed: string) =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");

/** Compares in constant time; forgiving about width, case and hyphens. */
export function accessCodeMatches(typed: string, receipt: string, key: string): boolean {
  const wanted = Buffer.from(plain(accessCode(receipt, key)));
  const given = Buffer.from(plain(typed));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
