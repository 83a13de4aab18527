/** A table of the tests' own, made from the kit: a rule held by a constraint, UNIQUE (slot, seat). */
import Database from "better-sqlite3";
import pg from "pg";
import { type Kit, postgresKit, sqliteKit } from "../../db/schema/kit.ts";
import { sqlitePath } from "../../db/sqlite/connect.ts";
import type { Fixture } from "./engines.ts";

const define = (kit: Kit) =>
  kit.table(
    "test_seats",
    { id: kit.text("id").primaryKey(), slot: kit.text("slot").notNull(), seat: kit.int("seat").notNull() },
    (t) => [kit.unique("test_seats_slot_seat").on(t.slot, t.seat)],
  );

export const seatsOf = (engine: Fixture["engine"]) => define(engine === "sqlite" ? sqliteKit : postgresKit);

/** A connection that shares nothing with the code under test. */
export const strangerOf = async (fixture: Pick<Fixture, "engine" | "url">) => {
  if (fixture.engine === "sqlite") {
    const connection = new Database(sqlitePath(fixture.url), { timeout: 5_000 });
    return {
      rows: async (query: string) => connection.prepare<[], Record<string, unknown>>(query).all(),
      execute: async (statement: string) => void connection.exec(statement),
      close: async () => void connection.close(),
    };
  }
  const client = new pg.Client(fixture.url);
  await client.connect();
  return {
    rows: async (query: string) => (await client.query<Record<string, unknown>>(query)).rows,
    execute: async (statement: string) => void (await client.query(statement)),
    close: () => client.end(),
  };
};
export type Stranger = Awaited<ReturnType<typeof strangerOf>>;

export const createSeats = async (stranger: Stranger) =>
  stranger.execute(
    "create table test_seats (id text primary key, slot text not null, seat integer not null, unique (slot, seat))",
  );
