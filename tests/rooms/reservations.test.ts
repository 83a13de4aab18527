/** What may be booked, booking, moving and cancelling it, and what the clock does by itself. */
import { describe, expect, test } from "vitest";
import type { Choice } from "../../app/reservations/index.ts";
import { morning, reservationRooms } from "./reservation-rooms.ts";
import { timetable } from "./reservation-timetable.ts";
import { day, hour, minute } from "./rooms.ts";

const rooms = reservationRooms();
const resident = { kind: "resident" as const };
const start = Date.UTC(2026, 3, 1, 0, 0, 0);

const choice = (serviceId: string, on: string, at: number, changes: Partial<Choice> = {}): Choice => {
  const service = rooms.service(serviceId);
  const [place] = service.places;
  if (!place) throw new Error("no place");
  return { service, place, channel: "online", together: [], day: on, start: at, ...changes };
};
const by = (sessionHash: string) => ({ sessionHash, locale: "ja", applicationId: null });
const person = (name: string, email: string | null = `${name}@example.jp`) => ({
  contact: {
    name,
    kana: "",
    tel: `08000${name.length}${name.charCodeAt(0)}${name.charCodeAt(name.length - 1)}`,
    email,
  },
  address: null,
  note: "",
});
const daysOf = (wish: ReturnType<typeof choice>, from: string | null = null, count = 5, until: string | null = null) =>
  rooms.reservations.availability.days(timetable, { ...wish, window: wish.window ?? null }, from, count, until);

describe("what may be booked", () => {
  test("begins after the lead time and ends with the last day ahead; week ends are left out", async () => {
    const offers = await daysOf(choice("moving", "", 0), null, 100);
    expect(offers[0]?.day).toBe("2026-04-02");
    expect(offers.at(-1)?.day).toBe("2026-05-01");
    expect(offers.some((offer) => offer.day === "2026-04-04")).toBe(false);
    // 昭和の日
    expect(offers.some((offer) => offer.day === "2026-04-29")).toBe(false);
  });

  test("a clerk may book for today, what is left of it", async () => {
    rooms.clock.set(start + 2 * hour);
    const [today] = await daysOf(choice("moving", "", 0, { channel: "counter" }));
    expect(today?.day).toBe("2026-04-01");
    expect(today?.starts[0]?.start).toBeGreaterThanOrEqual(10 * 60);
    rooms.clock.set(start);
  });

  test("lies in the window that is asked for, and in the week that is shown", async () => {
    const window = { from: "2026-04-08", until: "2026-04-09" };
    const days = (await daysOf(choice("moving", "", 0, { window }), null, 100)).map((offer) => offer.day);
    expect(days).toEqual(["2026-04-08", "2026-04-09"]);
    const week = await daysOf(choice("moving", "", 0), "2026-04-06", 7, "2026-04-12");
    expect(week.map((offer) => offer.day)).toEqual([
      "2026-04-06",
      "2026-04-07",
      "2026-04-08",
      "2026-04-09",
      "2026-04-10",
    ]);
  });

  test("needs seats for the whole visit: one that takes longer has fewer starts", async () => {
    const lastOf = async (together: string[]) =>
      (await daysOf(choice("moving", "", 0, { together })))[0]?.starts.at(-1)?.start;
    expect([await lastOf([]), await lastOf(["nhi-enroll"])]).toEqual([15 * 60 + 30, 15 * 60]);
  });

  test("the next free times come from every place, earliest first", async () => {
    await rooms.book("both", "2026-04-02", morning);
    const wish = { service: rooms.service("both"), channel: "online" as const, together: [], window: null };
    const next = await rooms.reservations.availability.next(timetable, wish, 3);
    expect(next.map(({ counterId, start: at }) => `${counterId} ${at}`)).toEqual([
      "branch 540",
      "front 570",
      "branch 570",
    ]);
  });

  test("a class has its sessions and as many seats as are left", async () => {
    await rooms.book("lesson", "2026-04-18", 600);
    const [offer] = await daysOf(choice("lesson", "", 0));
    expect(offer).toEqual({ day: "2026-04-18", starts: [{ start: 600, free: 1 }] });
  });
});

describe("holding and confirming", () => {
  test("a time that is not offered is refused, whatever is sent", async () => {
    const { hold } = rooms.reservations;
    for (const [on, at] of [
      ["2026-04-04", morning],
      ["2026-04-01", morning],
      ["2026-04-03", morning + 5],
      ["2026-04-03", 12 * 60],
      ["2027-04-02", morning],
      ["1999-01-01", morning],
    ] as const)
      expect(await hold(choice("moving", on, at), by("odd"))).toEqual({ ok: false, error: { code: "not-offered" } });
  });

  test("the online share is full before the counter's is", async () => {
    const at = ["2026-04-03", 10 * 60] as const;
    await rooms.book("moving", ...at);
    await rooms.book("moving", ...at);
    expect(await rooms.reservations.hold(choice("moving", ...at), by("third"))).toEqual({
      ok: false,
      error: { code: "full" },
    });
    const atCounter = await rooms.reservations.hold(choice("moving", ...at, { channel: "counter" }), by("clerk"));
    expect(atCounter).toMatchObject({ ok: true, value: { desk: 3 } });
  });

  test("writes number, second secret, place and what to bring in a mail", async () => {
    const booked = await rooms.book("moving", "2026-04-06", morning, {
      email: "mail@example.jp",
      together: ["nhi-enroll"],
    });
    const [mail] = await rooms.mailsTo("mail@example.jp");
    expect(mail?.subject).toContain("2026年（令和8年）4月6日（月）9時");
    for (const words of [
      booked.code,
      rooms.reservations.accessCode(booked.code),
      "市民窓口",
      "およそ45分",
      "本人確認書類",
      `/reservations/${booked.code}`,
    ])
      expect(mail?.text).toContain(words);
  });

  test("after the hold ran out a seat that is still free is taken again; a taken one is not", async () => {
    const { hold, confirm, clockwork } = rooms.reservations;
    const lucky = await hold(choice("single", "2026-04-07", morning), by("lucky"));
    if (!lucky.ok) throw new Error("no hold");
    rooms.clock.set(start + 16 * minute);
    await clockwork.expireHolds();
    expect(await confirm(lucky.value, person("lucky"), resident)).toMatchObject({ ok: true });
    const unlucky = await hold(choice("single", "2026-04-07", 10 * 60), by("unlucky"));
    if (!unlucky.ok) throw new Error("no hold");
    rooms.clock.set(start + 40 * minute);
    await rooms.book("single", "2026-04-07", 10 * 60);
    expect(await confirm(unlucky.value, person("unlucky"), resident)).toEqual({ ok: false, error: { code: "full" } });
    rooms.clock.set(start);
  });

  test("a hold can be made longer once", async () => {
    const { hold, extend, clockwork, byId } = rooms.reservations;
    const held = await hold(choice("single", "2026-04-08", morning), by("slow"));
    if (!held.ok) throw new Error("no hold");
    expect(await extend(held.value, "somebody else")).toBeNull();
    expect((await extend(held.value, "slow"))?.holdExpiresAt).toBe(start + 30 * minute);
    expect(await extend(held.value, "slow")).toBeNull();
    rooms.clock.set(start + 29 * minute);
    await clockwork.expireHolds();
    expect((await byId(held.value.id))?.state).toBe("held");
    rooms.clock.set(start + 30 * minute);
    await clockwork.expireHolds();
    expect((await byId(held.value.id))?.state).toBe("expired");
    rooms.clock.set(start);
  });

  test("nobody has more than allowed, by session, telephone or address of mail", async () => {
    const { hold, confirm } = rooms.reservations;
    const book = async (at: number, who: string, details: ReturnType<typeof person>) => {
      const held = await hold(choice("moving", "2026-04-13", at), by(who));
      return held.ok ? confirm(held.value, details, resident) : held;
    };
    const one = person("greedy");
    expect((await book(540, "greedy", one)).ok && (await book(570, "greedy", one)).ok).toBe(true);
    expect(await book(600, "greedy", one)).toEqual({ ok: false, error: { code: "limit" } });
    expect(await book(600, "another browser", one)).toEqual({ ok: false, error: { code: "limit" } });
    const otherTel = { ...one, contact: { ...one.contact, tel: "0899999999" } };
    expect(await book(600, "a third browser", otherTel)).toEqual({ ok: false, error: { code: "limit" } });
    expect((await book(630, "somebody", person("modest"))).ok).toBe(true);
  });

  test("a browser and an address may hold so many times and no more", async () => {
    const { mayHold } = rooms.reservations;
    for (let tries = 0; tries < 20; tries++)
      expect(await mayHold("busy", "192.0.2.1")).toEqual({ ok: true, value: null });
    expect(await mayHold("busy", "192.0.2.1")).toMatchObject({ ok: false, error: { code: "too-many" } });
    // A whole library behind one address goes on.
    expect(await mayHold("neighbour", "192.0.2.1")).toMatchObject({ ok: true });
    for (let tries = 0; tries < 280; tries++) await mayHold(`crowd ${tries}`, "192.0.2.1");
    expect(await mayHold("late", "192.0.2.1")).toMatchObject({ ok: false });
    expect(await mayHold("elsewhere", "192.0.2.2")).toMatchObject({ ok: true });
    rooms.clock.set(start + 15 * minute);
    expect(await mayHold("busy", "192.0.2.1")).toMatchObject({ ok: true });
    rooms.clock.set(start);
  });
});

describe("moving and cancelling", () => {
  test("a move keeps the number, gives the old time back and writes of both", async () => {
    const booked = await rooms.book("single", "2026-04-14", morning, { email: "mover@example.jp" });
    const to = { counterId: "front", day: "2026-04-15", start: 10 * 60 };
    const moved = await rooms.reservations.move(booked, to, resident);
    expect(moved).toMatchObject({ ok: true, value: { code: booked.code, ...to, revision: booked.revision + 1 } });
    const subjects = (await rooms.mailsTo("mover@example.jp")).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes("変わりました") && subject.includes("4月15日"))).toHaveLength(
      1,
    );
    const again = await rooms.reservations.hold(choice("single", "2026-04-14", morning), by("next"));
    expect(again.ok).toBe(true);
    // The page was drawn before the move.
    expect(await rooms.reservations.move(booked, { ...to, start: 660 }, resident)).toEqual({
      ok: false,
      error: { code: "stale" },
    });
  });

  test("a move to a full time changes nothing", async () => {
    await rooms.book("single", "2026-04-16", morning);
    const booked = await rooms.book("single", "2026-04-16", 10 * 60);
    const to = { counterId: "front", day: "2026-04-16", start: morning };
    expect(await rooms.reservations.move(booked, to, resident)).toEqual({ ok: false, error: { code: "full" } });
    expect(await rooms.reservations.byId(booked.id)).toEqual(booked);
  });

  test("a cancellation gives the time to whoever comes", async () => {
    const booked = await rooms.book("single", "2026-04-17", morning, { email: "canceller@example.jp" });
    expect(await rooms.reservations.cancel(booked, resident)).toMatchObject({
      ok: true,
      value: { state: "cancelled" },
    });
    expect(await rooms.reservations.cancel(booked, resident)).toEqual({ ok: false, error: { code: "stale" } });
    expect((await rooms.book("single", "2026-04-17", morning)).state).toBe("confirmed");
  });
});

describe("the clock", () => {
  test("reminds the day before, after nine, once, and not those who booked that day", async () => {
    const address = "reminded@example.jp";
    await rooms.book("moving", "2026-04-20", morning, { email: address });
    const reminders = async (of: string) =>
      (await rooms.mailsTo(of)).filter(({ subject }) => subject.includes("明日")).length;
    const eve = Date.UTC(2026, 3, 18, 23, 0, 0);
    rooms.clock.set(eve);
    await rooms.reservations.clockwork.remind();
    expect(await reminders(address)).toBe(0);
    rooms.clock.set(eve + hour);
    const late = "late@example.jp";
    await rooms.book("moving", "2026-04-20", 10 * 60, { email: late }).catch(() => null);
    await rooms.reservations.clockwork.remind();
    await rooms.reservations.clockwork.remind();
    expect([await reminders(address), await reminders(late)]).toEqual([1, 0]);
    rooms.clock.set(start);
  });

  test("a reservation opens with its number and second secret, and locks after five wrong ones", async () => {
    const { code } = await rooms.book("moving", "2026-04-21", morning);
    const { lookup, accessCode, openFor } = rooms.reservations;
    const secret = accessCode(code);
    expect(await openFor("a stranger", code)).toBeNull();
    expect(await lookup({ number: code, code: "3333-3333" }, "a stranger", "192.0.2.9")).toMatchObject({
      ok: false,
      error: { code: "wrong" },
    });
    expect(await lookup({ number: code.toLowerCase(), code: secret }, "a friend", "192.0.2.9")).toEqual({
      ok: true,
      value: { code },
    });
    expect((await openFor("a friend", code))?.code).toBe(code);
    rooms.clock.set(start + 2 * day);
    expect(await openFor("a friend", code)).toBeNull();
    for (let tries = 0; tries < 5; tries++) await lookup({ number: code, code: "3333-3333" }, "x", "192.0.2.9");
    expect(await lookup({ number: code, code: secret }, "x", "192.0.2.9")).toMatchObject({
      ok: false,
      error: { code: "locked" },
    });
    rooms.clock.set(start);
  });
});
