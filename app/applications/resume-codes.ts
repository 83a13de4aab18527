/**
 * The code with which a draft is opened on another device, and the token of the link in the mail. Fifteen characters to be
 * written down and typed by hand, without look-alikes: five that find the draft, nine that are secret (23^9, more than 40
 * bits, and locked after five wrong tries), one that finds slips of the pen before they count as a try. Secret and token are
 * derived with the server's secret, so that their owner can see and print them again; the database keeps a keyed hash.
 */
import { randomInt } from "node:crypto";
import { receiptAlphabet as alphabet } from "../lib/receipt.ts";

const handleLength = 5;
const secretLength = 9;
const size = alphabet.length;

/** `handle`: the public half. */
export type ResumeCode = { handle: string; secret: string };

/** The size is prime, so every single wrong character and every swap of two neighbours shows. */
function checkOf(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at++) sum += (at + 2) * alphabet.indexOf(body.charAt(at));
  return alphabet.charAt(sum % size);
}

export const newHandle = (random: (max: number) => number = randomInt): string =>
  Array.from({ length: handleLength }, () => alphabet.charAt(random(size))).join("");

/** "7KQ4M-XW93T-ACDEF" */
export function writeCode({ handle, secret }: ResumeCode): string {
  const body = handle + secret;
  return ((body + checkOf(body)).match(/.{5}/g) ?? []).join("-");
}

/** What a person typed (any width, case, hyphens, spaces); null when it cannot be a code. */
export function readCode(typed: string): ResumeCode | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  const body = plain.slice(0, -1);
  if (body.length !== handleLength + secretLength) return null;
  if ([...plain].some((character) => !alphabet.includes(character)) || checkOf(body) !== plain.at(-1)) return null;
  return { handle: body.slice(0, handleLength), secret: body.slice(handleLength) };
}

/** `hash`: keyed with the server's secret, hexadecimal. */
export function createResumeCodes(hash: (value: string) => string) {
  /** A draft's next code is another one even when its handle came again. */
  const nameOf = ({ handle, draftId, createdAt }: Issued) => `${handle} ${draftId} ${createdAt}`;
  function secretOf(issued: Issued): string {
    const digest = Buffer.from(hash(`resume secret of ${nameOf(issued)}`), "hex");
    // Three bytes a character keep the modulo bias below 1e-5.
    return Array.from({ length: secretLength }, (_, at) => alphabet.charAt(digest.readUIntBE(at * 3, 3) % size)).join(
      "",
    );
  }
  return {
    codeOf: (issued: Issued): string => writeCode({ handle: issued.handle, secret: secretOf(issued) }),
    tokenOf: (issued: Issued): string =>
      Buffer.from(hash(`resume link of ${nameOf(issued)}`), "hex").toString("base64url"),
    secretHash: ({ handle, secret }: ResumeCode): string => hash(`resume code ${handle} ${secret}`),
    hashOf: (issued: Issued): string => hash(`resume code ${issued.handle} ${secretOf(issued)}`),
  };
}
type Issued = { handle: string; draftId: string; createdAt: number };
