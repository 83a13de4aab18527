/**
 * "Does this page help?" takes many answers of one address, since a library's computers share one, but not thousands. Nobody
 * can be followed by it: what is counted is a hash with a salt that only this process knows and forgets after an hour, without
 * what was answered or about which page; nothing of it is written down.
 */
import { createHmac, randomBytes } from "node:crypto";
import type { Clock } from "../lib/clock.ts";

const most = 60;
const windowMs = 3_600_000;
/** Addresses counted in an hour; beyond, somebody has very many of them, and answers are no use any more. */
const mostAddresses = 50_000;

/** Whether one more answer from there is taken. */
export function createVoteLimit(clock: Clock): (address: string) => boolean {
  let [salt, counts, until] = [randomBytes(32), new Map<string, number>(), 0];
  return (address) => {
    const now = clock.now();
    if (now >= until || now < until - windowMs)
      [salt, counts, until] = [randomBytes(32), new Map<string, number>(), now + windowMs];
    const key = createHmac("sha256", salt).update(address).digest("base64");
    const count = (counts.get(key) ?? 0) + 1;
    if (count > most || (count === 1 && counts.size >= mostAddresses)) return false;
    counts.set(key, count);
    return true;
  };
}
