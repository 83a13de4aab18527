/** The SQLite writer: bodies that wait together share one commit, and none is acknowledged before it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Tx } from "../../db/dialect.ts";
import { openReader, openWriter } from "../../db/sqlite/connect.ts";
import { createWriter, defaultLimits } from "../../db/sqlite/writer.ts";
import { seatsOf } from "./seats.ts";

const seats = seatsOf("sqlite");
/** However slow the machine, bodies submitted together are one batch. */
const patient = { ...defaultLimits, batchMs: 10_000 };
let folder: string;
let path: string;
let connection: Database.Database;
let statements: string[];
/** Set to make the next statement of this text fail as a full disk would. */
let failing: string | null;

/** The connection, its statements noted. */
const observed = (): Database.Database => {
  const prepare = (source: string) => {
    const statement = connection.prepare(source);
    const run = statement.run.bind(statement);
    statement.run = ((...values: never[]) => {
      statements.push(source);
      if (source === failing) {
        failing = null;
        throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
      }
      return run(...values);
    }) as typeof statement.run;
    return statement;
  };
  return new Proxy(connection, {
    get: (target, key) => {
      if (key === "prepare") return prepare;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
};
const add = (id: string) => async (tx: Tx) => {
  await tx.insert(seats).values({ id, slot: id, seat: 1 });
  return id;
};
const visible = (): unknown[] => {
  const reader = openReader(path, 1000);
  const rows = reader.prepare("select id from test_seats order by id").pluck().all();
  reader.close();
  return rows;
};
const count = (source: string) => statements.filter((one) => one === source).length;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-writer-"));
  path = join(folder, "portal.db");
  connection = openWriter(path, 50);
  connection.exec("create table test_seats (id text primary key, slot text not null, seat integer not null)");
  statements = [];
  failing = null;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("settings that keep commits are in force on both connections", () => {
  const reader = openReader(path, 5000);
  for (const one of [connection, reader]) {
    expect(one.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(one.pragma("synchronous", { simple: true })).toBe(2);
    expect(one.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(one.pragma("busy_timeout", { simple: true })).toBeGreaterThan(0);
  }
  expect(() => reader.exec("delete from test_seats")).toThrow("readonly");
});

test("a thousand bodies that wait together need few commits, and all are kept", async () => {
  const writer = createWriter(observed());
  const ids = Array.from({ length: 1000 }, (_, n) => `id-${n}`);
  expect(await Promise.all(ids.map((id) => writer.submit(add(id))))).toEqual(ids);
  expect(visible()).toEqual(ids.toSorted());
  expect(count("commit")).toBeLessThan(250);
  expect(count("begin immediate")).toBe(count("commit"));
  await writer.close();
});

test("no promise resolves before the commit that covers its writes", async () => {
  const writer = createWriter(observed(), patient);
  const settled: string[] = [];
  const proceed = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const first = writer.submit(add("first")).then((id) => {
    settled.push(id);
    expect(count("commit")).toBe(1);
    expect(visible()).toEqual(["first", "second"]);
  });
  const second = writer.submit(async (tx) => {
    reached.resolve();
    await proceed.promise;
    await add("second")(tx);
  });
  await reached.promise;
  expect(settled).toEqual([]);
  expect(visible()).toEqual([]);
  proceed.resolve();
  await Promise.all([first, second]);
  expect(count("commit")).toBe(1);
  await writer.close();
});

test("within one commit, a body that throws takes back its own savepoint only", async () => {
  const writer = createWriter(observed(), patient);
  const bodies = ["a", "b", "c", "d"].map((id) =>
    writer.submit(async (tx) => {
      await add(id)(tx);
      if (id === "b" || id === "d") throw new Error(`no ${id}`);
      return id;
    }),
  );
  const outcomes = await Promise.allSettled(bodies);
  expect(outcomes.map((one) => (one.status === "fulfilled" ? one.value : one.reason.message))).toEqual([
    "a",
    "no b",
    "c",
    "no d",
  ]);
  expect(count("commit")).toBe(1);
  expect(visible()).toEqual(["a", "c"]);
  await writer.close();
});

test("when the commit fails, every body of the batch is refused and nothing stays; the next batch works", async () => {
  const writer = createWriter(observed(), patient);
  failing = "commit";
  const outcomes = await Promise.allSettled(["a", "b", "c"].map((id) => writer.submit(add(id))));
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(visible()).toEqual([]);
  await writer.submit(add("after"));
  expect(visible()).toEqual(["after"]);
  await writer.close();
});

test("a body that never ends is taken back, and the others go on", async () => {
  const writer = createWriter(observed(), { ...patient, bodyMs: 50 });
  const endless = writer.submit(async (tx) => {
    await add("endless")(tx);
    await new Promise(() => {});
  });
  const other = writer.submit(add("other"));
  await expect(endless).rejects.toThrow("longer than 50 ms");
  await other;
  expect(visible()).toEqual(["other"]);
  await writer.close();
});

test("another process holding the lock is waited for without blocking this one, up to a limit", async () => {
  const writer = createWriter(observed(), { ...patient, lockMs: 400 });
  const other = openWriter(path, 50);
  other.exec("begin immediate");
  const waiting = writer.submit(add("patient"));
  setTimeout(() => other.exec("commit"), 150);
  await waiting;
  expect(visible()).toEqual(["patient"]);
  other.exec("begin immediate");
  const refused = await Promise.allSettled([writer.submit(add("x")), writer.submit(add("y"))]);
  expect(refused.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  other.exec("rollback");
  other.close();
  await writer.submit(add("z"));
  expect(visible()).toEqual(["patient", "z"]);
  await writer.close();
});
