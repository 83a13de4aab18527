import { ledgerTable, pendingMigrations, readMigrations } from "../migrations.ts";
import type { Connection } from "./connect.ts";

/** Applies what is pending in one BEGIN IMMEDIATE: of several processes starting together one migrates, the others find it done. */
export const migrateSqlite = (connection: Connection): void => {
  const all = readMigrations("sqlite");
  // Rebuilding a table drops the old one: references are checked at the end instead. Has no effect inside a transaction.
  connection.pragma("foreign_keys = OFF");
  try {
    const migrate = connection.transaction(() => {
      connection.exec(ledgerTable);
      const applied = connection
        .prepare<[], { name: string; hash: string }>("select name, hash from schema_migrations")
        .all();
      const note = connection.prepare("insert into schema_migrations (name, hash, applied_at) values (?, ?, ?)");
      for (const migration of pendingMigrations(all, applied)) {
        for (const statement of migration.statements) connection.exec(statement);
        note.run(migration.name, migration.hash, Date.now());
      }
      const broken = connection.pragma("foreign_key_check") as unknown[];
      if (broken.length > 0) throw new Error(`migration leaves ${broken.length} broken references`);
    });
    migrate.immediate();
  } finally {
    connection.pragma("foreign_keys = ON");
  }
};
