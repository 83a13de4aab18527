/** The committed SQL files, read for the small migrators of both dialects. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export type Migration = { name: string; hash: string; statements: string[] };

/** Beside this file when run from source, below the working directory when bundled. */
const folderOf = (dialect: "sqlite" | "postgres"): string => {
  const candidates = [join(import.meta.dirname, dialect, "migrations"), resolve("db", dialect, "migrations")];
  const found = candidates.find((folder) => existsSync(folder));
  if (!found)
    throw new Error(
      `migrations not found: start from the top folder of the project (looked in ${candidates.join(", ")})`,
    );
  return found;
};

export const readMigrations = (dialect: "sqlite" | "postgres"): Migration[] => {
  const folder = folderOf(dialect);
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const statements = text.split("--> statement-breakpoint").map((part) => part.trim());
    return { name: file.slice(0, -".sql".length), hash: createHash("sha256").update(text).digest("hex"), statements };
  });
};

/** Those still to run. Throws when the database was changed by a newer release or by a file edited afterwards. */
export const pendingMigrations = (all: Migration[], applied: { name: string; hash: string }[]): Migration[] => {
  const known = new Map(all.map((migration) => [migration.name, migration]));
  for (const { name, hash } of applied) {
    const migration = known.get(name);
    if (!migration) throw new Error(`the database is newer than this release: it has migration ${name}`);
    if (migration.hash !== hash) throw new Error(`migration ${name} was changed after it had been applied`);
  }
  const done = new Set(applied.map(({ name }) => name));
  return all.filter(({ name }) => !done.has(name));
};

/** Kept in both dialects by the migrators themselves. */
export const ledgerTable = `create table if not exists schema_migrations (
  name text primary key not null, hash text not null, applied_at bigint not null)`;
