/**
 * The one writing connection: bodies wait in a queue and run one after the other. Those waiting together share one
 * BEGIN IMMEDIATE … COMMIT and so one fsync (group commit), each within its own savepoint: one that throws takes only
 * its own writes back. No promise resolves before the COMMIT that covers it has returned.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { assertOpen, runBody, type Tx } from "../dialect.ts";
import { type Connection, isBusy } from "./connect.ts";
import { drizzleOver, rememberStatements } from "./statements.ts";

type Body<T> = (tx: Tx) => PromiseLike<T>;
type Job = {
  body: Body<unknown>;
  /** Runs a function in the caller's async context, not in that of whoever started the queue. */
  inContext: <R>(run: () => R) => R;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};
type Outcome = { job: Job; value: unknown } | { job: Job; error: unknown };

export type WriterLimits = {
  /** A body that takes longer is taken back: everybody else waits for it. */
  bodyMs: number;
  /** How long other processes may hold the write lock before a batch gives up. */
  lockMs: number;
  /** A batch takes no further body after this time, so that early ones are not kept waiting. */
  batchMs: number;
};
export const defaultLimits: WriterLimits = { bodyMs: 10_000, lockMs: 30_000, batchMs: 20 };

export const createWriter = (connection: Connection, limits: WriterLimits = defaultLimits) => {
  const prepare = rememberStatements(connection);
  const queue: Job[] = [];
  let draining: Promise<void> | null = null;
  let closed = false;

  const exec = (source: string): void => {
    prepare(source).run();
  };

  const begin = async (): Promise<void> => {
    const deadline = performance.now() + limits.lockMs;
    for (;;) {
      try {
        exec("begin immediate");
        return;
      } catch (error) {
        // The driver waits by blocking the whole process; so it waits briefly, and the rest of the time is slept here.
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await pause(1 + Math.random() * 10);
      }
    }
  };

  const withTimeLimit = async <T>(work: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`transaction took longer than ${limits.bodyMs} ms`)), limits.bodyMs);
    });
    try {
      return await Promise.race([work, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };

  const runJob = async (job: Job): Promise<Outcome> => {
    const life = { open: true };
    const own = (source: string) => {
      assertOpen(life);
      return prepare(source);
    };
    exec("savepoint job");
    try {
      const tx = drizzleOver(own as Connection["prepare"]);
      const value = await withTimeLimit(job.inContext(() => runBody(job.body, tx, life)));
      exec("release job");
      return { job, value };
    } catch (error) {
      life.open = false;
      // A full disk or an I/O error has already taken the whole transaction back: then the batch is lost, see below.
      if (!connection.inTransaction) throw error;
      exec("rollback to job");
      exec("release job");
      return { job, error };
    }
  };

  const runBatch = async (): Promise<void> => {
    const taken: Job[] = [];
    const outcomes: Outcome[] = [];
    const since = performance.now();
    try {
      await begin();
      for (let job = queue.shift(); job; job = performance.now() - since < limits.batchMs ? queue.shift() : undefined) {
        taken.push(job);
        outcomes.push(await runJob(job));
      }
      exec("commit");
    } catch (error) {
      if (connection.inTransaction) exec("rollback");
      // Nothing of this batch is in the database.
      if (taken.length === 0) taken.push(...queue.splice(0));
      for (const job of taken) job.reject(error);
      return;
    }
    for (const outcome of outcomes) {
      if ("error" in outcome) outcome.job.reject(outcome.error);
      else outcome.job.resolve(outcome.value);
    }
  };

  const drain = async (): Promise<void> => {
    do {
      // One turn of the event loop: requests that have arrived meanwhile join the batch.
      await nextTurn();
      await runBatch();
    } while (queue.length > 0);
    draining = null;
  };

  const submit = <T>(body: Body<T>): Promise<T> => {
    if (closed) return Promise.reject(new Error("the database is closed"));
    return new Promise<T>((resolve, reject) => {
      queue.push({ body, inContext: AsyncLocalStorage.snapshot(), resolve: resolve as Job["resolve"], reject });
      draining ??= drain();
    });
  };
  /** Waits for what is queued. */
  const close = async (): Promise<void> => {
    closed = true;
    await draining;
    connection.close();
  };
  return { submit, close };
};
