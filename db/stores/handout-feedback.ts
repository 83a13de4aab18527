import { asc, desc, eq, sql } from "drizzle-orm";
import type { HandoutStore } from "../../app/handouts/store.ts";
import type { Dialect } from "../dialect.ts";

/** Counters of "does this page help?". */
export const handoutFeedback = (dialect: Dialect): Pick<HandoutStore, "vote" | "votes"> => {
  const { handoutFeedback: feedback } = dialect.tables;

  return {
    vote: async ({ handoutId, version, locale, day, helpful }) => {
      const { yes, no } = { yes: helpful ? 1 : 0, no: helpful ? 0 : 1 };
      await dialect.write((tx) =>
        tx
          .insert(feedback)
          .values({ handoutId, version, locale, day, yes, no })
          .onConflictDoUpdate({
            target: [feedback.handoutId, feedback.version, feedback.locale, feedback.day],
            set: { yes: sql`${feedback.yes} + ${yes}`, no: sql`${feedback.no} + ${no}` },
          }),
      );
    },
    votes: async (handoutId) => {
      const rows = await dialect.read
        .select({
          version: feedback.version,
          locale: feedback.locale,
          yes: sql<number>`sum(${feedback.yes})`,
          no: sql<number>`sum(${feedback.no})`,
        })
        .from(feedback)
        .where(eq(feedback.handoutId, handoutId))
        .groupBy(feedback.version, feedback.locale)
        .orderBy(desc(feedback.version), asc(feedback.locale));
      // A sum is a bigint for PostgreSQL, and its driver gives those as text.
      return rows.map((row) => ({ ...row, yes: Number(row.yes), no: Number(row.no) }));
    },
  };
};
