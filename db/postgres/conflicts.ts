import { setTimeout as pause } from "node:timers/promises";

/** serialization_failure and deadlock_detected (PostgreSQL, Appendix A): the transaction left nothing and may run again. */
const retryable = new Set(["40001", "40P01"]);
/**
 * unique_violation may be the same conflict under another name (PostgreSQL 13.5 advises to retry it, too): run again, the
 * body sees its twin. A few times only, for a real one stays.
 */
const uniqueViolation = "23505";
const uniqueRetries = 3;
const givingUpMs = 15_000;
const longestPauseMs = 200;

/** SQLSTATE of an error, through the wrappers of the query builder; null when it is not the database's. */
export const sqlState = (error: unknown): string | null => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && /^[0-9A-Z]{5}$/.test(cause.code)) return cause.code;
  }
  return null;
};

/** Runs again on conflicts, after pauses that grow and differ, so that the same ones do not meet again. */
export const retryOnConflict = async <T>(run: () => Promise<T>): Promise<T> => {
  const deadline = performance.now() + givingUpMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const state = sqlState(error);
      const mayRun = state === uniqueViolation ? attempt < uniqueRetries : state !== null && retryable.has(state);
      if (!mayRun || performance.now() > deadline) throw error;
      await pause(Math.random() * Math.min(longestPauseMs, 4 * 2 ** attempt));
    }
  }
};
