/** The load generator, in a process of its own so that it shares no event loop with what it measures. */
import { Connection } from "./connection.ts";
import { type Action, prepare, type Scenario } from "./scenarios.ts";

export type LoadJob = { port: number; scenario: Scenario; connections: number; warmUpMs: number; measureMs: number };
/** Latencies in milliseconds; `perSecond` counts actions: requests, or whole journeys. */
export type LoadResult = { perSecond: number; count: number; p50: number; p99: number };

async function repeat(action: Action, until: number, note: (ms: number) => void): Promise<void> {
  for (let now = performance.now(); now < until; ) {
    await action();
    const after = performance.now();
    note(after - now);
    now = after;
  }
}

async function run(job: LoadJob): Promise<LoadResult> {
  const connections = await Promise.all(Array.from({ length: job.connections }, () => Connection.open(job.port)));
  const actions = await Promise.all(connections.map((connection) => prepare(job.scenario, connection)));
  const during = (ms: number, note: (ms: number) => void) => {
    const until = performance.now() + ms;
    return Promise.all(actions.map((action) => repeat(action, until, note)));
  };
  if (job.warmUpMs > 0) await during(job.warmUpMs, () => {});
  process.send?.({ type: "measuring" });
  const latencies: number[] = [];
  const startedAt = performance.now();
  await during(job.measureMs, (ms) => latencies.push(ms));
  const seconds = (performance.now() - startedAt) / 1000;
  for (const connection of connections) connection.close();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return { perSecond: latencies.length / seconds, count: latencies.length, p50: at(0.5), p99: at(0.99) };
}

process.on("message", (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.({ type: "done", result }),
    (error: unknown) => process.send?.({ type: "failed", message: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
