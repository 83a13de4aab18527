import { sql } from "drizzle-orm";
import { type Dialect, prepareOn, readsOf, refuseInsideTransaction } from "../dialect.ts";
import { onlyOnce } from "../once.ts";
import { openReader, openWriter, sqlitePath } from "./connect.ts";
import { migrateSqlite } from "./migrate.ts";
import { tables } from "./schema.ts";
import { drizzleOver, rememberStatements } from "./statements.ts";
import { createWriter, defaultLimits, type WriterLimits } from "./writer.ts";

/** Milliseconds the driver may block this process waiting for another one; the writer's queue sleeps and tries again. */
const writerBusyMs = 5;
const readerBusyMs = 5_000;

export const openSqlite = async (databaseUrl: string, limits: WriterLimits = defaultLimits): Promise<Dialect> => {
  const path = sqlitePath(databaseUrl);
  const migrating = openWriter(path, 30_000);
  migrateSqlite(migrating);
  const writing = openWriter(path, writerBusyMs);
  migrating.close();
  const reading = openReader(path, readerBusyMs);
  const writer = createWriter(writing, limits);
  const db = drizzleOver(rememberStatements(reading));
  const alive = reading.prepare("select 1");

  return {
    name: "sqlite",
    tables,
    read: readsOf(db),
    prepare: prepareOn(db),
    transact: async (body) => {
      refuseInsideTransaction("transact");
      return writer.submit(body);
    },
    write: async (statement) => {
      refuseInsideTransaction("write");
      return writer.submit((tx) => statement(onlyOnce(tx)));
    },
    contains: (column, text) => sql<boolean>`instr(${column}, ${sql.param(text, column)}) > 0`,
    // Reading the row costs microseconds: other processes' publishes are seen by the next request without further ado.
    content: { known: () => null, learn: () => {}, announce: async () => {} },
    ping: async () => {
      alive.get();
    },
    close: async () => {
      await writer.close();
      reading.close();
    },
  };
};
