import { and, asc, eq, inArray, max, placeholder } from "drizzle-orm";
import type { ProcedureStore, PublishedVersion } from "../../app/procedures/store.ts";
import type { Dialect, Tx } from "../dialect.ts";
import { inChunks } from "./chunks.ts";
import { contentOf } from "./content.ts";

export const procedureStore = (dialect: Dialect): ProcedureStore => {
  const { procedureVersions: versions } = dialect.tables;

  const oneVersion = dialect.prepare("procedure_version", (read) =>
    read
      .select()
      .from(versions)
      .where(eq(versions.versionId, placeholder("versionId"))),
  );
  const content = contentOf(dialect);

  /** Version number and hash of the newest version, by procedure. */
  const newestOf = async (tx: Tx, procedureIds: string[]) => {
    const newest = new Map<string, { version: number; hash: string }>();
    const rows = await tx
      .select({ procedureId: versions.procedureId, version: versions.version, hash: versions.hash })
      .from(versions)
      .where(inArray(versions.procedureId, procedureIds))
      .orderBy(asc(versions.version));
    for (const { procedureId, version, hash } of rows) newest.set(procedureId, { version, hash });
    return newest;
  };

  return {
    current: async () => {
      const newest = dialect.read
        .select({ procedureId: versions.procedureId, version: max(versions.version).as("newest_version") })
        .from(versions)
        .groupBy(versions.procedureId)
        .as("newest");
      const rows = await dialect.read
        .select({ row: versions })
        .from(versions)
        .innerJoin(newest, and(eq(newest.procedureId, versions.procedureId), eq(newest.version, versions.version)))
        .orderBy(asc(versions.number), asc(versions.procedureId));
      return rows.map(({ row }) => toDomain(row));
    },
    version: async (versionId) => {
      const [row] = await oneVersion({ versionId });
      return row ? toDomain(row) : null;
    },
    publish: (entries, by, at) =>
      content.transact(async (tx, changed) => {
        const procedureIds = entries.map(({ definition }) => definition.id);
        const newest = await newestOf(tx, procedureIds);
        const rows: PublishedVersion[] = [];
        for (const { definition, hash } of entries) {
          const before = newest.get(definition.id);
          if (before?.hash === hash) continue;
          const version = (before?.version ?? 0) + 1;
          const versionId = `${definition.id}@${version}`;
          newest.set(definition.id, { version, hash });
          rows.push({
            versionId,
            procedureId: definition.id,
            version,
            definition,
            hash,
            publishedAt: at,
            publishedBy: by,
          });
        }
        if (rows.length === 0) return [];
        // The counter first: of two publishers PostgreSQL then tells one to run again, instead of refusing its second "…@1".
        await changed();
        for (const chunk of inChunks(rows.map((row) => ({ ...row, number: row.definition.number })))) {
          await tx.insert(versions).values(chunk);
        }
        return rows.map((row) => row.versionId);
      }),
    contentVersion: content.version,
  };
};

const toDomain = ({ number: _, ...row }: PublishedVersion & { number: number }): PublishedVersion => row;
