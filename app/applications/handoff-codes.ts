/**
 * The six digits a resident reads out and the token in their QR code. Both are derived from the handoff's id with the
 * server's secret, so that the page can show them again; the database keeps hashes, the digits' keyed.
 */
import { sha256 } from "../lib/ids.ts";

/** What a clerk typed, scanned or pasted. */
export type Presented = { code: string } | { token: string };

/** `hash`: keyed with the server's secret, hexadecimal. */
export function createHandoffCodes(hash: (value: string) => string) {
  /** Twelve hexadecimal digits hold 2^48 values: the last six decimal ones come out evenly. */
  const codeOf = (id: string) =>
    String(Number.parseInt(hash(`handoff code of ${id}`).slice(0, 12), 16) % 1_000_000).padStart(6, "0");
  const tokenOf = (id: string) => Buffer.from(hash(`handoff token of ${id}`), "hex").toString("base64url");
  const hashOf = (presented: Presented) =>
    "code" in presented ? hash(`handoff digits ${presented.code}`) : sha256(presented.token);
  return {
    codeOf,
    tokenOf,
    hashOf,
    hashesOf: (id: string) => ({
      codeHash: hashOf({ code: codeOf(id) }),
      tokenHash: hashOf({ token: tokenOf(id) }),
    }),
  };
}
export type HandoffCodes = ReturnType<typeof createHandoffCodes>;

/** Six digits in any width and grouping, or the link in the QR code (a scanner types all of it); null: neither. */
export function readPresented(typed: string): Presented | null {
  const text = typed.normalize("NFKC").trim();
  const token = /(?:^|[?&])token=([A-Za-z0-9_-]{43})(?:[&#]|$)/.exec(text)?.[1];
  if (token !== undefined) return { token };
  const digits = text.replace(/[\s‐‑–—−ー-]/g, "");
  return /^\d{6}$/.test(digits) ? { code: digits } : null;
}
