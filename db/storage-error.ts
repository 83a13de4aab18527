/**
 * What leaves the stores when a statement fails. The drivers' own errors carry the statement's values ("params: …",
 * "Key (…)=(…)"), which are personal data and would reach the logs.
 */
export class StorageError extends Error {
  readonly code: string;
  readonly constraint: string | null;

  constructor(code: string, constraint: string | null) {
    super(`database error ${code}${constraint ? ` (${constraint})` : ""}`);
    this.name = "StorageError";
    this.code = code;
    this.constraint = constraint;
  }
}

const fieldOf = (error: Error, name: string): string | null => {
  const value: unknown = (error as Error & Record<string, unknown>)[name];
  return typeof value === "string" ? value : null;
};

/** Errors that are not the database's (a mistake of the caller, a closed store) pass unchanged. */
const cleaned = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const source = error.cause instanceof Error && error.message.startsWith("Failed query") ? error.cause : error;
  const code = fieldOf(source, "code");
  if (code === null && source === error) return error;
  // SQLite names the constraint in the message ("UNIQUE constraint failed: applications.receipt"), without values.
  const constraint =
    fieldOf(source, "constraint") ?? /constraint failed: ([\w., ]+)$/.exec(source.message)?.[1] ?? null;
  return new StorageError(code ?? "unknown", constraint);
};

/** The same store, its methods failing with `StorageError` only. */
export const withCleanErrors = <T extends Record<keyof T, (...args: never[]) => Promise<unknown>>>(store: T): T => {
  const clean =
    (method: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]) => {
      try {
        return await method(...args);
      } catch (error) {
        throw cleaned(error);
      }
    };
  const entries = Object.entries<(...args: never[]) => Promise<unknown>>(store);
  return Object.fromEntries(entries.map(([name, method]) => [name, clean(method)])) as T;
};
