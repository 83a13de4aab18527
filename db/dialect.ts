/** What the stores need of a database, the same on both engines. Implemented in sqlite/ and postgres/. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { SQL } from "drizzle-orm";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { type Column, withoutNul } from "./schema/kit.ts";
import type { Tables } from "./schema/tables.ts";

/** A drizzle database of either dialect, seen through the SQLite types. */
export type Builders = BaseSQLiteDatabase<"async", unknown>;
/** What a transaction's body may do. No network or file I/O inside: on SQLite everybody waits for it. */
export type Tx = Pick<Builders, "select" | "insert" | "update" | "delete">;
/** What may be done outside one. */
export type Reads = Pick<Builders, "select">;
/**
 * A table whose writers would all conflict: they go one after the other, over all processes. Without it PostgreSQL lets them
 * run into each other and takes most of them back; where many want the same few rows at once, they give up at last.
 */
export type Turn = Tables[keyof Tables];
/** A read whose SQL is built once: `placeholder("name")` in the query, `{ name: … }` here. */
export type PreparedRead<Row> = (values: Record<string, unknown>) => Promise<Row[]>;

export type Dialect = {
  name: "sqlite" | "postgres";
  tables: Tables;
  /** Committed data only; throws inside a transaction's body, where `tx` must be asked instead. */
  read: Reads;
  prepare<Row>(name: string, build: (read: Reads) => Preparable<Row>): PreparedRead<Row>;
  /**
   * One serializable transaction. Resolves after the commit is durable; a throwing body leaves nothing.
   * The body may run several times (conflicts on PostgreSQL): it must do nothing but ask `tx`.
   */
  transact<T>(body: (tx: Tx) => Promise<T>, options?: { inTurn: Turn }): Promise<T>;
  /** One writing statement as its own transaction; the second one is refused. Saves PostgreSQL the round trips and conflicts. */
  write<T>(statement: (tx: Tx) => PromiseLike<T>): Promise<T>;
  /** Is `text` part of the column's value? Byte for byte, no wildcards. */
  contains(column: Column, text: string): SQL<boolean>;
  /** The site's content version as other processes left it, see `ContentSignal`. */
  content: ContentSignal;
  ping(): Promise<void>;
  /** Waits for what was begun. Calling again is harmless. */
  close(): Promise<void>;
};
/** How a process learns that another one published. `known()` is null when only the row can tell. */
export type ContentSignal = {
  known(): number | null;
  /** Called with what was read or written by this process. */
  learn(version: number): void;
  /** Within the publishing transaction: tells the other processes once it is committed. */
  announce(tx: Tx, version: number): Promise<void>;
};
/** Structural: a drizzle select, ready to be prepared. */
export type Preparable<Row> = PromiseLike<Row[]> & {
  prepare(name?: string): { execute(values: Record<string, unknown>): unknown };
};

const inTransaction = new AsyncLocalStorage<{ open: boolean }>();

/** Runs a body so that transact, write and read inside it are refused: they would wait for, or miss, their own transaction. */
export const runBody = async <T>(body: (tx: Tx) => PromiseLike<T>, tx: Tx, life: { open: boolean }): Promise<T> => {
  try {
    return await inTransaction.run(life, async () => await body(tx));
  } finally {
    life.open = false;
  }
};
export const refuseInsideTransaction = (what: string): void => {
  if (inTransaction.getStore()?.open) throw new Error(`${what} inside a transaction: use its tx`);
};
/** Statements of a body that ended (a forgotten await) must not fall into somebody else's transaction. */
export const assertOpen = (life: { open: boolean }): void => {
  if (!life.open) throw new Error("statement after the end of its transaction: await every statement in the body");
};

/** The reading door: nothing but select, and not from within a body. */
export const readsOf = (db: Builders): Reads => ({
  get select() {
    refuseInsideTransaction("read");
    return db.select.bind(db) as Reads["select"];
  },
});
/** Placeholders pass by the columns' encoders, so their texts are cleaned here. */
const cleanTexts = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? withoutNul(value) : value]),
  );
export const prepareOn =
  (db: Builders): Dialect["prepare"] =>
  <Row>(name: string, build: (read: Reads) => Preparable<Row>): PreparedRead<Row> => {
    const prepared = build({ select: db.select.bind(db) as Reads["select"] }).prepare(name);
    return async (values) => {
      refuseInsideTransaction("read");
      return (await prepared.execute(cleanTexts(values))) as Row[];
    };
  };
