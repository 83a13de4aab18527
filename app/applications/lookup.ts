/** Status look-up: receipt number plus confirmation number, limited per receipt and per address. */

import { accessCodeMatches } from "../lib/access-code.ts";
import type { Clock } from "../lib/clock.ts";
import { parseReceipt } from "../lib/receipt.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { ApplicationStore } from "./store.ts";

export type LookupFailure = { code: "malformed" } | { code: "wrong" } | { code: "locked"; retryAfterMs: number };

/** The guessing budget: 5 tries per receipt in 15 minutes against 2^36 codes. */
const perReceipt = { tries: 5, windowMs: 15 * 60_000 };
/** Wide, because a carrier's subscribers share an address. */
const perAddress = { tries: 200, windowMs: 15 * 60_000 };
const grantMs = 24 * 3_600_000;

type Limits = {
  take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean; retryAfterMs: number }>;
  release(key: string): Promise<void>;
};

export function createLookup(deps: { store: ApplicationStore; limits: Limits; clock: Clock; receiptKey: string }) {
  const { store, limits, clock } = deps;
  /** Opens the application for this browser session; a wrong number and a wrong code give the same answer. */
  return async function lookup(
    typed: { receipt: string; code: string },
    sessionHash: string,
    address: string,
  ): Promise<Result<{ receipt: string }, LookupFailure>> {
    const receipt = parseReceipt(typed.receipt);
    if (!receipt) return err({ code: "malformed" });
    const now = clock.now();
    const key = `lookup:${receipt}`;
    for (const [name, limit] of [
      [`lookup-address:${address}`, perAddress],
      [key, perReceipt],
    ] as const) {
      const { allowed, retryAfterMs } = await limits.take(name, limit.tries, limit.windowMs, now);
      if (!allowed) return err({ code: "locked", retryAfterMs });
    }
    const application = await store.byReceipt(receipt);
    const matches = accessCodeMatches(typed.code, receipt, deps.receiptKey);
    if (!application || !matches) return err({ code: "wrong" });
    await limits.release(key);
    await store.grant(sessionHash, application.id, now + grantMs);
    return ok({ receipt });
  };
}
