/** Several processes fight for a few seats on one database while one after the other is killed without warning. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openStores } from "../../db/index.server.ts";
import { readBooks, type Verdict } from "./books.ts";
import { openLedger } from "./ledger.ts";

export type Storm = {
  engine: "sqlite" | "postgres";
  url: string;
  attempts: number;
  kills: number;
  processes: number;
  /** Residents in each process. */
  clients: number;
  /** Called with the attempts so far, now and then. */
  onProgress?(attempts: number): void;
};
export type Weather = Verdict & { attempts: number; kills: number; acknowledged: number; seconds: number };

const program = join(import.meta.dirname, "storm-process.ts");

export async function storm(options: Storm): Promise<Weather> {
  const { url, attempts: wanted, kills, processes, clients } = options;
  // The tables are there before four ask for them at once.
  await (await openStores(url)).close();
  const ledger = openLedger();
  const startedAt = performance.now();
  const running = new Set<ChildProcess>();
  let attempts = 0;
  let killed = 0;
  let isOver = false;
  let trouble = "";
  let finish: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const start = (): Promise<void> => {
    const child = spawn(process.execPath, [program, url, String(clients)], { stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    child.stderr.on("data", (chunk: Buffer) => {
      trouble = (trouble + chunk.toString("utf8")).slice(-4_000);
    });
    // A line that the killed process did not finish is not told.
    const lines = createInterface({ input: child.stdout });
    const ready = new Promise<void>((resolve) => {
      lines.on("line", (line) => {
        if (line === "ready") resolve();
        attempts += ledger.read(line);
        note();
      });
      lines.on("close", resolve);
    });
    child.once("exit", (code) => {
      running.delete(child);
      // By itself, which nobody asked for.
      if (!isOver && code !== null) {
        trouble += `\na process ended with ${code}`;
        finish();
      } else if (!isOver) void start();
    });
    return ready;
  };
  const note = (): void => {
    options.onProgress?.(attempts);
    if (killed < kills && attempts >= ((killed + 1) * wanted) / (kills + 1)) {
      killed += 1;
      const all = [...running];
      all[Math.floor(Math.random() * all.length)]?.kill("SIGKILL");
    }
    if (attempts >= wanted) finish();
  };

  await Promise.all(Array.from({ length: processes }, start));
  await over;
  isOver = true;
  const ends = [...running].map((child) => new Promise((resolve) => child.once("close", resolve)));
  for (const child of running) child.kill("SIGKILL");
  await Promise.all(ends);
  const seconds = (performance.now() - startedAt) / 1000;
  const verdict = await readBooks(options, ledger);
  const faults = trouble.trim() === "" ? verdict.faults : [...verdict.faults, trouble.trim()];
  return { ...verdict, faults, attempts, kills: killed, acknowledged: ledger.acknowledged(), seconds };
}
