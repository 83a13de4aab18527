import { and, eq, gt, gte, inArray, lte, ne, or } from "drizzle-orm";
import type { Wanted } from "../../app/reservations/store.ts";
import type { Dialect, Reads, Tx } from "../dialect.ts";
import { inChunks } from "./chunks.ts";

/** The rows behind every promise of a time: who sits at which desk of a pool in which step of the grid. */
export const seatsOf = (dialect: Dialect) => {
  const { reservationSeats: seats, reservations } = dialect.tables;
  const within = ({ pool, day, grains }: Wanted) =>
    and(
      eq(seats.pool, pool),
      eq(seats.day, day),
      gte(seats.grain, Math.min(...grains)),
      lte(seats.grain, Math.max(...grains)),
    );
  return {
    taken: (pool: string, from: string, until: string, now: number) =>
      dialect.read
        .select({ day: seats.day, grain: seats.grain, desk: seats.desk })
        .from(seats)
        .innerJoin(reservations, eq(reservations.id, seats.reservationId))
        .where(
          and(
            eq(seats.pool, pool),
            gte(seats.day, from),
            lte(seats.day, until),
            or(ne(reservations.state, "held"), gt(reservations.holdExpiresAt, now)),
          ),
        ),
    /** No wanted desk is free, holds of this session and those that ran out apart. */
    isFull: async (from: Reads, wanted: Wanted, sessionHash: string, now: number): Promise<boolean> => {
      const occupied = await from
        .select({ desk: seats.desk })
        .from(seats)
        .innerJoin(reservations, eq(reservations.id, seats.reservationId))
        .where(
          and(
            within(wanted),
            or(
              ne(reservations.state, "held"),
              and(gt(reservations.holdExpiresAt, now), ne(reservations.sessionHash, sessionHash)),
            ),
          ),
        )
        .groupBy(seats.desk);
      const busy = new Set(occupied.map((row) => row.desk));
      return wanted.desks.every((each) => busy.has(each));
    },
    /** Holds in the way that ran out. */
    runOut: async (tx: Tx, wanted: Wanted, now: number): Promise<string[]> => {
      const rows = await tx
        .select({ id: reservations.id })
        .from(seats)
        .innerJoin(reservations, eq(reservations.id, seats.reservationId))
        .where(and(within(wanted), eq(reservations.state, "held"), lte(reservations.holdExpiresAt, now)))
        .groupBy(reservations.id);
      return rows.map(({ id }) => id);
    },
    /** The first of the wanted desks that is free in every grain; null when none is. */
    take: async (tx: Tx, reservationId: string, wanted: Wanted): Promise<number | null> => {
      // One row for each desk: a full class has a seat for every five minutes at every desk.
      const occupied = await tx.select({ desk: seats.desk }).from(seats).where(within(wanted)).groupBy(seats.desk);
      const busy = new Set(occupied.map((row) => row.desk));
      const desk = wanted.desks.find((each) => !busy.has(each));
      if (desk === undefined) return null;
      const { pool, day } = wanted;
      const rows = wanted.grains.map((grain) => ({ pool, day, grain, desk, reservationId }));
      for (const chunk of inChunks(rows)) await tx.insert(seats).values(chunk);
      return desk;
    },
    release: async (tx: Tx, ids: string[]): Promise<void> => {
      if (ids.length > 0) await tx.delete(seats).where(inArray(seats.reservationId, ids));
    },
  };
};
