import { count, desc, eq } from "drizzle-orm";
import type { ReadStore } from "../../app/applications/reads.ts";
import type { Dialect } from "../dialect.ts";

export const readStore = (dialect: Dialect): ReadStore => {
  const { applicationReads: reads } = dialect.tables;
  return {
    note: async (record) => {
      const [known] = await dialect.read.select({ id: reads.id }).from(reads).where(eq(reads.id, record.id));
      // Most are reloads: they write nothing.
      if (known) return;
      await dialect.write((tx) => tx.insert(reads).values(record).onConflictDoNothing({ target: reads.id }));
    },
    list: async (applicationId, { offset, limit }) =>
      dialect.read
        .select()
        .from(reads)
        .where(eq(reads.applicationId, applicationId))
        .orderBy(desc(reads.at), desc(reads.id))
        .limit(limit)
        .offset(offset),
    count: async (applicationId) => {
      const [row] = await dialect.read.select({ n: count() }).from(reads).where(eq(reads.applicationId, applicationId));
      return row?.n ?? 0;
    },
  };
};
