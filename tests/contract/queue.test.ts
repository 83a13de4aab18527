/** Today's line on both engines: numbers once, nobody called twice, the reservation goes along. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Effect, NewTicket, QueueStore, Ticket } from "../../app/reservations/queue-store.ts";
import type { Reservation, TicketState } from "../../app/reservations/types.ts";
import { now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";
import { type Stranger, strangerOf } from "./seats.ts";

const staff = { kind: "staff" as const, accountId: "clerk", name: "見本 太郎" };
const minute = 60_000;
const day = "2026-04-01";
let tickets = 0;
const aTicket = (counterId: string, changes: Partial<NewTicket> = {}): NewTicket => {
  const n = tickets++;
  return {
    id: `ticket-${n}`,
    counterId,
    day,
    code: `CODE-${n}`,
    serviceId: "moving",
    locale: "ja",
    dueAt: now + n,
    issuedAt: now + n,
    ...changes,
  };
};
const effects: Record<string, Effect> = {
  serving: { state: "serving", event: "started" },
  done: { state: "done", event: "done" },
  left: { state: "no-show", event: "no-show" },
  waiting: { state: "arrived", event: "put-back" },
};

onBothEngines("the line", (db) => {
  let store: QueueStore;
  let stranger: Stranger;
  beforeAll(async () => {
    store = db.stores.queue;
    stranger = await strangerOf(db);
  });
  afterAll(() => stranger.close());

  const call = (counterId: string, desk: string, from = store) =>
    from.callNext({ counterId, day, desk, actor: staff, at: now + minute });
  const change = (ticket: Ticket, from: TicketState[], to: TicketState, at = now + 2 * minute) =>
    store.change({ ...ticket, from, to, effect: effects[to] as Effect, actor: staff, at, desk: ticket.desk ?? "1" });
  const must = <T>(value: T | null | "stale"): T => {
    if (value === null || value === "stale") throw new Error(`nothing: ${value}`);
    return value;
  };
  let booked = 0;
  const aReservation = async (): Promise<Reservation> => {
    const id = `queue-${booked++}`;
    const held = await db.stores.reservations.hold(
      {
        id,
        code: `R-${id}`,
        serviceId: id,
        counterId: "front",
        day,
        start: 600,
        minutes: 30,
        kind: "counter",
        channel: "online",
        address: null,
        note: "",
        locale: "ja",
        procedures: [],
        applicationId: null,
        sessionHash: id,
        createdAt: now,
        updatedAt: now,
        holdExpiresAt: now + minute,
      },
      { pool: `front/${id}`, day, grains: [600], desks: [1] },
      1,
    );
    if (typeof held === "string") throw new Error(held);
    const confirmed = await db.stores.reservations.confirm({
      id,
      contact: { name: "見本 花子", kana: "ミホン　ハナコ", tel: `0837${id}`, email: null },
      address: null,
      note: "",
      wanted: { pool: `front/${id}`, day, grains: [600], desks: [1] },
      limit: 1,
      mails: [],
      actor: { kind: "resident" },
      at: now,
    });
    if (typeof confirmed === "string") throw new Error(confirmed);
    return confirmed.reservation;
  };

  test("numbers run by counter and day", async () => {
    const numbers = [];
    for (const counter of ["numbers", "numbers", "other-numbers", "numbers"])
      numbers.push((await store.issue(aTicket(counter))).number);
    numbers.push((await store.issue(aTicket("numbers", { day: "2026-04-02" }))).number);
    expect(numbers).toEqual([1, 2, 1, 3, 1]);
  });

  test("forty tickets at once over two instances get forty numbers", async () => {
    const other = (await db.openAnother()).queue;
    const issued = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? store : other).issue(aTicket("rush"))),
    );
    expect(issued.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
  });

  test("calls in the order of their times, whoever took a number first", async () => {
    const late = await store.issue(aTicket("order", { dueAt: now + 30 * minute }));
    const early = await store.issue(aTicket("order", { dueAt: now + 10 * minute }));
    const middle = await store.issue(aTicket("order", { dueAt: now + 20 * minute }));
    expect((await store.line("order", day)).map(({ id }) => id)).toEqual([early.id, middle.id, late.id]);
    const called = [];
    for (const desk of ["1", "2", "3", "4"]) called.push((await call("order", desk))?.id ?? null);
    expect(called).toEqual([early.id, middle.id, late.id, null]);
  });

  test("a desk that has somebody is given nobody else", async () => {
    const first = await store.issue(aTicket("desk"));
    await store.issue(aTicket("desk"));
    expect((await call("desk", "1"))?.id).toBe(first.id);
    expect(await call("desk", "1")).toBeNull();
    const serving = must(await change(must(await store.byId(first.id)), ["called"], "serving"));
    expect(await call("desk", "1")).toBeNull();
    must(await change(serving, ["serving"], "done"));
    expect((await call("desk", "1"))?.number).toBe(2);
  });

  test("thirty clerks who press the button at once over two instances never get the same person", async () => {
    const other = (await db.openAnother()).queue;
    for (let n = 0; n < 20; n++) await store.issue(aTicket("clerks"));
    const called = await Promise.all(
      Array.from({ length: 30 }, (_, n) => call("clerks", `desk ${n}`, n % 2 === 0 ? store : other)),
    );
    const numbers = called.flatMap((ticket) => (ticket ? [ticket.number] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(called.filter((ticket) => ticket === null)).toHaveLength(10);
    const rows = await stranger.rows("select desk, number from tickets where counter_id = 'clerks'");
    expect(new Set(rows.map(({ desk }) => desk)).size).toBe(20);
  }, 60_000);

  test("one clerk who presses twice at the same moment gets one person", async () => {
    for (let n = 0; n < 3; n++) await store.issue(aTicket("twice"));
    const called = await Promise.all(Array.from({ length: 6 }, () => call("twice", "1")));
    expect(called.filter(Boolean)).toHaveLength(1);
  });

  test("an old page changes nothing", async () => {
    const issued = await store.issue(aTicket("stale"));
    const called = must(await call("stale", "1"));
    expect(await change(issued, ["waiting", "called"], "left")).toBe("stale");
    expect(await change(called, ["serving"], "done")).toBe("stale");
    const both = await Promise.all([change(called, ["called"], "serving"), change(called, ["called"], "left")]);
    expect(both.filter((each) => each === "stale")).toHaveLength(1);
  });

  test("the times are those of what was done, and putting back forgets them", async () => {
    await store.issue(aTicket("times"));
    const called = must(await call("times", "5"));
    expect(called).toMatchObject({ state: "called", desk: "5", calledAt: now + minute, servedAt: null });
    const serving = must(await change(called, ["called"], "serving", now + 3 * minute));
    expect(serving).toMatchObject({ servedAt: now + 3 * minute, endedAt: null });
    const back = must(await change(serving, ["serving"], "waiting"));
    expect(back).toMatchObject({ state: "waiting", desk: null, calledAt: null, servedAt: null, endedAt: null });
    const again = must(await call("times", "5"));
    const done = must(await change(again, ["called"], "done", now + 9 * minute));
    expect(done, "served since the call when nobody pressed start").toMatchObject({
      servedAt: now + minute,
      endedAt: now + 9 * minute,
    });
    expect(await store.line("times", day)).toEqual([]);
    expect((await store.ended("times", day, 5)).map(({ id }) => id)).toEqual([done.id]);
    expect(await store.recentTalks("times", "moving", day, 20)).toEqual([8 * minute]);
    expect(await store.recentTalks("times", "moving", "2026-04-02", 20)).toEqual([]);
    expect(await store.recentTalks("times", "other", day, 20)).toEqual([]);
  });

  test("the line is counted by counter, desks by when they were last used", async () => {
    for (let n = 0; n < 3; n++) await store.issue(aTicket("counted"));
    const called = must(await call("counted", "1"));
    must(await call("counted", "2"));
    const own = (await store.counts(day)).find(({ counterId }) => counterId === "counted");
    expect(own).toEqual({ counterId: "counted", waiting: 1, atDesks: 2 });
    must(await change(called, ["called"], "done", now + 5 * minute));
    expect(await store.desksSince("counted", day, now)).toBe(2);
    expect(await store.desksSince("counted", day, now + 6 * minute)).toBe(1);
    expect((await store.counts("2026-01-01")).length).toBe(0);
  });

  describe("a reservation", () => {
    const ticketFor = ({ serviceId }: Reservation) => aTicket("front", { serviceId });

    test("comes into the line once, however often it is tried", async () => {
      const reservation = await aReservation();
      const tries = await Promise.all(
        Array.from({ length: 8 }, () => store.checkIn(ticketFor(reservation), reservation.id, staff)),
      );
      expect(new Set(tries.map((each) => must(each).number)).size).toBe(1);
      expect(await db.stores.reservations.byId(reservation.id)).toMatchObject({ state: "arrived", revision: 3 });
      expect((await db.stores.reservations.history(reservation.id)).map(({ type }) => type)).toEqual([
        "held",
        "confirmed",
        "arrived",
      ]);
      expect(await store.ofReservation(reservation.id)).toMatchObject({ reservationId: reservation.id });
    });

    test("goes with its ticket to the end; its history is whole", async () => {
      const reservation = await aReservation();
      await stranger.execute("update tickets set state = 'done' where counter_id = 'front'");
      must(await store.checkIn(ticketFor(reservation), reservation.id, staff));
      let ticket = must(await call("front", "1"));
      ticket = must(await change(ticket, ["called"], "left"));
      expect((await db.stores.reservations.byId(reservation.id))?.state).toBe("no-show");
      ticket = must(await change(ticket, ["left"], "waiting"));
      ticket = must(await call("front", "1"));
      ticket = must(await change(ticket, ["called"], "serving"));
      expect((await db.stores.reservations.byId(reservation.id))?.state).toBe("serving");
      must(await change(ticket, ["serving"], "done"));
      const ended = must(await db.stores.reservations.byId(reservation.id));
      const history = await db.stores.reservations.history(reservation.id);
      expect(history.map(({ type }) => type)).toEqual([
        "held",
        "confirmed",
        "arrived",
        "called",
        "no-show",
        "put-back",
        "called",
        "started",
        "done",
      ]);
      expect(history.map(({ seq }) => seq)).toEqual(history.map((_, at) => at + 1));
      expect([ended.state, ended.revision]).toEqual(["done", history.length]);
    });

    test("that was cancelled does not come into the line, not even in the same moment", async () => {
      const reservation = await aReservation();
      const [checkedIn, cancelled] = await Promise.all([
        store.checkIn(ticketFor(reservation), reservation.id, staff),
        db.stores.reservations.change({
          id: reservation.id,
          revision: reservation.revision,
          from: ["confirmed"],
          to: "cancelled",
          event: { type: "cancelled" },
          mails: [],
          actor: { kind: "resident" },
          at: now,
        }),
      ]);
      const [isIn, isCancelled] = [checkedIn !== "stale", cancelled !== "stale"];
      expect(isIn).not.toBe(isCancelled);
      expect((await db.stores.reservations.byId(reservation.id))?.state).toBe(isIn ? "arrived" : "cancelled");
    });
  });

  test("feeds: only the newest address of a counter is known, and only its hash is kept", async () => {
    const { desk } = db.stores;
    expect(await desk.feedSince("front")).toBeNull();
    await desk.renewFeed({ counterId: "front", tokenHash: "first", at: now });
    await desk.renewFeed({ counterId: "front", tokenHash: "second", at: now + minute });
    await desk.renewFeed({ counterId: "back", tokenHash: "third", at: now });
    expect(await desk.feedSince("front")).toBe(now + minute);
    const asked = await Promise.all(["first", "second", "third", ""].map(desk.counterOfFeed));
    expect(asked).toEqual([null, "front", "back", null]);
  });

  test("being told by telephone counts until the time is lost again", async () => {
    const reservation = await aReservation();
    const { desk, reservations } = db.stores;
    const publish = async (expected: number) => {
      const value = { offices: [], counters: [], services: [] };
      const displaced = [{ id: reservation.id, reason: "休み" }];
      const rest = { by: staff, at: now, mails: [] };
      expect(await reservations.publishTimetable({ expected, value, displaced, ...rest })).toBe("published");
      return must(await reservations.byId(reservation.id));
    };
    const displaced = await publish(0);
    expect(await desk.told([reservation.id])).toEqual([]);
    await reservations.change({
      ...displaced,
      from: ["displaced"],
      to: "displaced",
      event: { type: "told" },
      mails: [],
      actor: staff,
      at: now,
    });
    expect(await desk.told([reservation.id, "another"])).toEqual([reservation.id]);
    expect((await desk.versions(5)).map(({ version, by }) => [version, by])).toEqual([[1, staff]]);
  });
});
