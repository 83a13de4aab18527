/** How often times may be held: nobody may keep all of them from the others by holding one after the other. */
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Limits } from "./access.ts";

const windowMs = 15 * 60_000;
/** Looking for a time that suits takes a few tries. */
const perSession = 20;
/** Wide, because a carrier's subscribers and everybody at the library share an address. */
const perAddress = 300;
/** Entries of the waiting list cause mail to an address that nobody has confirmed. */
const waitingPerAddress = 30;
const waitingPerMail = 5;

export type TooMany = { code: "too-many"; retryAfterMs: number };

export function createHoldLimits({ limits, clock }: { limits: Limits; clock: Clock }) {
  async function take(wanted: readonly (readonly [key: string, max: number])[]): Promise<Result<null, TooMany>> {
    for (const [key, max] of wanted) {
      const { allowed, retryAfterMs } = await limits.take(key, max, windowMs, clock.now());
      if (!allowed) return err({ code: "too-many", retryAfterMs });
    }
    return ok(null);
  }
  return {
    mayHold: (sessionHash: string, address: string) =>
      take([
        [`reservation-holds:${sessionHash}`, perSession],
        [`reservation-holds-address:${address}`, perAddress],
      ]),
    mayWait: (email: string, address: string) =>
      take([
        [`reservation-waiting-address:${address}`, waitingPerAddress],
        [`reservation-waiting:${email.toLowerCase()}`, waitingPerMail],
      ]),
  };
}
