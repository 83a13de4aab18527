/** Seats on both engines: nobody is booked twice, nothing confirmed is lost, whatever happens at the same time. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grainsOf } from "../../app/reservations/slots.ts";
import type { NewHold, ReservationStore, Wanted } from "../../app/reservations/store.ts";
import type { Contact, Reservation } from "../../app/reservations/types.ts";
import { aMail, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";
import { type Stranger, strangerOf } from "./seats.ts";

const resident = { kind: "resident" as const };
const staff = { kind: "staff" as const, accountId: "clerk", name: "見本 太郎" };
const minute = 60_000;
let holds = 0;

const wish = (pool: string, start = 540, minutes = 30, desks = [1, 2]): Wanted => ({
  pool: `front/${pool}`,
  day: "2026-04-10",
  grains: grainsOf(start, minutes),
  desks,
});
const aHold = (service: string, changes: Partial<NewHold> = {}): NewHold => {
  const n = holds++;
  return {
    id: `hold-${n}`,
    code: `CODE${n}`,
    serviceId: service,
    counterId: "front",
    day: "2026-04-10",
    start: 540,
    minutes: 30,
    kind: "counter",
    channel: "online",
    address: null,
    note: "",
    locale: "ja",
    procedures: [],
    applicationId: null,
    sessionHash: `session-${n}`,
    createdAt: now,
    updatedAt: now,
    holdExpiresAt: now + 15 * minute,
    ...changes,
  };
};
const contact = (name: string): Contact => ({
  name: "見本 花子",
  kana: "ミホン　ハナコ",
  tel: `0837${name}`,
  email: `${name}@example.jp`,
});
const taken = <T>(result: { reservation: Reservation } | T): Reservation => {
  if (typeof result === "object" && result !== null && "reservation" in result) return result.reservation;
  throw new Error(`no reservation: ${String(result)}`);
};

onBothEngines("reservations", (db) => {
  let stranger: Stranger;
  let store: ReservationStore;
  beforeAll(async () => {
    stranger = await strangerOf(db);
    store = db.stores.reservations;
  });
  afterAll(() => stranger.close());

  const seatsOf = async (id: string) =>
    (
      await stranger.rows(`select grain, desk from reservation_seats where reservation_id = '${id}' order by grain`)
    ).map(({ grain, desk }) => `${grain}/${desk}`);
  const hold = (service: string, changes: Partial<NewHold> = {}, wanted = wish(service)) =>
    store.hold(aHold(service, changes), wanted, 2);
  const confirm = (held: Reservation, changes: Partial<Parameters<ReservationStore["confirm"]>[0]> = {}) =>
    store.confirm({
      id: held.id,
      contact: contact(held.id),
      address: null,
      note: "",
      wanted: wish(held.serviceId, held.start, held.minutes),
      limit: 2,
      mails: [],
      actor: resident,
      at: now + minute,
      ...changes,
    });

  describe("a hold", () => {
    test("takes the first free desk for every step of the visit, and no third one of two", async () => {
      const [first, second] = [taken(await hold("desks")), taken(await hold("desks"))];
      expect([first.desk, second.desk]).toEqual([1, 2]);
      expect(await seatsOf(second.id)).toEqual(["540/2", "545/2", "550/2", "555/2", "560/2", "565/2"]);
      expect(await hold("desks")).toBe("full");
      expect(await stranger.rows("select 1 from reservations where service_id = 'desks'")).toHaveLength(2);
    });

    test("of a visit that overlaps with another needs another desk; one that only touches does not", async () => {
      taken(await hold("overlap", {}, wish("overlap", 540, 30, [1])));
      expect(await hold("overlap", { start: 565 }, wish("overlap", 565, 30, [1]))).toBe("full");
      expect(taken(await hold("overlap", { start: 570 }, wish("overlap", 570, 30, [1]))).desk).toBe(1);
    });

    test("gives its seats back when it runs out, to whoever comes, and is told once", async () => {
      const over = taken(await hold("over", { holdExpiresAt: now + minute }, wish("over", 540, 30, [1])));
      const one = wish("over", 540, 30, [1]);
      expect(await store.hold(aHold("over", { createdAt: now }), one, 2)).toBe("full");
      expect(await store.taken("front/over", "2026-04-10", "2026-04-10", now)).toHaveLength(6);
      expect(await store.taken("front/over", "2026-04-10", "2026-04-10", now + minute)).toEqual([]);
      const next = taken(await store.hold(aHold("over", { createdAt: now + minute }), one, 2));
      expect(next.desk).toBe(1);
      expect((await store.byId(over.id))?.state).toBe("expired");
      expect((await store.history(over.id)).map(({ type }) => type)).toEqual(["held", "expired"]);
    });

    test("is ended by the clock as well, and the freed time is named", async () => {
      const over = taken(await hold("clock", { holdExpiresAt: now + minute }));
      expect((await store.expire(now, 100)).filter(({ serviceId }) => serviceId === "clock")).toEqual([]);
      expect((await store.expire(now + minute, 100)).filter(({ serviceId }) => serviceId === "clock")).toMatchObject([
        { day: "2026-04-10", start: 540 },
      ]);
      expect(await seatsOf(over.id)).toEqual([]);
    });

    test("of the same browser takes the place of its last one", async () => {
      const first = taken(await hold("browser", { sessionHash: "same" }));
      const second = taken(await hold("browser", { sessionHash: "same", start: 600 }, wish("browser", 600)));
      expect((await store.byId(first.id))?.state).toBe("expired");
      expect(await seatsOf(first.id)).toEqual([]);
      expect((await store.byId(second.id))?.state).toBe("held");
    });

    test("lasts longer for its owner, once, and not after it ran out", async () => {
      const held = taken(await hold("longer"));
      const later = now + 30 * minute;
      expect(await store.extend(held.id, "somebody else", later, now)).toBeNull();
      expect(await store.extend(held.id, held.sessionHash, later, now + 16 * minute)).toBeNull();
      const longer = await store.extend(held.id, held.sessionHash, later, now);
      expect(longer).toMatchObject({ state: "held", holdExpiresAt: later, revision: held.revision });
      expect(await store.extend(held.id, held.sessionHash, later, now)).toBeNull();
      expect((await store.expire(now + 20 * minute, 100)).filter(({ serviceId }) => serviceId === "longer")).toEqual(
        [],
      );
      expect((await store.expire(later, 100)).filter(({ serviceId }) => serviceId === "longer")).toHaveLength(1);
    });

    test("is no reservation yet: a browser lists what it has booked", async () => {
      const sessionHash = "lister";
      const first = taken(await confirm(taken(await hold("list-a", { sessionHash }))));
      const held = taken(await hold("list-b", { sessionHash }));
      expect((await store.listGranted(sessionHash, now)).map(({ id }) => id)).toEqual([first.id]);
      taken(await confirm(held));
      expect((await store.listGranted(sessionHash, now)).map(({ id }) => id).sort()).toEqual(
        [first.id, held.id].sort(),
      );
      expect(await store.listGranted("somebody else", now)).toEqual([]);
    });

    test("is released by its owner only", async () => {
      const held = taken(await hold("release"));
      await store.release(held.id, "somebody else", now);
      expect(await seatsOf(held.id)).toHaveLength(6);
      await store.release(held.id, held.sessionHash, now);
      expect(await seatsOf(held.id)).toEqual([]);
    });
  });

  describe("confirming", () => {
    test("writes the person, the history and the mail together; a second time changes nothing", async () => {
      const held = taken(await hold("confirm"));
      const mails = [aMail("confirm", "confirm")];
      const confirmed = taken(await confirm(held, { mails, note: "車いすで行きます" }));
      expect(confirmed).toMatchObject({
        state: "confirmed",
        revision: 2,
        note: "車いすで行きます",
        holdExpiresAt: null,
      });
      expect(confirmed.contact).toEqual(contact(held.id));
      expect(taken(await confirm(held, { mails: [aMail("confirm-again", "confirm")] }))).toEqual(confirmed);
      expect(await db.stores.outbox.listAbout("confirm")).toHaveLength(1);
      expect((await store.history(held.id)).map(({ type }) => type)).toEqual(["held", "confirmed"]);
      expect(await store.byCode(held.code)).toEqual(confirmed);
    });

    test("after the hold ran out works while the seat is free, and says full when it is not", async () => {
      const one = wish("late", 540, 30, [1]);
      const late = taken(await store.hold(aHold("late", { holdExpiresAt: now + minute }), one, 2));
      expect(taken(await confirm(late, { at: now + 2 * minute, wanted: one })).state).toBe("confirmed");
      expect(await seatsOf(late.id)).toHaveLength(6);
      const two = wish("late", 600, 30, [1]);
      const lost = taken(await store.hold(aHold("late", { start: 600, holdExpiresAt: now + minute }), two, 2));
      taken(await store.hold(aHold("late", { start: 600, createdAt: now + minute }), two, 2));
      expect(await confirm(lost, { at: now + 2 * minute, wanted: two })).toBe("full");
      expect((await store.byId(lost.id))?.state).toBe("expired");
    });

    test("is limited per person: by telephone and mail as well as by browser", async () => {
      for (const start of [540, 600]) {
        const held = taken(await hold("limit", { start }, wish("limit", start)));
        taken(await confirm(held, { contact: contact("same"), wanted: wish("limit", start) }));
      }
      const third = taken(await hold("limit", { start: 660 }, wish("limit", 660)));
      expect(await confirm(third, { contact: contact("same") })).toBe("limit");
      expect((await store.byId(third.id))?.state).toBe("held");
      expect(await confirm(third, { contact: contact("same"), limit: 3 })).toMatchObject({
        reservation: { state: "confirmed" },
      });
    });
  });

  describe("moving", () => {
    const booked = async (service: string, start = 540) => {
      const held = taken(await hold(service, { start }, wish(service, start)));
      return taken(await confirm(held, { wanted: wish(service, start) }));
    };
    const to = (reservation: Reservation, start: number) => ({
      id: reservation.id,
      revision: reservation.revision,
      to: { serviceId: reservation.serviceId, counterId: "front", day: "2026-04-10", start, minutes: 30 },
      wanted: wish(reservation.serviceId, start, 30, [1]),
      mails: [],
      actor: staff,
      at: now,
    });

    test("takes the new seats and gives back the old ones, even when they overlap", async () => {
      const reservation = await booked("move");
      const moved = taken(await store.move(to(reservation, 555)));
      expect(await seatsOf(moved.id)).toEqual(["555/1", "560/1", "565/1", "570/1", "575/1", "580/1"]);
      expect((await store.history(moved.id)).at(-1)).toMatchObject({
        type: "moved",
        from: { start: 540 },
        to: { start: 555 },
        actor: staff,
      });
      expect(moved.revision).toBe(3);
    });

    test("to a time that is full leaves everything as it was", async () => {
      const reservation = await booked("full");
      taken(await store.hold(aHold("full", { start: 600 }), wish("full", 600, 30, [1]), 2));
      expect(await store.move(to(reservation, 600))).toBe("full");
      expect(await store.byId(reservation.id)).toEqual(reservation);
      expect(await seatsOf(reservation.id)).toHaveLength(6);
    });

    test("on the word of an old page is refused", async () => {
      const reservation = await booked("stale");
      taken(await store.move(to(reservation, 600)));
      expect(await store.move(to(reservation, 660))).toBe("stale");
      const cancel = { id: reservation.id, revision: 2, from: ["confirmed"] as const, to: "cancelled" as const };
      const rest = { event: { type: "cancelled" as const }, mails: [], actor: resident, at: now };
      expect(await store.change({ ...cancel, ...rest })).toBe("stale");
      expect(await store.change({ ...cancel, ...rest, revision: 3 })).toMatchObject({
        reservation: { state: "cancelled" },
      });
      expect(await seatsOf(reservation.id)).toEqual([]);
    });
  });

  test("a new timetable displaces those who lose their time, tells them, and loses nobody", async () => {
    const value = { offices: [], counters: [], services: [] };
    expect(await store.timetable()).toBeNull();
    const publish = (expected: number, displaced: { id: string; reason: string }[] = []) =>
      store.publishTimetable({
        expected,
        value,
        by: staff,
        at: now,
        displaced,
        mails: displaced.map(({ id }) => aMail(id, "closed")),
      });
    expect(await publish(0)).toBe("published");
    const held = taken(await hold("closed"));
    const reservation = taken(await confirm(held));
    expect(await publish(0)).toBe("conflict");
    expect(await publish(1, [{ id: reservation.id, reason: "機械の入れ替え" }])).toBe("published");
    expect(await store.byId(reservation.id)).toMatchObject({ state: "displaced", contact: reservation.contact });
    expect(await seatsOf(reservation.id)).toEqual([]);
    expect(await db.stores.outbox.listAbout("closed")).toHaveLength(1);
    const moved = await store.move({
      id: reservation.id,
      revision: 3,
      to: { serviceId: "closed", counterId: "front", day: "2026-04-11", start: 540, minutes: 30 },
      wanted: { ...wish("closed"), day: "2026-04-11" },
      mails: [],
      actor: resident,
      at: now,
    });
    expect(moved).toMatchObject({ reservation: { state: "confirmed", day: "2026-04-11" } });
  });

  test("everybody is reminded once", async () => {
    const reservation = taken(await confirm(taken(await hold("remind"))));
    const due = async (changedBefore = now + 24 * 60 * minute) =>
      (await store.toRemind("2026-04-10", changedBefore, 100)).filter(({ serviceId }) => serviceId === "remind");
    expect((await due()).map(({ id }) => id)).toEqual([reservation.id]);
    // Whoever booked since then has just had a mail.
    expect(await due(now + minute)).toEqual([]);
    const both = await Promise.all(
      ["a", "b"].map((name) => store.reminded(reservation.id, aMail(`remind-${name}`, "remind"), now)),
    );
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await due()).toEqual([]);
    expect(await db.stores.outbox.listAbout("remind")).toHaveLength(1);
  });

  test("200 at once for ten desks: ten hold one each, everyone else is told it is full", async () => {
    const other = await db.openAnother();
    const desks = Array.from({ length: 10 }, (_, at) => at + 1);
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        (n % 2 === 0 ? db.stores : other).reservations.hold(aHold("rush"), wish("rush", 540, 30, desks), 2),
      ),
    );
    expect(results.filter((each) => each === "full")).toHaveLength(190);
    expect(
      results.flatMap((each) => (typeof each === "string" ? [] : [each.reservation.desk])).sort((a, b) => a - b),
    ).toEqual(desks);
  }, 60_000);

  test("random bookings, moves, cancellations and expiry of two instances: the books balance", async () => {
    const instances = [db.stores.reservations, (await db.openAnother()).reservations];
    const operation = fc.record({
      kind: fc.constantFrom("hold", "confirm", "move", "cancel", "expire", "release"),
      at: fc.integer({ min: 0, max: 1 }),
      who: fc.integer({ min: 0, max: 7 }),
      start: fc.integer({ min: 0, max: 9 }).map((n) => 540 + n * 15),
      later: fc.integer({ min: 0, max: 20 }),
    });
    let runs = 0;
    const property = fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 40 }), async (operations) => {
      const service = `random-${runs++}`;
      const known: Reservation[] = [];
      const confirmed = new Set<string>();
      const perform = async ({ kind, at, who, start, later }: (typeof operations)[number]) => {
        const own = instances[at] ?? store;
        const time = now + later * minute;
        const wanted = wish(service, start, 30);
        const reservation = known[who % Math.max(1, known.length)];
        const current = reservation && (await own.byId(reservation.id));
        if (kind === "hold") {
          const held = await own.hold(
            aHold(service, { start, createdAt: time, holdExpiresAt: time + 5 * minute }),
            wanted,
            9,
          );
          if (typeof held !== "string") known.push(held.reservation);
        } else if (kind === "expire") await own.expire(time, 50);
        else if (!current) return;
        else if (kind === "release") await own.release(current.id, current.sessionHash, time);
        else if (kind === "confirm") {
          const result = await own.confirm({
            id: current.id,
            contact: contact(current.id),
            address: null,
            note: "",
            wanted: wish(service, current.start),
            limit: 9,
            mails: [],
            actor: resident,
            at: time,
          }); // prettier-ignore
          if (typeof result !== "string") confirmed.add(current.id);
        } else if (kind === "move") {
          const target = { serviceId: service, counterId: "front", day: "2026-04-10", start, minutes: 30 };
          await own.move({
            id: current.id,
            revision: current.revision,
            to: target,
            wanted,
            mails: [],
            actor: staff,
            at: time,
          });
        } else {
          const change = {
            from: ["confirmed"] as const,
            to: "cancelled" as const,
            event: { type: "cancelled" as const },
          };
          const result = await own.change({
            id: current.id,
            revision: current.revision,
            ...change,
            mails: [],
            actor: resident,
            at: time,
          });
          if (result !== "stale") confirmed.delete(current.id);
        }
      };
      // Five at a time, so that the later ones meet what the earlier ones left.
      for (let first = 0; first < operations.length; first += 5)
        await Promise.all(operations.slice(first, first + 5).map(perform));
      const rows = await stranger.rows(
        `select r.id, r.state, r.start, r.desk, count(s.grain) as seats, min(s.grain) as first, max(s.grain) as last, min(s.desk) as low, max(s.desk) as high
         from reservations r left join reservation_seats s on s.reservation_id = r.id where r.service_id = '${service}' group by r.id, r.state, r.start, r.desk`,
      );
      for (const row of rows) {
        const isSeated = row.state === "held" || row.state === "confirmed";
        expect(Number(row.seats), `${row.id} ${row.state}`).toBe(isSeated ? 6 : 0);
        if (!isSeated) continue;
        expect([Number(row.first), Number(row.last)]).toEqual([Number(row.start), Number(row.start) + 25]);
        expect([Number(row.low), Number(row.high)]).toEqual([Number(row.desk), Number(row.desk)]);
      }
      const state = new Map(rows.map((row) => [String(row.id), row.state]));
      for (const id of confirmed) expect(state.get(id)).toBe("confirmed");
      for (const { id } of known) {
        const history = await store.history(id);
        expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
      }
    });
    await fc.assert(property, { numRuns: 30 });
  }, 120_000);
});
