/** The waiting list: when a time becomes free the first who wait are told, seldom, early enough, and never twice of the same. */
import { describe, expect, test } from "vitest";
import { morning, reservationRooms } from "./reservation-rooms.ts";
import { day, minute } from "./rooms.ts";

const rooms = reservationRooms();
const resident = { kind: "resident" as const };
const start = Date.UTC(2026, 3, 1, 0, 0, 0);
let people = 0;

async function join(changes: Partial<Parameters<typeof rooms.waiting.join>[0]> = {}) {
  const email = `waiting${people++}@example.jp`;
  const wish = {
    serviceId: "single",
    counterId: null,
    fromDay: "2026-04-02",
    untilDay: "2026-04-30",
    email,
    locale: "ja",
  };
  const path = await rooms.waiting.join({ ...wish, reservationId: null, ...changes });
  rooms.clock.advance(1);
  return { email: changes.email ?? email, path };
}
const offersTo = async (email: string) =>
  (await rooms.mailsTo(email)).filter(({ subject }) => subject.includes("空きました"));
const entryOf = async (path: string) => {
  const url = new URL(path, "https://portal.example");
  return rooms.waiting.open(url.pathname.split("/").at(-1) ?? "", url.searchParams.get("key") ?? "");
};
const leave = async (path: string) => {
  const entry = await entryOf(path);
  return entry ? rooms.waiting.leave(entry) : false;
};

describe("a time that becomes free", () => {
  test("by a cancellation is told to the first three who wait, with the way to take it", async () => {
    const booked = await rooms.book("single", "2026-04-08", morning);
    const all = [await join(), await join(), await join(), await join()];
    await rooms.reservations.cancel(booked, resident);
    const told = await Promise.all(all.map(async ({ email }) => (await offersTo(email)).length));
    expect(told).toEqual([1, 1, 1, 0]);
    const [mail] = await offersTo(all[0]?.email ?? "");
    expect(mail?.text).toContain("/reservations/new/single?offer=front%2F2026-04-08%2F540&place=front");
    expect(mail?.text).toContain("先に予約した方");
    for (const { path } of all) await leave(path);
  });

  test("by a move and by a hold that ran out is told as well", async () => {
    const { email, path } = await join();
    const booked = await rooms.book("single", "2026-04-09", morning);
    await rooms.reservations.move(booked, { counterId: "front", day: "2026-04-20", start: morning }, resident);
    expect(await offersTo(email)).toHaveLength(1);
    const service = rooms.service("single");
    const [place] = service.places;
    if (!place) throw new Error("no place");
    const choice = { service, place, channel: "online" as const, together: [], day: "2026-04-10", start: morning };
    await rooms.reservations.hold(choice, { sessionHash: "slow", locale: "ja", applicationId: null });
    rooms.clock.advance(16 * minute);
    await rooms.reservations.clockwork.expireHolds();
    expect(await offersTo(email)).toHaveLength(2);
    await leave(path);
  });

  test("is told once, however often it comes free", async () => {
    const { email, path } = await join();
    for (let times = 0; times < 3; times++)
      await rooms.reservations.cancel(await rooms.book("single", "2026-04-13", morning), resident);
    expect(await offersTo(email)).toHaveLength(1);
    await leave(path);
  });

  test("three mails are the most, and the last one says so", async () => {
    const { email, path } = await join();
    for (const at of [540, 570, 600, 630]) {
      await rooms.reservations.cancel(await rooms.book("single", "2026-04-14", at), resident);
      rooms.clock.advance(1);
    }
    const mails = await offersTo(email);
    expect(mails).toHaveLength(3);
    expect(mails.map(({ text }) => text.includes("最後のお知らせ"))).toEqual([false, false, true]);
    expect((await entryOf(path))?.endedAt).not.toBeNull();
  });

  test("of today or tomorrow is told to nobody", async () => {
    const { email, path } = await join();
    rooms.clock.set(start);
    await rooms.reservations.cancel(await rooms.book("single", "2026-04-02", morning), resident);
    expect(await offersTo(email)).toHaveLength(0);
    await rooms.reservations.cancel(await rooms.book("single", "2026-04-03", morning), resident);
    expect(await offersTo(email)).toHaveLength(1);
    await leave(path);
  });

  test("that was free beside it before is no news", async () => {
    const { email, path } = await join({ serviceId: "moving" });
    // Two may be there at the same time, and only one is.
    await rooms.reservations.cancel(await rooms.book("moving", "2026-04-15", morning), resident);
    expect(await offersTo(email)).toHaveLength(0);
    const first = await rooms.book("moving", "2026-04-15", morning);
    await rooms.book("moving", "2026-04-15", morning);
    await rooms.reservations.cancel(first, resident);
    expect(await offersTo(email)).toHaveLength(1);
    await leave(path);
  });

  test("at another place or on another day is not what they wait for", async () => {
    const elsewhere = await join({ serviceId: "both", counterId: "branch" });
    const later = await join({ serviceId: "both", fromDay: "2026-04-20" });
    const anywhere = await join({ serviceId: "both" });
    await rooms.reservations.cancel(await rooms.book("both", "2026-04-16", morning), resident);
    const told = await Promise.all(
      [elsewhere, later, anywhere].map(async ({ email }) => (await offersTo(email)).length),
    );
    expect(told).toEqual([0, 0, 1]);
    for (const { path } of [elsewhere, later, anywhere]) await leave(path);
  });
});

describe("who has a later time", () => {
  test("is told of earlier ones only, and led to changing theirs", async () => {
    const own = await rooms.book("single", "2026-04-22", 600);
    const { email, path } = await join({ reservationId: own.id, untilDay: "2026-04-30" });
    await rooms.reservations.cancel(await rooms.book("single", "2026-04-23", morning), resident);
    await rooms.reservations.cancel(await rooms.book("single", "2026-04-22", 630), resident);
    expect(await offersTo(email)).toHaveLength(0);
    await rooms.reservations.cancel(await rooms.book("single", "2026-04-22", 570), resident);
    const [mail] = await offersTo(email);
    expect(mail?.text).toContain(`/reservations/${own.code}/change?offer=front%2F2026-04-22%2F570`);
    await leave(path);
  });

  test("needs one that is long enough for the whole visit", async () => {
    const own = await rooms.book("single", "2026-04-24", 600, { together: ["nhi-enroll"] });
    const { email, path } = await join({ reservationId: own.id });
    const [first, second] = [
      await rooms.book("single", "2026-04-21", 540),
      await rooms.book("single", "2026-04-21", 570),
    ];
    // Forty-five minutes do not fit into half an hour.
    await rooms.reservations.cancel(first, resident);
    expect(await offersTo(email)).toHaveLength(0);
    await rooms.reservations.cancel(second, resident);
    expect(await offersTo(email)).toHaveLength(1);
    await leave(path);
  });

  test("waits no more once it is cancelled", async () => {
    const own = await rooms.book("single", "2026-04-27", 600);
    const { email, path } = await join({ reservationId: own.id });
    await rooms.reservations.cancel(own, resident);
    await rooms.reservations.cancel(await rooms.book("single", "2026-04-20", 600), resident);
    expect(await offersTo(email)).toHaveLength(0);
    expect((await entryOf(path))?.endedAt).not.toBeNull();
  });
});

describe("the way out", () => {
  test("is in the first mail, and in no other link", async () => {
    const { email, path } = await join();
    const [mail] = await rooms.mailsTo(email);
    expect(mail?.text).toContain(`https://portal.example${path}`);
    expect(await entryOf(path)).toMatchObject({ email });
    expect(await entryOf(path.replace(/key=.*/, "key=forged"))).toBeNull();
    const other = await join();
    const stolen = `${path.split("?")[0]}?${other.path.split("?")[1]}`;
    expect(await entryOf(stolen)).toBeNull();
    expect([await leave(path), await leave(path)]).toEqual([true, false]);
    await leave(other.path);
  });

  test("a reservation with the same address ends the wait", async () => {
    const { email, path } = await join();
    await rooms.waiting.served(email, "single");
    expect((await entryOf(path))?.endedAt).not.toBeNull();
  });

  test("addresses are forgotten a month later", async () => {
    const { path } = await join({ untilDay: "2026-04-05", fromDay: "2026-04-02" });
    rooms.clock.set(start + 20 * day);
    await rooms.waiting.forget();
    expect(await entryOf(path)).not.toBeNull();
    rooms.clock.set(start + 40 * day);
    await rooms.waiting.forget();
    expect(await entryOf(path)).toBeNull();
    rooms.clock.set(start);
  });
});
