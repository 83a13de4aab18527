import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";

export type Connection = Database.Database;

/** "file:./var/portal.db", "file:///abs/portal.db" or a plain path. */
export const sqlitePath = (databaseUrl: string): string => {
  if (databaseUrl.startsWith("file://")) return fileURLToPath(databaseUrl);
  return resolve(databaseUrl.startsWith("file:") ? databaseUrl.slice("file:".length) : databaseUrl);
};

const settings = (busyMs: number) => ({
  journal_mode: "wal",
  /** FULL: the driver's build drops to NORMAL with WAL, and an acknowledged commit could be lost with the power. */
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: busyMs,
});

/** Several processes may open at once, and the switch to WAL does not wait by itself. */
const setWal = (connection: Connection): void => {
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  for (let attempt = 1; ; attempt++) {
    try {
      connection.pragma("journal_mode = wal");
      return;
    } catch (error) {
      if (attempt === 200 || !isBusy(error)) throw error;
      Atomics.wait(waiting, 0, 0, 25);
    }
  }
};

/** Opens with the settings asserted: a connection that could lose commits is refused at boot. */
const configure = (connection: Connection, busyMs: number): Connection => {
  const wanted = settings(busyMs);
  for (const [name, value] of Object.entries(wanted)) {
    if (name !== "journal_mode") connection.pragma(`${name} = ${value}`);
    const actual = connection.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`SQLite setting ${name} is ${String(actual)}, must be ${value}`);
  }
  return connection;
};

export const openWriter = (path: string, busyMs: number): Connection => {
  // Personal data: a folder made here is ours alone.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const connection = new Database(path, { timeout: 10_000 });
  setWal(connection);
  return configure(connection, busyMs);
};
export const openReader = (path: string, busyMs: number): Connection => {
  const connection = configure(new Database(path, { readonly: true, fileMustExist: true, timeout: busyMs }), busyMs);
  connection.pragma("cache_size = -16000");
  return connection;
};

export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
