/** Rounds that alternate between the portal and the bare server, so that both see the same moods of the machine. */
import type { LoadResult } from "./load-process.ts";
import type { LoadProcess, ServerProcess } from "./processes.ts";
import type { Scenario } from "./scenarios.ts";

export type Measured = LoadResult & { busy: number };
export type Comparison = { portal: Measured; bare: Measured; ratio: number };
export type Rounds = { count: number; connections: number; warmUpMs: number; measureMs: number };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

const middle = (rounds: readonly Measured[]): Measured => ({
  perSecond: median(rounds.map((round) => round.perSecond)),
  count: rounds.reduce((sum, round) => sum + round.count, 0),
  p50: median(rounds.map((round) => round.p50)),
  p99: median(rounds.map((round) => round.p99)),
  busy: median(rounds.map((round) => round.busy)),
});

/**
 * The worse of two readings: answers a second, and answers for each second of processor time the server got. On a
 * machine that others use too, the quick server is held up more than the slow one, which flatters the first reading.
 */
const ratioOf = (portal: Measured, bare: Measured): number =>
  Math.min(portal.perSecond / bare.perSecond, portal.perSecond / portal.busy / (bare.perSecond / bare.busy));

/** `ratio`: the median of the rounds' own ratios, each taken within a second or two. */
export async function compare(
  load: LoadProcess,
  portal: { server: ServerProcess; scenario: Scenario },
  bare: { server: ServerProcess; path: string },
  rounds: Rounds,
): Promise<Comparison> {
  const { count, ...job } = rounds;
  const found: { portal: Measured; bare: Measured }[] = [];
  for (let round = 0; round < count; round++) {
    const scenario: Scenario = { kind: "page", path: bare.path };
    const yardstick = await load.run(bare.server, { ...job, scenario });
    found.push({ portal: await load.run(portal.server, { ...job, scenario: portal.scenario }), bare: yardstick });
  }
  return {
    portal: middle(found.map((round) => round.portal)),
    bare: middle(found.map((round) => round.bare)),
    ratio: median(found.map((round) => ratioOf(round.portal, round.bare))),
  };
}
