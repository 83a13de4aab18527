import { and, desc, eq, inArray, max } from "drizzle-orm";
import type { DeskStore } from "../../app/reservations/desk-store.ts";
import type { Dialect } from "../dialect.ts";
import { inChunks } from "./chunks.ts";

export const deskStore = (dialect: Dialect): DeskStore => {
  const { timetables, counterFeeds, reservationEvents: events } = dialect.tables;
  const { read } = dialect;
  return {
    versions: async (limit) => read.select().from(timetables).orderBy(desc(timetables.version)).limit(limit),
    told: async (reservationIds) => {
      const found: string[] = [];
      for (const ids of inChunks([...reservationIds])) {
        const rows = await read
          .select({ id: events.reservationId, type: events.type, seq: max(events.seq) })
          .from(events)
          .where(and(inArray(events.reservationId, ids), inArray(events.type, ["displaced", "told"])))
          .groupBy(events.reservationId, events.type);
        const last = (id: string, type: string) => rows.find((row) => row.id === id && row.type === type)?.seq ?? 0;
        found.push(...ids.filter((id) => last(id, "told") > last(id, "displaced")));
      }
      return found;
    },
    feedSince: async (counterId) => {
      const [row] = await read
        .select({ at: counterFeeds.createdAt })
        .from(counterFeeds)
        .where(eq(counterFeeds.counterId, counterId));
      return row?.at ?? null;
    },
    renewFeed: async ({ counterId, tokenHash, at }) => {
      await dialect.write((tx) =>
        tx
          .insert(counterFeeds)
          .values({ counterId, tokenHash, createdAt: at })
          .onConflictDoUpdate({ target: counterFeeds.counterId, set: { tokenHash, createdAt: at } }),
      );
    },
    counterOfFeed: async (tokenHash) => {
      const [row] = await read
        .select({ counterId: counterFeeds.counterId })
        .from(counterFeeds)
        .where(eq(counterFeeds.tokenHash, tokenHash));
      return row?.counterId ?? null;
    },
  };
};
