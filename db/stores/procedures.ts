import { and, asc, eq, inArray, max, placeholder, sql } from "drizzle-orm";
import type { ProcedureStore, PublishedVersion } from "../../app/procedures/store.ts";
import type { Dialect, Tx } from "../dialect.ts";
import { inChunks } from "./chunks.ts";

const contentCounter = "content";

export const procedureStore = (dialect: Dialect): ProcedureStore => {
  const { procedureVersions: versions, siteCounters: counters } = dialect.tables;

  const oneVersion = dialect.prepare("procedure_version", (read) =>
    read
      .select()
      .from(versions)
      .where(eq(versions.versionId, placeholder("versionId"))),
  );
  const counter = dialect.prepare("content_version", (read) =>
    read
      .select({ value: counters.value })
      .from(counters)
      .where(eq(counters.name, placeholder("name"))),
  );

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
  const bumpContent = async (tx: Tx): Promise<number> => {
    const [row] = await tx
      .insert(counters)
      .values({ name: contentCounter, value: 1 })
      .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
      .returning({ value: counters.value });
    if (!row) throw new Error("content version was not written");
    return row.value;
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
    publish: async (entries, by, at) => {
      const { added, content } = await dialect.transact(async (tx) => {
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
        if (rows.length === 0) return { added: [], content: null };
        // The counter first: of two publishers PostgreSQL then tells one to run again, instead of refusing its second "…@1".
        const content = await bumpContent(tx);
        for (const chunk of inChunks(rows.map((row) => ({ ...row, number: row.definition.number })))) {
          await tx.insert(versions).values(chunk);
        }
        await dialect.content.announce(tx, content);
        return { added: rows.map((row) => row.versionId), content };
      });
      if (content !== null) dialect.content.learn(content);
      return added;
    },
    contentVersion: async () => {
      const known = dialect.content.known();
      if (known !== null) return known;
      const [row] = await counter({ name: contentCounter });
      const version = row?.value ?? 0;
      dialect.content.learn(version);
      return version;
    },
  };
};

const toDomain = ({ number: _, ...row }: PublishedVersion & { number: number }): PublishedVersion => row;
