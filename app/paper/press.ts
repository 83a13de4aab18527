/**
 * The press: draws booklets in a thread of its own, one after the other, so that nobody waits for a page while a sheet is drawn.
 * See decisions/001.
 */
import { Worker } from "node:worker_threads";
import { projectPath } from "../lib/project-path.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Booklet } from "./model.ts";

export type Printed = Uint8Array<ArrayBuffer>;
/** "busy": too many are waiting; the reader is asked to come again. */
export type Press = { print(booklet: Booklet): Promise<Result<Printed, "busy">>; close(): Promise<void> };

export type PressOptions = {
  /** How many booklets may wait. */
  waiting?: number;
  /** A booklet that takes longer is given up, in milliseconds. */
  longest?: number;
};

type Job = { booklet: Booklet; resolve(pdf: Printed): void; reject(error: Error): void };
type Answer = { pdf: Printed } | { message: string };

export function createPress({ waiting = 24, longest = 30_000 }: PressOptions = {}): Press {
  const queue: Job[] = [];
  let running: Job | null = null;
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;

  /** The thread reads the sources as they are: it draws and knows nothing else of the portal. */
  function start(): Worker {
    const made = new Worker(projectPath("app", "paper", "press-worker.ts"), { execArgv: [], name: "press" });
    made.on("message", (answer: Answer) => {
      if (made !== worker) return;
      if ("pdf" in answer) end((job) => job.resolve(answer.pdf));
      else end((job) => job.reject(new Error(answer.message)));
    });
    made.on("error", (error) => {
      if (made === worker) fail(error instanceof Error ? error : new Error(String(error)));
    });
    return made;
  }

  function end(tell: (job: Job) => void): void {
    clearTimeout(timer);
    const job = running;
    running = null;
    worker?.unref();
    if (job) tell(job);
    next();
  }

  /** What broke the thread is told to the one who asked; the next booklet gets a new thread. */
  function fail(error: Error): void {
    const broken = worker;
    worker = null;
    void broken?.terminate();
    end((job) => job.reject(error));
  }

  function next(): void {
    if (running) return;
    running = queue.shift() ?? null;
    if (!running) return;
    worker ??= start();
    worker.ref();
    timer = setTimeout(() => fail(new Error("a booklet took too long")), longest);
    worker.postMessage(running.booklet);
  }

  return {
    async print(booklet) {
      if (queue.length >= waiting) return err("busy");
      return ok(
        await new Promise<Printed>((resolve, reject) => {
          queue.push({ booklet, resolve, reject });
          next();
        }),
      );
    },
    async close() {
      clearTimeout(timer);
      const ending = worker;
      worker = null;
      await ending?.terminate();
      const closed = new Error("the press is closed");
      for (const job of [...(running ? [running] : []), ...queue.splice(0)]) job.reject(closed);
      running = null;
    },
  };
}
