import { sql } from "drizzle-orm";
import type { Handoff, HandoffState } from "../../app/applications/handoff-store.ts";
import type { Answers } from "../../app/engine/answers.ts";
import type { BookingChannel, Kind, Timetable } from "../../app/reservations/timetable.ts";
import type { Actor, ReservationEvent, ReservationState, TicketState } from "../../app/reservations/types.ts";
import type { Kit } from "./kit.ts";

type EventBody = Omit<ReservationEvent, "seq" | "at" | "actor">;

/** Timetables, reservations with their history, and the seats they take. */
export const reservationTables = (kit: Kit) => {
  const timetables = kit.table("timetables", {
    version: kit.int("version").primaryKey(),
    value: kit.json<Timetable>("value").notNull(),
    by: kit.json<Actor>("by").notNull(),
    at: kit.time("at").notNull(),
  });
  const reservations = kit.table(
    "reservations",
    {
      id: kit.text("id").primaryKey(),
      code: kit.text("code").notNull(),
      serviceId: kit.text("service_id").notNull(),
      counterId: kit.text("counter_id").notNull(),
      day: kit.text("day").notNull(),
      start: kit.int("start").notNull(),
      minutes: kit.int("minutes").notNull(),
      desk: kit.int("desk").notNull(),
      kind: kit.text<Kind>("kind").notNull(),
      channel: kit.text<BookingChannel>("channel").notNull(),
      state: kit.text<ReservationState>("state").notNull(),
      /** Null until the details are given. */
      name: kit.text("name"),
      kana: kit.text("kana"),
      tel: kit.text("tel"),
      email: kit.text("email"),
      address: kit.text("address"),
      note: kit.text("note").notNull(),
      locale: kit.text("locale").notNull(),
      procedures: kit.json<string[]>("procedures").notNull(),
      applicationId: kit.text("application_id"),
      sessionHash: kit.text("session_hash").notNull(),
      createdAt: kit.time("created_at").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
      holdExpiresAt: kit.time("hold_expires_at"),
      revision: kit.int("revision").notNull(),
      remindedAt: kit.time("reminded_at"),
    },
    (t) => [
      kit.unique("reservations_code").on(t.code),
      kit.index("reservations_day").on(t.counterId, t.day, t.start),
      kit.index("reservations_state").on(t.state, t.holdExpiresAt),
      kit.index("reservations_session").on(t.sessionHash, t.state),
      kit.index("reservations_tel").on(t.tel, t.state),
      kit.index("reservations_email").on(t.email, t.state),
      kit.index("reservations_application").on(t.applicationId),
    ],
  );
  /** A seat is a row: one desk of a pool for one step of the grid. Its key is the promise that nobody is booked twice. */
  const reservationSeats = kit.table(
    "reservation_seats",
    {
      pool: kit.text("pool").notNull(),
      day: kit.text("day").notNull(),
      grain: kit.int("grain").notNull(),
      desk: kit.int("desk").notNull(),
      reservationId: kit
        .text("reservation_id")
        .notNull()
        .references(() => reservations.id),
    },
    (t) => [
      kit.primaryKey({ name: "reservation_seats_pk", columns: [t.pool, t.day, t.grain, t.desk] }),
      kit.index("reservation_seats_reservation").on(t.reservationId),
    ],
  );
  const reservationEvents = kit.table(
    "reservation_events",
    {
      reservationId: kit
        .text("reservation_id")
        .notNull()
        .references(() => reservations.id),
      seq: kit.int("seq").notNull(),
      at: kit.time("at").notNull(),
      actor: kit.json<Actor>("actor").notNull(),
      type: kit.text<EventBody["type"]>("type").notNull(),
      body: kit.json<EventBody>("body").notNull(),
    },
    (t) => [kit.primaryKey({ name: "reservation_events_pk", columns: [t.reservationId, t.seq] })],
  );
  const reservationGrants = kit.table(
    "reservation_grants",
    {
      sessionHash: kit.text("session_hash").notNull(),
      reservationId: kit
        .text("reservation_id")
        .notNull()
        .references(() => reservations.id),
      expiresAt: kit.time("expires_at").notNull(),
    },
    (t) => [kit.primaryKey({ name: "reservation_grants_pk", columns: [t.sessionHash, t.reservationId] })],
  );
  /** Somebody who wants to be told of an earlier time; with `reservationId` they have a later one already. */
  const waitingEntries = kit.table(
    "waiting_entries",
    {
      id: kit.text("id").primaryKey(),
      serviceId: kit.text("service_id").notNull(),
      /** Null: any place. */
      counterId: kit.text("counter_id"),
      fromDay: kit.text("from_day").notNull(),
      untilDay: kit.text("until_day").notNull(),
      email: kit.text("email").notNull(),
      locale: kit.text("locale").notNull(),
      reservationId: kit.text("reservation_id").references(() => reservations.id),
      notices: kit.int("notices").notNull(),
      /** The times offered so far ("counter/day/start", a space between), so that nobody is told of one twice. */
      lastOffer: kit.text("last_offer"),
      createdAt: kit.time("created_at").notNull(),
      endedAt: kit.time("ended_at"),
    },
    (t) => [kit.index("waiting_entries_service").on(t.serviceId, t.endedAt, t.createdAt)],
  );
  /** Today's line at a counter: walk-ins and those who have checked in. */
  const tickets = kit.table(
    "tickets",
    {
      id: kit.text("id").primaryKey(),
      counterId: kit.text("counter_id").notNull(),
      day: kit.text("day").notNull(),
      number: kit.int("number").notNull(),
      /** What the place-in-line page is opened with. */
      code: kit.text("code").notNull(),
      serviceId: kit.text("service_id").notNull(),
      reservationId: kit.text("reservation_id").references(() => reservations.id),
      locale: kit.text("locale").notNull(),
      state: kit.text<TicketState>("state").notNull(),
      /** Window or desk they are called to. */
      desk: kit.text("desk"),
      /** Order of calling: a reservation's own time, a walk-in's arrival. */
      dueAt: kit.time("due_at").notNull(),
      issuedAt: kit.time("issued_at").notNull(),
      calledAt: kit.time("called_at"),
      servedAt: kit.time("served_at"),
      endedAt: kit.time("ended_at"),
      revision: kit.int("revision").notNull(),
    },
    (t) => [
      kit.unique("tickets_number").on(t.counterId, t.day, t.number),
      kit.unique("tickets_code").on(t.code),
      kit.unique("tickets_reservation").on(t.reservationId),
      kit.index("tickets_line").on(t.counterId, t.day, t.state, t.dueAt),
    ],
  );
  /** The secret address of a counter's calendar feed. */
  const counterFeeds = kit.table("counter_feeds", {
    counterId: kit.text("counter_id").primaryKey(),
    tokenHash: kit.text("token_hash").notNull(),
    createdAt: kit.time("created_at").notNull(),
  });
  /** 書かない窓口: a draft that its owner shows to a clerk for a few minutes. Staff see nothing before that. */
  const handoffs = kit.table(
    "handoffs",
    {
      id: kit.text("id").primaryKey(),
      draftId: kit.text("draft_id").notNull(),
      sessionHash: kit.text("session_hash").notNull(),
      procedureId: kit.text("procedure_id").notNull(),
      origin: kit.text<Handoff["origin"]>("origin").notNull(),
      locale: kit.text("locale").notNull(),
      /** Keyed hash of the six digits; null where a clerk began by themselves, as is the next. */
      codeHash: kit.text("code_hash"),
      /** Hash of the token in the QR code. */
      tokenHash: kit.text("token_hash"),
      state: kit.text<HandoffState>("state").notNull(),
      createdAt: kit.time("created_at").notNull(),
      expiresAt: kit.time("expires_at").notNull(),
      openedBy: kit.text("opened_by"),
      openedName: kit.text("opened_name"),
      openedAt: kit.time("opened_at"),
      /** Draft revision the clerk last left, which the resident confirms. */
      revision: kit.int("revision").notNull(),
      /** Answers the resident knows, and those shown to them now: kept only while it lasts. */
      known: kit.json<Answers>("known"),
      shown: kit.json<Answers>("shown"),
    },
    (t) => [
      kit.unique("handoffs_token").on(t.tokenHash),
      kit.uniqueIndex("handoffs_waiting_code").on(t.codeHash).where(sql`state = 'waiting'`),
      kit.uniqueIndex("handoffs_one_of_draft").on(t.draftId).where(sql`state in ('waiting', 'opened', 'ready')`),
      kit.index("handoffs_code").on(t.codeHash, t.createdAt),
      kit.index("handoffs_session").on(t.sessionHash, t.procedureId, t.createdAt),
      kit.index("handoffs_opened_by").on(t.openedBy, t.state),
      kit.index("handoffs_expires_at").on(t.state, t.expiresAt),
    ],
  );
  return {
    timetables,
    reservations,
    reservationSeats,
    reservationEvents,
    reservationGrants,
    waitingEntries,
    tickets,
    counterFeeds,
    handoffs,
  };
};
