import { asc, count, sql } from "drizzle-orm";
import type { Review, Session } from "../../app/accessibility/reviews.ts";
import type { DecisionStore } from "../../app/accessibility/store.ts";
import type { Dialect } from "../dialect.ts";
import type { Tables } from "../schema/tables.ts";
import { inChunks } from "./chunks.ts";
import { contentOf } from "./content.ts";

type Row = Tables["accessibilityReviews"]["$inferSelect"];

export const accessibilityReviewStore = (dialect: Dialect): DecisionStore => {
  const { accessibilityReviews: decisions } = dialect.tables;
  const content = contentOf(dialect);

  /** What the public results say changes with every row. */
  const add = async (rows: Row[]): Promise<void> => {
    if (rows.length === 0) return;
    await content.transact(async (tx, changed) => {
      await changed();
      for (const chunk of inChunks(rows)) await tx.insert(decisions).values(chunk);
    });
  };

  return {
    decide: (reviews) => add(reviews.map((review) => ({ ...review }))),
    addSession: (session) => add([rowOfSession(session)]),
    all: async () => {
      const rows = await dialect.read.select().from(decisions).orderBy(asc(decisions.at), asc(decisions.id));
      return {
        reviews: rows.flatMap(({ kind, ...row }): Review[] => (kind === "session" ? [] : [{ ...row, kind }])),
        sessions: rows.flatMap((row): Session[] => (row.kind === "session" ? [sessionOf(row)] : [])),
      };
    },
    count: async () => {
      const [row] = await dialect.read.select({ rows: sql<number>`${count()}` }).from(decisions);
      // A count is a bigint for PostgreSQL, and its driver gives those as text.
      return Number(row?.rows ?? 0);
    },
  };
};

type Details = Pick<Session, "kind" | "tool" | "system" | "browser" | "on" | "pages" | "findings">;

const rowOfSession = ({ id, accountId, name, at, ...details }: Session): Row => ({
  ...{ id, accountId, name, at },
  kind: "session",
  criterion: "*",
  state: "*",
  contentHash: "",
  outcome: "cantTell",
  reason: JSON.stringify(details satisfies Details),
  until: null,
});

const sessionOf = ({ id, accountId, name, at, reason }: Row): Session => ({
  ...(JSON.parse(reason) as Details),
  ...{ id, accountId, name, at },
});
