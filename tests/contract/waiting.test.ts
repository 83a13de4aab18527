/** The waiting list on both engines: who is asked first, nobody too often, nobody twice about the same time. */
import { beforeAll, describe, expect, test } from "vitest";
import type { NewWaitingEntry, WaitingStore } from "../../app/reservations/waiting-store.ts";
import { aMail, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

const minute = 60_000;
let entries = 0;
const anEntry = (changes: Partial<NewWaitingEntry> = {}): NewWaitingEntry => {
  const n = entries++;
  return {
    id: `entry-${n}`,
    serviceId: "service",
    counterId: null,
    fromDay: "2026-04-10",
    untilDay: "2026-04-20",
    email: `waiting${n}@example.jp`,
    locale: "ja",
    reservationId: null,
    createdAt: now + n,
    ...changes,
  };
};

onBothEngines("the waiting list", (db) => {
  let store: WaitingStore;
  beforeAll(() => {
    store = db.stores.waiting;
  });
  const join = async (changes: Partial<NewWaitingEntry> = {}) => {
    const entry = anEntry(changes);
    await store.join(entry, []);
    return entry;
  };
  const waitingFor = async (serviceId: string, day = "2026-04-15", counterId = "front") =>
    (await store.waitingFor({ serviceId, counterId, day }, 50)).map(({ id }) => id);

  describe("joining", () => {
    test("writes the entry and its mail together", async () => {
      const entry = anEntry();
      await store.join(entry, [aMail("joined", entry.id)]);
      expect(await store.byId(entry.id)).toEqual({ ...entry, offers: [], endedAt: null });
      expect(await db.stores.outbox.listAbout(entry.id)).toHaveLength(1);
      expect(await store.byId("nobody")).toBeNull();
    });

    test("again replaces the entry before, of this service only", async () => {
      const first = await join({ serviceId: "again", email: "same@example.jp" });
      const other = await join({ serviceId: "another", email: "same@example.jp" });
      const second = await join({ serviceId: "again", email: "same@example.jp", createdAt: now + minute });
      expect((await store.byId(first.id))?.endedAt).toBe(now + minute);
      expect((await store.byId(other.id))?.endedAt).toBeNull();
      expect(await waitingFor("again")).toEqual([second.id]);
    });
  });

  test("those who wait for a time are asked in the order they came, by place and day", async () => {
    const serviceId = "order";
    const late = await join({ serviceId, createdAt: now + 3 * minute });
    const early = await join({ serviceId, createdAt: now + minute });
    const elsewhere = await join({ serviceId, counterId: "branch", createdAt: now });
    const here = await join({ serviceId, counterId: "front", createdAt: now + 2 * minute });
    await join({ serviceId, fromDay: "2026-04-16" });
    await join({ serviceId, untilDay: "2026-04-14" });
    expect(await waitingFor(serviceId)).toEqual([early.id, here.id, late.id]);
    expect(await waitingFor(serviceId, "2026-04-15", "branch")).toEqual([elsewhere.id, early.id, late.id]);
    expect((await store.waitingFor({ serviceId, counterId: "front", day: "2026-04-15" }, 1)).length).toBe(1);
  });

  describe("offers", () => {
    const offer = (id: string, time: string, most = 3) =>
      store.offer({ id, time, most, mail: aMail(`${id} ${time} ${Math.random()}`, id), at: now + minute });

    test("are told once each and end with the last one", async () => {
      const { id } = await join({ serviceId: "offers" });
      expect([await offer(id, "front/2026-04-15/540"), await offer(id, "front/2026-04-15/540")]).toEqual([true, false]);
      expect(await offer(id, "front/2026-04-16/540")).toBe(true);
      expect(await waitingFor("offers")).toEqual([id]);
      expect(await offer(id, "front/2026-04-17/540")).toBe(true);
      expect(await offer(id, "front/2026-04-18/540")).toBe(false);
      expect(await waitingFor("offers")).toEqual([]);
      expect(await db.stores.outbox.listAbout(id)).toHaveLength(3);
      expect((await store.byId(id))?.offers).toEqual([
        "front/2026-04-15/540",
        "front/2026-04-16/540",
        "front/2026-04-17/540",
      ]);
    });

    test("of two instances at once are one", async () => {
      const { id } = await join({ serviceId: "both" });
      const other = (await db.openAnother()).waiting;
      const change = (n: number) => ({
        id,
        time: "front/2026-04-15/540",
        most: 3,
        mail: aMail(`${id}${n}`, id),
        at: now,
      });
      const told = await Promise.all([...Array(8).keys()].map((n) => (n % 2 ? store : other).offer(change(n))));
      expect(told.filter(Boolean)).toHaveLength(1);
      expect(await db.stores.outbox.listAbout(id)).toHaveLength(1);
    });

    test("reach nobody who has left", async () => {
      const { id } = await join({ serviceId: "left" });
      expect([await store.end(id, now), await store.end(id, now)]).toEqual([true, false]);
      expect(await offer(id, "front/2026-04-15/540")).toBe(false);
    });
  });

  test("who has found a time waits no more, unless it was for an earlier one than their own", async () => {
    const email = "served@example.jp";
    const { id } = await join({ serviceId: "served", email });
    const other = await join({ serviceId: "elsewhere", email });
    await store.served(email, "served", now);
    expect(await waitingFor("served")).toEqual([]);
    expect(await waitingFor("elsewhere")).toEqual([other.id]);
    expect((await store.byId(id))?.endedAt).toBe(now);
  });

  test("addresses that are of no use are forgotten", async () => {
    const past = await join({ serviceId: "forget", untilDay: "2026-01-01", fromDay: "2026-01-01" });
    const ended = await join({ serviceId: "forget" });
    await store.end(ended.id, now - 10 * minute);
    const open = await join({ serviceId: "forget" });
    expect(await store.forget({ endedBefore: now - 5 * minute, untilBefore: "2026-02-01" })).toBe(2);
    expect(await store.byId(past.id)).toBeNull();
    expect(await store.byId(ended.id)).toBeNull();
    expect(await store.byId(open.id)).not.toBeNull();
  });
});
