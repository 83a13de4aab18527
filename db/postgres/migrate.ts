import type { Client } from "pg";
import { ledgerTable, pendingMigrations, readMigrations } from "../migrations.ts";

/** Any number, the same in every release: the lock that lets one of several starting instances migrate. */
const migrationLock = 7_355_608;

/** Applies what is pending in one transaction under an advisory lock; the others wait and find it done. */
export const migratePostgres = async (client: Pick<Client, "query">): Promise<void> => {
  const all = readMigrations("postgres");
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    await client.query(ledgerTable);
    const applied = await client.query<{ name: string; hash: string }>("select name, hash from schema_migrations");
    for (const migration of pendingMigrations(all, applied.rows)) {
      for (const statement of migration.statements) await client.query(statement);
      const row = [migration.name, migration.hash, Date.now()];
      await client.query("insert into schema_migrations (name, hash, applied_at) values ($1, $2, $3)", row);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
};
