/** What a database really has, read from its own catalogue and brought into one form for both engines. */
import type { EngineName } from "./engines.ts";
import type { Stranger } from "./seats.ts";

export type TableShape = {
  /** "name kind null|not-null", sorted. */
  columns: string[];
  primaryKey: string[];
  /** Column lists "a,b", sorted. */
  uniques: string[];
  /** "name(a,b)" of the indexes that are not constraints, sorted; "unique" and "where" appended; unique ones only when partial. */
  indexes: string[];
  /** "a -> table.column on-delete", sorted. */
  references: string[];
};

type Row = Record<string, unknown>;
const text = (value: unknown): string => String(value);
const grouped = (rows: Row[], by: string): Map<string, Row[]> => Map.groupBy(rows, (row) => text(row[by]));
const columnsOf = (rows: Row[]): string => rows.map((row) => text(row.column)).join(",");
const column = (row: Row): string => `${text(row.column)} ${text(row.kind)} ${row.required ? "not-null" : "null"}`;
const reference = (row: Row): string =>
  `${text(row.column)} -> ${text(row.target)}.${text(row.target_column)} ${text(row.on_delete).toLowerCase()}`;

const shape = (parts: Record<"columns" | "primary" | "uniques" | "indexes" | "references", Row[]>): TableShape => ({
  columns: parts.columns.map(column).sort(),
  primaryKey: parts.primary.map((row) => text(row.column)),
  uniques: [...grouped(parts.uniques, "name").values()].map(columnsOf).sort(),
  indexes: [...grouped(parts.indexes, "name")]
    .map(
      ([name, rows]) =>
        `${name}(${columnsOf(rows)})${rows[0]?.is_unique ? " unique" : ""}${rows[0]?.partial ? " where" : ""}`,
    )
    .sort(),
  references: parts.references.map(reference).sort(),
});

const sqliteTable = async (db: Stranger, table: string): Promise<TableShape> => {
  const info = await db.rows(
    `select name as "column", type as kind, "notnull" as required, pk from pragma_table_info('${table}')`,
  );
  const indexed = await db.rows(
    `select l.name, i.name as "column", l."unique" as is_unique, l.partial, l.origin
     from pragma_index_list('${table}') l, pragma_index_info(l.name) i order by l.name, i.seqno`,
  );
  const references = await db.rows(
    `select "from" as "column", "table" as target, "to" as target_column, on_delete from pragma_foreign_key_list('${table}')`,
  );
  return shape({
    columns: info.map((row) => ({ ...row, kind: text(row.kind).toLowerCase() })),
    primary: info.filter(({ pk }) => Number(pk) > 0).sort((a, b) => Number(a.pk) - Number(b.pk)),
    uniques: indexed.filter(({ is_unique, origin, partial }) => is_unique && !partial && origin !== "pk"),
    indexes: indexed.filter(({ is_unique, partial }) => !is_unique || partial),
    references,
  });
};

const postgresTable = async (db: Stranger, table: string): Promise<TableShape> => {
  const info = await db.rows(
    `select column_name as "column", data_type as kind, is_nullable = 'NO' as required
     from information_schema.columns where table_schema = 'public' and table_name = '${table}'`,
  );
  const indexed = await db.rows(
    `select i.relname as name, a.attname as "column", x.indisunique as is_unique, x.indisprimary as is_primary, x.indpred is not null as partial
     from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     cross join unnest(x.indkey) with ordinality k(attnum, place)
     join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
     where t.relname = '${table}' and t.relnamespace = 'public'::regnamespace order by i.relname, k.place`,
  );
  const references = await db.rows(
    `select a.attname as "column", f.relname as target, b.attname as target_column,
       case c.confdeltype when 'c' then 'cascade' else 'no action' end as on_delete
     from pg_constraint c join pg_class f on f.oid = c.confrelid
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
     where c.contype = 'f' and c.conrelid = 'public.${table}'::regclass`,
  );
  return shape({
    columns: info,
    primary: indexed.filter(({ is_primary }) => is_primary),
    uniques: indexed.filter(({ is_unique, is_primary, partial }) => is_unique && !partial && !is_primary),
    indexes: indexed.filter(({ is_unique, partial }) => !is_unique || partial),
    references,
  });
};

export const tablesIn = async (engine: EngineName, db: Stranger): Promise<Record<string, TableShape>> => {
  const rows = await db.rows(
    engine === "sqlite"
      ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
      : "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const names = rows.map(({ name }) => text(name)).filter((name) => name !== "schema_migrations");
  const read = engine === "sqlite" ? sqliteTable : postgresTable;
  const tables: Record<string, TableShape> = {};
  for (const name of names.sort()) tables[name] = await read(db, name);
  return tables;
};
