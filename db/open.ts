import type { Dialect } from "./dialect.ts";
import { openSqlite } from "./sqlite/dialect.ts";

export type OpenOptions = {
  /** PostgreSQL: connections of this process; one more listens. Default 10. */
  poolSize?: number;
  /** Told about a lost connection that is being restored; has no personal data. */
  onTrouble?: (message: string) => void;
};

export const openDialect = async (databaseUrl: string, options: OpenOptions = {}): Promise<Dialect> => {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) return openSqlite(databaseUrl);
  // Loaded when asked for: a SQLite installation starts without the driver.
  const { openPostgres } = await import("./postgres/dialect.ts");
  return openPostgres(databaseUrl, options);
};
