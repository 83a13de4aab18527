/** The written schema, and the databases that the two sets of migrations make, are one and the same. */
import { type PgTable, getTableConfig as postgresConfig } from "drizzle-orm/pg-core";
import { getTableConfig as sqliteConfig } from "drizzle-orm/sqlite-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStores } from "../../db/index.server.ts";
import { tables as postgresTables } from "../../db/postgres/schema.ts";
import { tables as sqliteTables } from "../../db/sqlite/schema.ts";
import { createDatabase, type EngineName, engineNames } from "./engines.ts";
import { type TableShape, tablesIn } from "./introspect.ts";
import { strangerOf } from "./seats.ts";

/** What each kind of the kit is on SQLite; text there may be text or json. */
const onSqlite = (kind: string): string => ({ bigint: "integer", json: "text" })[kind] ?? kind;

/** Only names are used, which both kinds of configuration have. */
type Config = ReturnType<typeof sqliteConfig>;
const configsOf = (engine: EngineName): Config[] =>
  engine === "sqlite"
    ? Object.values(sqliteTables).map((table) => sqliteConfig(table))
    : Object.values(postgresTables).map((table) => postgresConfig(table as unknown as PgTable) as unknown as Config);

const named = (columns: readonly unknown[]): string[] =>
  columns.map((column) => String((column as { name: string }).name));
/** The shape that the schema in code declares. */
const declared = (engine: EngineName): Record<string, TableShape> =>
  Object.fromEntries(
    configsOf(engine).map((config) => {
      const composite = config.primaryKeys[0];
      const single = config.columns.filter(({ primary }) => primary);
      const shape: TableShape = {
        columns: config.columns
          .map(
            (one) => `${one.name} ${one.getSQLType().replace(' collate "C"', "")} ${one.notNull ? "not-null" : "null"}`,
          )
          .sort(),
        primaryKey: named(composite ? composite.columns : single),
        uniques: config.uniqueConstraints.map(({ columns }) => named(columns).join(",")).sort(),
        indexes: config.indexes
          .map(
            ({ config: index }) =>
              `${index.name}(${named(index.columns).join(",")})${index.unique ? " unique" : ""}${index.where ? " where" : ""}`,
          )
          .sort(),
        references: config.foreignKeys
          .map((key) => {
            const { columns, foreignColumns, foreignTable } = key.reference();
            const target =
              engine === "sqlite" ? sqliteConfig(foreignTable) : postgresConfig(foreignTable as unknown as PgTable);
            return `${named(columns)[0]} -> ${target.name}.${named(foreignColumns)[0]} ${key.onDelete ?? "no action"}`;
          })
          .sort(),
      };
      return [config.name, shape];
    }),
  );

describe.each(engineNames)("the migrated database on %s", (engine) => {
  let found: Record<string, TableShape>;
  let collations: unknown[] = [];
  let close = async (): Promise<void> => {};
  beforeAll(async () => {
    const { url, remove } = await createDatabase(engine);
    close = remove;
    await (await openStores(url)).close();
    const stranger = await strangerOf({ engine, url });
    found = await tablesIn(engine, stranger);
    if (engine === "postgres") {
      collations = await stranger.rows(
        "select distinct collation_name as name from information_schema.columns where table_schema = 'public' and data_type = 'text' and table_name <> 'schema_migrations'",
      );
    }
    await stranger.close();
  }, 90_000);
  afterAll(() => close());

  test("is what the schema declares", () => {
    expect(Object.keys(found)).toHaveLength(Object.keys(sqliteTables).length);
    expect(found).toEqual(declared(engine));
  });

  test("compares texts by their bytes", () => {
    expect(collations).toEqual(engine === "postgres" ? [{ name: "C" }] : []);
  });
});

test("both schemas have the same tables, columns, nullability, keys, uniques, indexes and references", () => {
  const sameKinds = Object.entries(declared("postgres")).map(([table, shape]) => {
    const columns = shape.columns.map((column) => {
      const [name = "", kind = "", nullability = ""] = column.split(" ");
      return `${name} ${onSqlite(kind)} ${nullability}`;
    });
    return [table, { ...shape, columns }];
  });
  expect(Object.fromEntries(sameKinds)).toEqual(declared("sqlite"));
});
