import { getTableName, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import {
  assertOpen,
  type Builders,
  type Dialect,
  prepareOn,
  readsOf,
  refuseInsideTransaction,
  runBody,
  type Tx,
} from "../dialect.ts";
import { onlyOnce } from "../once.ts";
import type { OpenOptions } from "../open.ts";
import { retryOnConflict } from "./conflicts.ts";
import { listenForContent } from "./content-listener.ts";
import { migratePostgres } from "./migrate.ts";
import { tables } from "./schema.ts";
import { createTurns } from "./turns.ts";

/** Nobody waits for ever: a statement, and a body that does not come to its end. */
const limits = {
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 10_000,
  connectionTimeoutMillis: 10_000,
};

type Client = Pick<pg.PoolClient, "query">;
const buildersOver = (client: Client): Builders => drizzle({ client: client as pg.PoolClient }) as unknown as Builders;

/** Lets statements through only while the body runs: later ones would fall into the next transaction of the connection. */
const whileOpen = (client: pg.PoolClient, life: { open: boolean }): Client => ({
  query: ((...args: Parameters<pg.PoolClient["query"]>) => {
    assertOpen(life);
    return client.query(...args);
  }) as Client["query"],
});

export const openPostgres = async (databaseUrl: string, options: OpenOptions): Promise<Dialect> => {
  const config = { connectionString: databaseUrl, application_name: "portal" };
  const onTrouble = options.onTrouble ?? (() => undefined);
  const migrating = new pg.Client(config);
  await migrating.connect();
  try {
    await migratePostgres(migrating);
  } finally {
    await migrating.end();
  }
  const pool = new pg.Pool({ ...config, ...limits, max: options.poolSize ?? 10, keepAlive: true });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => onTrouble("an idle database connection broke"));
  const content = await listenForContent(config, onTrouble);
  const db = buildersOver(pool as unknown as Client);

  /** LOCK takes no snapshot: what the one before has committed is seen. Readers are not held up. */
  const begin = (turn: string | null): string =>
    `begin isolation level serializable${turn === null ? "" : `; lock table "${turn}" in share row exclusive mode`}`;

  const attempt = async <T>(body: (tx: Tx) => PromiseLike<T>, turn: string | null = null): Promise<T> => {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query(begin(turn));
      const life = { open: true };
      const value = await runBody(body, buildersOver(whileOpen(client, life)), life);
      const end = await client.query("commit");
      // After a failed statement that the body swallowed, COMMIT answers ROLLBACK and no error.
      if (end.command !== "COMMIT")
        throw new Error("the transaction was rolled back: a statement in its body had failed");
      return value;
    } catch (error) {
      await client.query("rollback").catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };

  const turns = createTurns();
  const end = async (): Promise<void> => {
    await content.close();
    await pool.end();
  };
  let closing: Promise<void> | null = null;

  return {
    name: "postgres",
    tables,
    read: readsOf(db),
    prepare: prepareOn(db),
    transact: async (body, options) => {
      refuseInsideTransaction("transact");
      if (options === undefined) return retryOnConflict(() => attempt(body));
      const turn = getTableName(options.inTurn);
      // One connection waits for the lock; everybody else of this process waits here and leaves the pool to the readers.
      return turns.take(turn, () => retryOnConflict(() => attempt(body, turn)));
    },
    write: async (statement) => {
      refuseInsideTransaction("write");
      return retryOnConflict(() => runBody((tx) => statement(onlyOnce(tx)), db, { open: true }));
    },
    contains: (column, text) => sql<boolean>`strpos(${column}, ${sql.param(text, column)}) > 0`,
    content,
    ping: async () => {
      await pool.query("select 1");
    },
    close: () => {
      closing ??= end();
      return closing;
    },
  };
};
