/** Reservations and the line of a demonstration: plainly nobody's, for any day it is started on. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { seedDemoReservations } from "../../app/demo/index.ts";
import { isoDate } from "../../app/i18n/dates.ts";
import { translator } from "../../app/i18n/translator.ts";
import { addDays } from "../../app/lib/add-days.ts";
import { randomId } from "../../app/lib/ids.ts";
import { createOpenDays } from "../../app/lib/open-days.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { createQueue, createReservations } from "../../app/reservations/index.ts";
import { openStores } from "../../db/index.server.ts";
import { temporaryFolder, testClock } from "./rooms.ts";

const seed = JSON.parse(readFileSync(projectPath("db", "seed", "reservations.json"), "utf8"));

async function demoOn(start: string) {
  const folder = temporaryFolder();
  const stores = await openStores(`file:${join(folder, "portal.db")}`);
  const clock = testClock(Date.parse(start));
  const reservations = createReservations({
    store: stores.reservations,
    clock,
    openDays: createOpenDays(),
    newId: randomId,
    limits: stores.identity,
    secret: "a secret of this test",
    mail: { translator, link: (path) => path, cityParams: () => ({}) },
    freed: async () => {},
  });
  await reservations.seed(seed);
  const queue = createQueue({
    store: stores.queue,
    reservations,
    timetable: reservations.timetable,
    clock,
    newId: randomId,
    limits: stores.identity,
  });
  const begin = () =>
    seedDemoReservations({ reservations, queue, lines: stores.queue, now: clock.now(), newId: randomId });
  await begin();
  const today = isoDate(clock.now());
  const range = { counterIds: null, from: today, until: addDays(today, 60), states: null, limit: 1000 };
  const close = async () => {
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { stores, clock, reservations, queue, begin, today, close, all: () => reservations.list(range) };
}

describe.each([
  ["a working morning", "2026-12-01T09:30:00+09:00"],
  ["a national holiday", "2026-11-23T20:00:00+09:00"],
  ["the night before the year ends", "2026-12-27T23:50:00+09:00"],
])("on %s", (_, start) => {
  test("no screen is empty, nobody is real, nothing is mailed, and a second start adds nothing", async () => {
    const demo = await demoOn(start);
    const list = await demo.all();
    expect(list.length).toBeGreaterThanOrEqual(25);
    expect(new Set(list.map(({ serviceId }) => serviceId)).size).toBeGreaterThan(8);
    for (const { contact } of list)
      expect(contact).toMatchObject({ name: expect.stringMatching(/^見本/), email: null });
    expect(await demo.stores.outbox.claim(10, demo.clock.now() + 60_000, 0)).toEqual([]);

    const { services, counters } = await demo.reservations.timetable();
    const sessions = services.find(({ id }) => id === "smartphone-class")?.sessions ?? [];
    expect(sessions).toHaveLength(4);
    for (const { day, place } of sessions) {
      expect(new Date(`${day}T00:00:00Z`).getUTCDay(), day).toBe(3);
      expect(place?.ja).toContain("見本");
    }

    const main = counters[0]?.id ?? "";
    const line = await demo.queue.line(main);
    const count = (state: string) => line.filter((ticket) => ticket.state === state).length;
    expect([count("called"), count("serving")]).toEqual([1, 1]);
    expect(count("waiting")).toBeGreaterThanOrEqual(4);
    expect((await demo.queue.ended(main, 20)).length).toBe(6);

    await demo.begin();
    expect((await demo.all()).length).toBe(list.length);
    expect((await demo.queue.line(main)).length).toBe(line.length);
    // Opened again the next day: the line is today's.
    demo.clock.advance(86_400_000);
    await demo.begin();
    expect((await demo.queue.line(main)).length).toBeGreaterThan(4);
    expect((await demo.all()).length).toBe(list.length);
    await demo.close();
  });
});
