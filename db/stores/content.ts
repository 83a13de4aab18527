import { eq, placeholder, sql } from "drizzle-orm";
import type { Dialect, Turn, Tx } from "../dialect.ts";

const contentCounter = "content";

/** The site's content version, for the stores that change public pages. */
export const contentOf = (dialect: Dialect) => {
  const { siteCounters: counters } = dialect.tables;
  const counter = dialect.prepare("content_version", (read) =>
    read
      .select({ value: counters.value })
      .from(counters)
      .where(eq(counters.name, placeholder("name"))),
  );
  const grow = async (tx: Tx): Promise<number> => {
    const [row] = await tx
      .insert(counters)
      .values({ name: contentCounter, value: 1 })
      .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
      .returning({ value: counters.value });
    if (!row) throw new Error("content version was not written");
    await dialect.content.announce(tx, row.value);
    return row.value;
  };

  return {
    /**
     * A transaction that may change public pages: its body calls `changed` when it does, before what it changes (of two
     * publishers PostgreSQL then tells one to run again). Other processes learn of it with the commit.
     */
    transact: async <T>(
      body: (tx: Tx, changed: () => Promise<void>) => Promise<T>,
      options?: { inTurn: Turn },
    ): Promise<T> => {
      const { value, grown } = await dialect.transact(async (tx) => {
        let grown: number | null = null;
        const changed = async (): Promise<void> => {
          grown ??= await grow(tx);
        };
        const value = await body(tx, changed);
        return { value, grown: grown as number | null };
      }, options);
      if (grown !== null) dialect.content.learn(grown);
      return value;
    },
    version: async (): Promise<number> => {
      const known = dialect.content.known();
      if (known !== null) return known;
      const [row] = await counter({ name: contentCounter });
      const version = row?.value ?? 0;
      dialect.content.learn(version);
      return version;
    },
  };
};
