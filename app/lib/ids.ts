/** Identifiers, tokens and hashes. Randomness comes from the operating system unless a test passes its own. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

export type RandomBytes = (size: number) => Uint8Array;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** 16 random bytes, 22 characters: names a row, guesses nothing. */
export const randomId = (random: RandomBytes = randomBytes): string => base64url(random(16));

/** 32 random bytes, 43 characters: a secret handed to a browser or put in a mail; store only its `sha256`. */
export const randomToken = (random: RandomBytes = randomBytes): string => base64url(random(32));

/** Hexadecimal SHA-256. */
export const sha256 = (value: string | Uint8Array): string => createHash("sha256").update(value).digest("hex");

/** Short enough to be read out on the telephone: 8 characters without look-alikes. */
export function incidentId(random: RandomBytes = randomBytes): string {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  return Array.from(random(8), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(left), digest(right));
}
