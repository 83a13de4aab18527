/**
 * The column kit: tables are written once against `Kit` and become sqliteTable or pgTable.
 * Stores see the SQLite types on both dialects; the builders used by the stores behave the same on both.
 */
import {
  type AnyPgColumn,
  bigint,
  customType as pgCustom,
  foreignKey as pgForeignKey,
  index as pgIndex,
  integer as pgInteger,
  json as pgJson,
  primaryKey as pgPrimaryKey,
  pgTable,
  unique as pgUnique,
  uniqueIndex as pgUniqueIndex,
} from "drizzle-orm/pg-core";
import {
  type AnySQLiteColumn,
  customType,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/**
 * PostgreSQL refuses U+0000 in text and SQLite keeps it: both store U+FFFD instead, in values and in comparisons,
 * so that a hostile NUL is neither an error nor a match.
 */
export const withoutNul = (value: string): string => (value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value);
/** The generic lets a column be a union of words (`text<Status>("status")`). */
const sqliteText = <T extends string = string>(name: string) =>
  customType<{ data: T; driverData: string }>({ dataType: () => "text", toDriver: withoutNul })(name);
/** Collation "C": byte order like SQLite's, so cursors and prefixes mean the same, and LIKE-free prefix ranges use the index. */
const postgresText = (name: string) =>
  pgCustom<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"', toDriver: withoutNul })(name);

export const sqliteKit = {
  table: sqliteTable,
  text: sqliteText,
  /** Small whole number: sequence, version, count. */
  int: (name: string) => integer(name),
  /** Epoch milliseconds, or any whole number up to 2^53. */
  time: (name: string) => integer(name),
  /** Kept as text on both (`json`, not `jsonb`): order of keys and escapes survive, lone surrogates and \u0000 are accepted. */
  json: <T>(name: string) => text(name, { mode: "json" }).$type<T>(),
  primaryKey,
  unique,
  index,
  /** For rules that hold for some rows only (`.where`); else `unique`. */
  uniqueIndex,
  foreignKey,
};
export type Kit = typeof sqliteKit;
export type Column = AnySQLiteColumn | AnyPgColumn;

const postgres = {
  table: pgTable,
  text: postgresText,
  int: (name: string) => pgInteger(name),
  time: (name: string) => bigint(name, { mode: "number" }),
  json: (name: string) => pgJson(name),
  primaryKey: pgPrimaryKey,
  unique: pgUnique,
  index: pgIndex,
  uniqueIndex: pgUniqueIndex,
  foreignKey: pgForeignKey,
};
/** The one cast that makes "written once" possible; the parity test compares what both kits yield. */
export const postgresKit = postgres as unknown as Kit;
