/** Opening a reservation: by the browser that made it, or by number and second secret, limited per number and per address. */

import { accessCode, accessCodeMatches } from "../lib/access-code.ts";
import type { Clock } from "../lib/clock.ts";
import { parseReceipt } from "../lib/receipt.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { ReservationStore } from "./store.ts";
import type { Reservation } from "./types.ts";

export type AccessFailure = { code: "malformed" } | { code: "wrong" } | { code: "locked"; retryAfterMs: number };

const perNumber = { tries: 5, windowMs: 15 * 60_000 };
/** Wide, because a carrier's subscribers share an address. */
const perAddress = { tries: 200, windowMs: 15 * 60_000 };
const grantMs = 24 * 3_600_000;

export type Limits = {
  take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean; retryAfterMs: number }>;
  release(key: string): Promise<void>;
};

export function createAccess(deps: { store: ReservationStore; limits: Limits; clock: Clock; key: string }) {
  const { store, limits, clock, key } = deps;
  return {
    accessCode: (code: string) => accessCode(code, key),

    /** A wrong number and a wrong secret give the same answer. */
    async lookup(
      typed: { number: string; code: string },
      sessionHash: string,
      address: string,
    ): Promise<Result<{ code: string }, AccessFailure>> {
      const number = parseReceipt(typed.number);
      if (!number) return err({ code: "malformed" });
      const now = clock.now();
      const own = `reservation:${number}`;
      for (const [name, limit] of [
        [`reservation-address:${address}`, perAddress],
        [own, perNumber],
      ] as const) {
        const { allowed, retryAfterMs } = await limits.take(name, limit.tries, limit.windowMs, now);
        if (!allowed) return err({ code: "locked", retryAfterMs });
      }
      const reservation = await store.byCode(number);
      if (!reservation || !accessCodeMatches(typed.code, number, key)) return err({ code: "wrong" });
      await limits.release(own);
      await store.grant(sessionHash, reservation.id, now + grantMs);
      return ok({ code: number });
    },

    /** The reservation when this browser may open it: an unknown number and a foreign one look alike. */
    async openFor(sessionHash: string | null, code: string): Promise<Reservation | null> {
      if (sessionHash === null) return null;
      const reservation = await store.byCode(code);
      if (!reservation) return null;
      return (await store.isGranted(sessionHash, reservation.id, clock.now())) ? reservation : null;
    },
  };
}
