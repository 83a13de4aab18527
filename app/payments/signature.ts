/**
 * Signed notifications: `t=<seconds>,v1=<hex>`, an HMAC-SHA-256 of `<seconds>.<body>`. A header may carry several v1, so
 * that the secret can be changed without losing a message. Old ones are refused: a copy is worth nothing tomorrow.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

export const signatureHeader = "payment-signature";
const toleranceMs = 5 * 60_000;
const mostSignatures = 5;

const macOf = (body: string, seconds: number, secret: string): Buffer =>
  createHmac("sha256", secret).update(`${seconds}.${body}`).digest();

export const sign = (body: string, at: number, secret: string): string => {
  const seconds = Math.floor(at / 1000);
  return `t=${seconds},v1=${macOf(body, seconds, secret).toString("hex")}`;
};

export function isSigned(body: string, header: string | null, secret: string, now: number): boolean {
  const parts = (header ?? "")
    .slice(0, 1000)
    .split(",")
    .map((part) => part.trim());
  const seconds = Number(/^t=(\d{1,12})$/.exec(parts[0] ?? "")?.[1]);
  if (!Number.isFinite(seconds) || Math.abs(now - seconds * 1000) > toleranceMs) return false;
  const wanted = macOf(body, seconds, secret);
  const given = parts.slice(1, 1 + mostSignatures).flatMap((part) => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? []);
  return given.some((each) => timingSafeEqual(Buffer.from(each, "hex"), wanted));
}
