import { and, asc, eq, gte, isNotNull, isNull, lt, lte, or } from "drizzle-orm";
import type { WaitingEntry, WaitingStore } from "../../app/reservations/waiting-store.ts";
import type { Dialect } from "../dialect.ts";
import { writeMails } from "./outbox.ts";

export const waitingStore = (dialect: Dialect): WaitingStore => {
  const { waitingEntries: entries } = dialect.tables;
  type Row = typeof entries.$inferSelect;

  const toDomain = ({ notices: _, lastOffer, ...row }: Row): WaitingEntry => ({
    ...row,
    offers: lastOffer === null ? [] : lastOffer.split(" "),
  });

  return {
    join: async (entry, mails) => {
      const { email, serviceId, createdAt } = entry;
      await dialect.transact(async (tx) => {
        await tx
          .update(entries)
          .set({ endedAt: createdAt })
          .where(and(eq(entries.email, email), eq(entries.serviceId, serviceId), isNull(entries.endedAt)));
        await tx.insert(entries).values({ ...entry, notices: 0, lastOffer: null, endedAt: null });
        await writeMails(tx, dialect.tables, mails, createdAt);
      });
    },
    byId: async (id) => {
      const [row] = await dialect.read.select().from(entries).where(eq(entries.id, id));
      return row ? toDomain(row) : null;
    },
    waitingFor: async ({ serviceId, counterId, day }, limit) => {
      const rows = await dialect.read
        .select()
        .from(entries)
        .where(
          and(
            eq(entries.serviceId, serviceId),
            isNull(entries.endedAt),
            or(isNull(entries.counterId), eq(entries.counterId, counterId)),
            lte(entries.fromDay, day),
            gte(entries.untilDay, day),
          ),
        )
        .orderBy(asc(entries.createdAt), asc(entries.id))
        .limit(limit);
      return rows.map(toDomain);
    },
    offer: async ({ id, time, most, mail, at }) =>
      dialect.transact(async (tx) => {
        const [row] = await tx.select().from(entries).where(eq(entries.id, id));
        if (!row || row.endedAt !== null || row.notices >= most) return false;
        const { offers } = toDomain(row);
        if (offers.includes(time)) return false;
        const notices = row.notices + 1;
        const lastOffer = [...offers, time].join(" ");
        await tx
          .update(entries)
          .set({ notices, lastOffer, endedAt: notices === most ? at : null })
          .where(eq(entries.id, id));
        await writeMails(tx, dialect.tables, [mail], at);
        return true;
      }),
    served: async (email, serviceId, at) => {
      const own = and(eq(entries.email, email), eq(entries.serviceId, serviceId));
      await dialect.write((tx) =>
        tx
          .update(entries)
          .set({ endedAt: at })
          .where(and(own, isNull(entries.reservationId), isNull(entries.endedAt))),
      );
    },
    end: async (id, at) => {
      const rows = await dialect.write((tx) =>
        tx
          .update(entries)
          .set({ endedAt: at })
          .where(and(eq(entries.id, id), isNull(entries.endedAt)))
          .returning({ id: entries.id }),
      );
      return rows.length === 1;
    },
    forget: async ({ endedBefore, untilBefore }) => {
      const rows = await dialect.write((tx) =>
        tx
          .delete(entries)
          .where(
            or(and(isNotNull(entries.endedAt), lt(entries.endedAt, endedBefore)), lt(entries.untilDay, untilBefore)),
          )
          .returning({ id: entries.id }),
      );
      return rows.length;
    },
  };
};
