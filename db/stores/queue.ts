import { and, asc, count, desc, eq, gte, inArray, isNotNull, ne, or, sql } from "drizzle-orm";
import type { Effect, NewTicket, QueueStore, Ticket } from "../../app/reservations/queue-store.ts";
import type { Actor, ReservationEvent, TicketState } from "../../app/reservations/types.ts";
import type { Dialect, Tx } from "../dialect.ts";

type EventBody = Omit<ReservationEvent, "seq" | "at" | "actor">;

const inLine = ["waiting", "called", "serving"] as const satisfies readonly TicketState[];
const atDesk = ["called", "serving"] as const satisfies readonly TicketState[];

/** What a state does to the times of a ticket. */
const timesOf = (to: TicketState, before: Ticket, at: number): Partial<Ticket> => {
  if (to === "called") return { calledAt: at };
  if (to === "serving") return { servedAt: at };
  if (to === "waiting") return { desk: null, calledAt: null, servedAt: null, endedAt: null };
  return { endedAt: at, servedAt: to === "done" ? (before.servedAt ?? before.calledAt) : before.servedAt };
};

export const queueStore = (dialect: Dialect): QueueStore => {
  const { tickets, reservations, reservationEvents: events } = dialect.tables;
  const { read } = dialect;
  /** In turn with the bookings: what happens to a ticket happens to its reservation. */
  const alone = <T>(body: (tx: Tx) => Promise<T>) =>
    dialect.transact(body, { inTurn: dialect.tables.reservationSeats });
  const order = [asc(tickets.dueAt), asc(tickets.issuedAt), asc(tickets.number)];
  const ofDay = (counterId: string, day: string) => and(eq(tickets.counterId, counterId), eq(tickets.day, day));

  const insert = async (tx: Tx, ticket: NewTicket, reservationId: string | null): Promise<Ticket> => {
    const [last] = await tx
      .select({ number: tickets.number })
      .from(tickets)
      .where(ofDay(ticket.counterId, ticket.day))
      .orderBy(desc(tickets.number))
      .limit(1);
    const fresh = { desk: null, calledAt: null, servedAt: null, endedAt: null, state: "waiting" as const };
    const [row] = await tx
      .insert(tickets)
      .values({ ...ticket, ...fresh, number: (last?.number ?? 0) + 1, reservationId, revision: 1 })
      .returning();
    if (!row) throw new Error("a ticket was not written");
    return row;
  };
  const update = async (tx: Tx, before: Ticket, changes: Partial<Ticket>): Promise<Ticket> => {
    const [row] = await tx
      .update(tickets)
      .set({ ...changes, revision: before.revision + 1 })
      .where(and(eq(tickets.id, before.id), eq(tickets.revision, before.revision)))
      .returning();
    if (!row) throw new Error("a ticket changed within its own transaction");
    return row;
  };
  /** The reservation goes along with its ticket; its revision counts its events. */
  const tell = async (tx: Tx, reservationId: string, { state, event }: Effect, actor: Actor, at: number) => {
    const [row] = await tx
      .update(reservations)
      .set({ state, updatedAt: at, revision: sql`${reservations.revision} + 1` })
      .where(eq(reservations.id, reservationId))
      .returning({ seq: reservations.revision });
    if (!row) throw new Error("a ticket without its reservation");
    const body = { type: event } as EventBody;
    await tx.insert(events).values({ reservationId, seq: row.seq, at, actor, type: event, body });
  };

  return {
    issue: (ticket) => alone((tx) => insert(tx, ticket, null)),
    checkIn: async (ticket, reservationId, actor) =>
      alone(async (tx) => {
        const [known] = await tx.select().from(tickets).where(eq(tickets.reservationId, reservationId));
        if (known) return known;
        const [reservation] = await tx
          .select({ state: reservations.state })
          .from(reservations)
          .where(eq(reservations.id, reservationId));
        if (reservation?.state !== "confirmed") return "stale";
        const row = await insert(tx, ticket, reservationId);
        await tell(tx, reservationId, { state: "arrived", event: "arrived" }, actor, ticket.issuedAt);
        return row;
      }),
    callNext: async ({ counterId, day, desk, actor, at }) =>
      alone(async (tx) => {
        const line = and(ofDay(counterId, day), eq(tickets.state, "waiting"));
        const busy = await tx
          .select({ id: tickets.id })
          .from(tickets)
          .where(and(ofDay(counterId, day), eq(tickets.desk, desk), inArray(tickets.state, atDesk)))
          .limit(1);
        if (busy.length > 0) return null;
        const [next] = await tx
          .select()
          .from(tickets)
          .where(line)
          .orderBy(...order)
          .limit(1);
        if (!next) return null;
        const called = await update(tx, next, { state: "called", desk, ...timesOf("called", next, at) });
        const effect: Effect = { state: "arrived", event: "called" };
        if (next.reservationId !== null) await tell(tx, next.reservationId, effect, actor, at);
        return called;
      }),
    change: async ({ id, revision, from, to, desk, effect, actor, at }) =>
      alone(async (tx) => {
        const [before] = await tx.select().from(tickets).where(eq(tickets.id, id));
        if (!before || before.revision !== revision || !from.includes(before.state)) return "stale";
        const own = desk === undefined ? {} : { desk };
        const after = await update(tx, before, { state: to, ...own, ...timesOf(to, before, at) });
        if (before.reservationId !== null) await tell(tx, before.reservationId, effect, actor, at);
        return after;
      }),

    line: async (counterId, day) =>
      read
        .select()
        .from(tickets)
        .where(and(ofDay(counterId, day), inArray(tickets.state, inLine)))
        .orderBy(...order),
    ended: async (counterId, day, limit) =>
      read
        .select()
        .from(tickets)
        .where(and(ofDay(counterId, day), inArray(tickets.state, ["done", "left"])))
        .orderBy(desc(tickets.endedAt), desc(tickets.number))
        .limit(limit),
    desksSince: async (counterId, day, since) => {
      const rows = await read
        .select({ desk: tickets.desk })
        .from(tickets)
        .where(
          and(
            ofDay(counterId, day),
            isNotNull(tickets.desk),
            or(inArray(tickets.state, atDesk), gte(tickets.endedAt, since)),
          ),
        )
        .groupBy(tickets.desk);
      return rows.length;
    },
    recentTalks: async (counterId, serviceId, sinceDay, limit) => {
      const rows = await read
        .select({ from: tickets.servedAt, until: tickets.endedAt })
        .from(tickets)
        .where(
          and(
            eq(tickets.counterId, counterId),
            gte(tickets.day, sinceDay),
            eq(tickets.serviceId, serviceId),
            eq(tickets.state, "done"),
          ),
        )
        .orderBy(desc(tickets.endedAt))
        .limit(limit);
      return rows.flatMap(({ from, until }) => (from === null || until === null ? [] : [until - from]));
    },
    counts: async (day) => {
      const rows = await read
        .select({ counterId: tickets.counterId, state: tickets.state, count: count() })
        .from(tickets)
        .where(and(eq(tickets.day, day), ne(tickets.state, "left")))
        .groupBy(tickets.counterId, tickets.state);
      const sum = (own: typeof rows, states: readonly TicketState[]) =>
        own.filter(({ state }) => states.includes(state)).reduce((all, row) => all + Number(row.count), 0);
      return [...Map.groupBy(rows, ({ counterId }) => counterId)].map(([counterId, own]) => ({
        counterId,
        waiting: sum(own, ["waiting"]),
        atDesks: sum(own, atDesk),
      }));
    },
    byId: async (id) => {
      const [row] = await read.select().from(tickets).where(eq(tickets.id, id));
      return row ?? null;
    },
    byCode: async (code) => {
      const [row] = await read.select().from(tickets).where(eq(tickets.code, code));
      return row ?? null;
    },
    ofReservation: async (reservationId) => {
      const [row] = await read.select().from(tickets).where(eq(tickets.reservationId, reservationId));
      return row ?? null;
    },
  };
};
