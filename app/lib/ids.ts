/** Identifiers, tokens and hashes. Randomness comes from the operating system unless a test passes its own. */
import { createHmac, hash, randomBytes } from "node:crypto";

export type RandomBytes = (size: number) => Uint8Array;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** 16 random bytes, 22 characters: names a row, guesses nothing. */
export const randomId = (random: RandomBytes = randomBytes): string => base64url(random(16));

/** 32 random bytes, 43 characters: a secret handed to a browser or put in a mail; store only its `sha256`. */
export const randomToken = (random: RandomBytes = randomBytes): string => base64url(random(32));

/** Hexadecimal SHA-256. */
export const sha256 = (value: string | Uint8Array): string => hash("sha256", value);

/** A hash (HMAC-SHA-256, hexadecimal) for what could be guessed from a plain one: addresses, six-digit codes. */
export const keyedHash =
  (secret: string) =>
  (value: string): string =>
    createHmac("sha256", secret).update(value).digest("hex");

/** Short enough to be read out on the telephone: 8 characters without look-alikes. */
export function incidentId(random: RandomBytes = randomBytes): string {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  return Array.from(random(8), (byte) => alphabet[byte % alphabet.length]).join("");
}
