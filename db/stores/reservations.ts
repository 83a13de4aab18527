import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne, notInArray, or, sql } from "drizzle-orm";
import type { NewHold, ReservationStore, Wanted } from "../../app/reservations/store.ts";
import type { Actor, Contact, Reservation, ReservationEvent, ReservationState } from "../../app/reservations/types.ts";
import type { Dialect, Reads, Tx } from "../dialect.ts";
import { writeMails } from "./outbox.ts";
import { seatsOf } from "./seats.ts";

type EventBody = Omit<ReservationEvent, "seq" | "at" | "actor">;
/** How long a browser that booked or gave the second secret may open the reservation. */
const grantMs = 30 * 24 * 60 * 60 * 1000;
/** Thrown to undo what a body has written; never leaves this file. */
class Full extends Error {}

/** States that take no seat any more. */
const seatless: readonly ReservationState[] = ["cancelled", "displaced", "expired"];

export const reservationStore = (dialect: Dialect): ReservationStore => {
  const { timetables, reservations, reservationEvents: events, reservationGrants: grants } = dialect.tables;
  const seats = seatsOf(dialect);
  /** Many want the same few seats at nine in the morning: one after the other, nobody is taken back. */
  const alone = <T>(body: (tx: Tx) => Promise<T>) =>
    dialect.transact(body, { inTurn: dialect.tables.reservationSeats });
  type Row = typeof reservations.$inferSelect;

  const toDomain = ({ name, kana, tel, email, ...row }: Row): Reservation => ({
    ...row,
    contact: name === null ? null : { name, kana: kana ?? "", tel: tel ?? "", email },
  });
  const contactRow = (contact: Contact | null) => ({
    name: contact?.name ?? null,
    kana: contact?.kana ?? null,
    tel: contact?.tel ?? null,
    email: contact?.email ?? null,
  });
  const find = async (tx: Tx, id: string): Promise<Reservation | null> => {
    const [row] = await tx.select().from(reservations).where(eq(reservations.id, id));
    return row ? toDomain(row) : null;
  };
  /** `revision` counts every event, so it is also the next sequence number. */
  const tell = async (tx: Tx, reservationId: string, seq: number, at: number, actor: Actor, body: EventBody) => {
    await tx.insert(events).values({ reservationId, seq, at, actor, type: body.type, body });
  };
  const update = async (tx: Tx, before: Reservation, changes: Partial<Row>, at: number): Promise<Reservation> => {
    const [row] = await tx
      .update(reservations)
      .set({ ...changes, updatedAt: at, revision: before.revision + 1 })
      .where(and(eq(reservations.id, before.id), eq(reservations.revision, before.revision)))
      .returning();
    if (!row) throw new Error("a reservation changed within its own transaction");
    return toDomain(row);
  };
  /** Open reservations of the same service by the same browser, telephone or mail, this one apart. */
  const countOpen = async (
    tx: Tx,
    own: Pick<Reservation, "id" | "serviceId" | "sessionHash">,
    contact: Contact | null,
  ) => {
    const same = [
      ...(own.sessionHash === "" ? [] : [eq(reservations.sessionHash, own.sessionHash)]),
      ...(contact ? [eq(reservations.tel, contact.tel)] : []),
      ...(contact?.email ? [eq(reservations.email, contact.email)] : []),
    ];
    if (same.length === 0) return 0;
    const [row] = await tx
      .select({ count: sql<number>`count(*)` })
      .from(reservations)
      .where(
        and(
          or(...same),
          eq(reservations.serviceId, own.serviceId),
          inArray(reservations.state, ["confirmed", "displaced"]),
          ne(reservations.id, own.id),
        ),
      );
    return Number(row?.count ?? 0);
  };
  /** Marks holds as run out and gives their seats back. */
  const end = async (tx: Tx, ids: string[], at: number): Promise<Reservation[]> => {
    if (ids.length === 0) return [];
    const rows = await tx
      .update(reservations)
      .set({ state: "expired", updatedAt: at, revision: sql`${reservations.revision} + 1` })
      .where(and(inArray(reservations.id, ids), eq(reservations.state, "held")))
      .returning();
    const ended = rows.map(toDomain);
    await seats.release(
      tx,
      ended.map(({ id }) => id),
    );
    for (const { id, revision } of ended) await tell(tx, id, revision, at, { kind: "system" }, { type: "expired" });
    return ended;
  };
  const grantTo = (tx: Tx, sessionHash: string, reservationId: string, expiresAt: number) =>
    tx
      .insert(grants)
      .values({ sessionHash, reservationId, expiresAt })
      .onConflictDoUpdate({ target: [grants.sessionHash, grants.reservationId], set: { expiresAt } });
  /** The first free desk, taken; throws Full. */
  const take = async (tx: Tx, id: string, wanted: Wanted, now: number): Promise<number> => {
    await end(tx, await seats.runOut(tx, wanted, now), now);
    const desk = await seats.take(tx, id, wanted);
    if (desk === null) throw new Full();
    return desk;
  };
  /** "full" when a body found no seat: everything it wrote is undone. */
  const orFull = async <T>(work: Promise<T>): Promise<T | "full"> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Full) return "full";
      throw error;
    }
  };

  return {
    timetableVersion: async () => {
      const [row] = await dialect.read
        .select({ version: timetables.version })
        .from(timetables)
        .orderBy(desc(timetables.version))
        .limit(1);
      return row?.version ?? 0;
    },
    timetable: async () => {
      const [row] = await dialect.read
        .select({ version: timetables.version, value: timetables.value })
        .from(timetables)
        .orderBy(desc(timetables.version))
        .limit(1);
      return row ?? null;
    },
    publishTimetable: async ({ expected, value, by, at, displaced, mails }) =>
      alone(async (tx) => {
        const [newest] = await tx
          .select({ version: timetables.version })
          .from(timetables)
          .orderBy(desc(timetables.version))
          .limit(1);
        if ((newest?.version ?? 0) !== expected) return "conflict";
        await tx.insert(timetables).values({ version: expected + 1, value, by, at });
        for (const { id, reason } of displaced) {
          const before = await find(tx, id);
          if (before?.state !== "confirmed") continue;
          const after = await update(tx, before, { state: "displaced" }, at);
          await seats.release(tx, [id]);
          await tell(tx, id, after.revision, at, by, { type: "displaced", reason } as EventBody);
        }
        await writeMails(tx, dialect.tables, mails, at);
        return "published";
      }),

    taken: (pool, from, until, now) => seats.taken(pool, from, until, now),

    hold: async (hold: NewHold, wanted, limit) => {
      // Whoever is too late is told so without a turn: at nine o'clock they are many more than the seats.
      const isFull = (from: Reads) => seats.isFull(from, wanted, hold.sessionHash, hold.createdAt);
      if (await isFull(dialect.read)) return "full";
      return orFull(
        alone(async (tx) => {
          if (await isFull(tx)) return "full";
          if ((await countOpen(tx, hold, null)) >= limit) return "limit";
          const own = await tx
            .select({ id: reservations.id })
            .from(reservations)
            .where(and(eq(reservations.sessionHash, hold.sessionHash), eq(reservations.state, "held")));
          // A clerk's session holds for one caller at a time as well.
          await end(
            tx,
            own.map(({ id }) => id),
            hold.createdAt,
          );
          const [row] = await tx
            .insert(reservations)
            .values({ ...hold, ...contactRow(null), desk: 0, state: "held", revision: 1, remindedAt: null })
            .returning({ id: reservations.id });
          if (!row) throw new Error("a hold was not written");
          const desk = await take(tx, hold.id, wanted, hold.createdAt);
          const [held] = await tx.update(reservations).set({ desk }).where(eq(reservations.id, hold.id)).returning();
          if (!held) throw new Error("a hold was not written");
          await tell(tx, hold.id, 1, hold.createdAt, { kind: "resident" }, { type: "held" });
          await grantTo(tx, hold.sessionHash, hold.id, hold.createdAt + grantMs);
          return { reservation: toDomain(held) };
        }),
      );
    },
    confirm: ({ id, contact, address, note, wanted, limit, mails, actor, at }) =>
      orFull(
        alone(async (tx) => {
          const before = await find(tx, id);
          if (before?.state === "confirmed") return { reservation: before };
          if (!before || !["held", "expired"].includes(before.state)) return "gone";
          if ((await countOpen(tx, before, contact)) >= limit) return "limit";
          const isOver = before.state === "expired" || (before.holdExpiresAt ?? 0) <= at;
          if (isOver) await seats.release(tx, [id]);
          const desk = isOver ? await take(tx, id, wanted, at) : before.desk;
          const state = { state: "confirmed" as const, holdExpiresAt: null };
          const after = await update(tx, before, { ...state, ...contactRow(contact), address, note, desk }, at);
          await tell(tx, id, after.revision, at, actor, { type: "confirmed" });
          await writeMails(tx, dialect.tables, mails, at);
          return { reservation: after };
        }),
      ),
    extend: async (id, sessionHash, until, at) => {
      const { holdExpiresAt } = reservations;
      const [row] = await dialect.write((tx) =>
        tx
          .update(reservations)
          .set({ holdExpiresAt: until })
          .where(
            and(
              eq(reservations.id, id),
              eq(reservations.state, "held"),
              eq(reservations.sessionHash, sessionHash),
              gt(holdExpiresAt, at),
              lt(holdExpiresAt, until),
            ),
          )
          .returning(),
      );
      return row ? toDomain(row) : null;
    },
    release: async (id, sessionHash, at) => {
      await alone(async (tx) => {
        const before = await find(tx, id);
        if (before?.state === "held" && before.sessionHash === sessionHash) await end(tx, [id], at);
      });
    },
    move: ({ id, revision, to, wanted, mails, actor, at }) =>
      orFull(
        alone(async (tx) => {
          const before = await find(tx, id);
          if (!before || before.revision !== revision) return "stale";
          if (before.state !== "confirmed" && before.state !== "displaced") return "stale";
          await seats.release(tx, [id]);
          const desk = await take(tx, id, wanted, at);
          const after = await update(tx, before, { ...to, desk, state: "confirmed", remindedAt: null }, at);
          const { serviceId, counterId, day, start, minutes } = before;
          const from = { serviceId, counterId, day, start, minutes };
          await tell(tx, id, after.revision, at, actor, { type: "moved", from, to } as EventBody);
          await writeMails(tx, dialect.tables, mails, at);
          return { reservation: after };
        }),
      ),
    change: async ({ id, revision, from, to, event, mails, actor, at }) =>
      alone(async (tx) => {
        const before = await find(tx, id);
        if (!before || before.revision !== revision || !from.includes(before.state)) return "stale";
        const after = await update(tx, before, { state: to }, at);
        if (seatless.includes(to)) await seats.release(tx, [id]);
        await tell(tx, id, after.revision, at, actor, event);
        await writeMails(tx, dialect.tables, mails, at);
        return { reservation: after };
      }),
    expire: async (now, limit) => {
      const over = await dialect.read
        .select({ id: reservations.id })
        .from(reservations)
        .where(and(eq(reservations.state, "held"), lte(reservations.holdExpiresAt, now)))
        .limit(limit);
      // Asked every few seconds: without one it must not cost a durable write.
      if (over.length === 0) return [];
      return alone((tx) =>
        end(
          tx,
          over.map(({ id }) => id),
          now,
        ),
      );
    },

    byCode: async (code) => {
      const [row] = await dialect.read.select().from(reservations).where(eq(reservations.code, code));
      return row ? toDomain(row) : null;
    },
    byId: async (id) => {
      const [row] = await dialect.read.select().from(reservations).where(eq(reservations.id, id));
      return row ? toDomain(row) : null;
    },
    history: async (id) => {
      const rows = await dialect.read
        .select({ seq: events.seq, at: events.at, actor: events.actor, body: events.body })
        .from(events)
        .where(eq(events.reservationId, id))
        .orderBy(asc(events.seq));
      return rows.map(({ body, ...rest }) => ({ ...body, ...rest }) as ReservationEvent);
    },
    list: async ({ counterIds, from, until, states, limit }) => {
      const rows = await dialect.read
        .select()
        .from(reservations)
        .where(
          and(
            counterIds === null ? undefined : inArray(reservations.counterId, counterIds),
            gte(reservations.day, from),
            lte(reservations.day, until),
            states === null ? ne(reservations.state, "expired") : inArray(reservations.state, [...states]),
          ),
        )
        .orderBy(asc(reservations.day), asc(reservations.start), asc(reservations.id))
        .limit(limit);
      return rows.map(toDomain);
    },
    ofApplication: async (applicationId) => {
      const rows = await dialect.read
        .select()
        .from(reservations)
        .where(and(eq(reservations.applicationId, applicationId), ne(reservations.state, "expired")))
        .orderBy(asc(reservations.day), asc(reservations.start))
        .limit(50);
      return rows.map(toDomain);
    },
    listGranted: async (sessionHash, now) => {
      const rows = await dialect.read
        .select({ reservation: reservations })
        .from(grants)
        .innerJoin(reservations, eq(reservations.id, grants.reservationId))
        .where(
          and(
            eq(grants.sessionHash, sessionHash),
            gt(grants.expiresAt, now),
            notInArray(reservations.state, ["held", "expired"]),
          ),
        )
        .orderBy(desc(reservations.day), desc(reservations.start))
        .limit(50);
      return rows.map(({ reservation }) => toDomain(reservation));
    },
    toRemind: async (day, changedBefore, limit) => {
      const rows = await dialect.read
        .select()
        .from(reservations)
        .where(
          and(
            eq(reservations.day, day),
            eq(reservations.state, "confirmed"),
            lt(reservations.updatedAt, changedBefore),
            sql`${reservations.email} is not null`,
            sql`${reservations.remindedAt} is null`,
          ),
        )
        .limit(limit);
      return rows.map(toDomain);
    },
    reminded: async (id, mail, at) =>
      alone(async (tx) => {
        const before = await find(tx, id);
        if (before?.state !== "confirmed" || before.remindedAt !== null) return false;
        const after = await update(tx, before, { remindedAt: at }, at);
        await tell(tx, id, after.revision, at, { kind: "system" }, { type: "reminded" });
        await writeMails(tx, dialect.tables, [mail], at);
        return true;
      }),

    isGranted: async (sessionHash, reservationId, now) => {
      const rows = await dialect.read
        .select({ id: grants.reservationId })
        .from(grants)
        .where(
          and(eq(grants.sessionHash, sessionHash), eq(grants.reservationId, reservationId), gt(grants.expiresAt, now)),
        );
      return rows.length === 1;
    },
    grant: async (sessionHash, reservationId, expiresAt) => {
      await dialect.write((tx) => grantTo(tx, sessionHash, reservationId, expiresAt));
    },
  };
};
