/** How long somebody will wait, as an honest range of minutes. Pure. */

/** Minutes a talk takes: mostly not less, mostly not more. */
export type Talk = { low: number; high: number };
/** Minutes of waiting, in steps of five. */
export type Range = { lower: number; upper: number };

/** Below so many talks their spread says nothing. */
const enough = 5;
/** A talk is taken to end within a third of the service's minutes either way when there is nothing better to go by. */
const spread = 1 / 3;
const step = 5;
/** Somebody forgot to press the button: no talk is taken to be longer. */
const longest = 180;

/** Value below which a share of the sorted values lies, between neighbours where it falls between them. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/** From the last talks about this service at this counter; from the service's own minutes while those are few. */
export function talkOf(recentMinutes: readonly number[], serviceMinutes: number): Talk {
  if (recentMinutes.length < enough) {
    return { low: Math.round(serviceMinutes * (1 - spread)), high: Math.round(serviceMinutes * (1 + spread)) };
  }
  const sorted = recentMinutes.map((each) => Math.min(Math.max(each, 0), longest)).sort((a, b) => a - b);
  return { low: quantile(sorted, 0.2), high: quantile(sorted, 0.8) };
}

/** What is left of a talk that has gone on for some minutes; it may end at any moment once it is longer than usual. */
export const leftOf = ({ low, high }: Talk, elapsed: number): Talk => ({
  low: Math.max(0, low - elapsed),
  high: Math.max(step, high - elapsed),
});

/**
 * `atDesks`: what is left of the talks now going on; `ahead`: the talks that come before. Whoever is next begins when a
 * desk is free: until then all desks were busy, so it is never later than all the work over all the desks.
 */
export function waitingRange(atDesks: readonly Talk[], ahead: readonly Talk[], desks: number): Range {
  const free = Math.max(1, desks) - atDesks.length;
  if (ahead.length < free) return { lower: 0, upper: step };
  const work = [...atDesks, ...ahead];
  const sum = (side: keyof Talk) => work.reduce((minutes, talk) => minutes + talk[side], 0) / Math.max(1, desks);
  const lower = Math.floor(sum("low") / step) * step;
  return { lower, upper: Math.max(lower + step, Math.ceil(sum("high") / step) * step) };
}
