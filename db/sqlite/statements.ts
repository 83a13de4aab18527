import { drizzle } from "drizzle-orm/better-sqlite3";
import type { Builders } from "../dialect.ts";
import type { Connection } from "./connect.ts";

type Prepare = Connection["prepare"];

/**
 * Compiled statements by their SQL. drizzle compiles anew at every call, which costs more than running the statement.
 * One SQL text always comes from one builder, so the driver's per-statement row mode cannot clash.
 */
export const rememberStatements = (connection: Connection, most = 500): Prepare => {
  const known = new Map<string, ReturnType<Prepare>>();
  const prepare = (source: string) => {
    const found = known.get(source);
    if (found) return found;
    if (known.size >= most) known.clear();
    const statement = connection.prepare(source);
    known.set(source, statement);
    return statement;
  };
  return prepare as Prepare;
};

/** drizzle asks nothing of its client but `prepare`; its synchronous builders are thenables and pass as the asynchronous ones. */
export const drizzleOver = (prepare: Prepare): Builders =>
  drizzle({ client: { prepare } as unknown as Connection }) as unknown as Builders;
