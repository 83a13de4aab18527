/** Today's line: who may check in when, whose turn it is, what everybody may see of it. */
import { describe, expect, test } from "vitest";
import { numberIn } from "../../app/console/counter-line.ts";
import { minutesOf } from "../../app/reservations/index.ts";
import { good, must } from "./applying.ts";
import { clerk, deskRooms, foreign } from "./counter-desk.ts";
import { hour, minute } from "./rooms.ts";

const rooms = deskRooms();
const resident = { kind: "resident" as const };
const staff = { kind: "staff" as const, accountId: "clerk", name: "見本 太郎" };
/** Nine on a morning of April in Japan. */
const nine = (day: string) => Date.parse(`${day}T09:00:00+09:00`);
const at = (day: string, time: string) => rooms.clock.set(nine(day) + (minutesOf(time) - minutesOf("09:00")) * minute);
const waiting = async () => (await rooms.queue.line("front")).map(({ number }) => number);
const walkIn = async (service = "moving") => must(await rooms.queue.issue("front", service, "ja"));
const done = async (desk: string, minutes: number) => {
  const called = must(await rooms.queue.callNext("front", desk, staff));
  const serving = await rooms.queue.act(called, "start", staff, desk);
  if (serving === "stale") throw new Error("stale");
  rooms.clock.advance(minutes * minute);
  return rooms.queue.act(serving, "done", staff, desk);
};

describe("checking in", () => {
  test("a resident does it on the day, from an hour before; earlier and later days are refused with the reason", async () => {
    at("2026-04-01", "09:00");
    const { code } = await rooms.book("moving", "2026-04-06", minutesOf("10:00"));
    const tries = async () => {
      const result = await rooms.queue.checkIn(code, resident);
      return result.ok ? "in" : result.error;
    };
    at("2026-04-05", "10:00");
    expect(await tries()).toEqual({ code: "other-day", day: "2026-04-06" });
    at("2026-04-06", "08:59");
    expect(await tries()).toEqual({ code: "too-early", from: minutesOf("09:00") });
    at("2026-04-06", "09:00");
    expect(await tries()).toBe("in");
    expect(await tries(), "a second time is the same ticket").toBe("in");
    expect((await rooms.queue.line("front")).length).toBe(1);
    at("2026-04-07", "09:00");
    expect(await tries()).toEqual({ code: "not-open", state: "arrived" });
  });

  test("a clerk does it at any hour of the day, at the right counter, for a reservation that stands", async () => {
    at("2026-04-02", "09:00");
    const { code } = await rooms.book("moving", "2026-04-07", minutesOf("15:00"));
    const gone = await rooms.book("moving", "2026-04-07", minutesOf("15:00"));
    good(await rooms.reservations.cancel(gone, resident));
    at("2026-04-07", "08:00");
    expect(await rooms.queue.checkIn(code, staff, "branch")).toEqual({
      ok: false,
      error: { code: "other-counter", counterId: "front" },
    });
    expect(await rooms.queue.checkIn(gone.code, staff, "front")).toEqual({
      ok: false,
      error: { code: "not-open", state: "cancelled" },
    });
    expect(await rooms.queue.checkIn("34679-ACDEF", staff)).toEqual({ ok: false, error: { code: "not-found" } });
    expect(good(await rooms.queue.checkIn(code, staff, "front"))).toMatchObject({ counterId: "front", number: 1 });
  });

  test("a number is found in what a scanner reads, and in any writing", () => {
    for (const typed of [
      "7KQ4M-XW93T",
      "7kq4mxw93t",
      "７ＫＱ４Ｍ－ＸＷ９３Ｔ",
      "https://portal.example/reservations/7KQ4M-XW93T?x=1",
      " 7KQ4M XW93T ",
    ])
      expect(numberIn(typed), typed).toBe(numberIn("7KQ4M-XW93T"));
    expect(numberIn("0000000000")).toBeNull();
    expect(numberIn("")).toBeNull();
  });
});

describe("the order of calling", () => {
  test("a reservation counts from its time, a walk-in from its arrival, somebody late from theirs", async () => {
    at("2026-04-02", "09:00");
    const booked = await Promise.all(
      ["09:30", "10:00"].map((start) => rooms.book("moving", "2026-04-08", minutesOf(start))),
    );
    const [half, ten] = [must(booked[0]), must(booked[1])];
    at("2026-04-08", "09:00");
    const early = good(await rooms.queue.checkIn(half.code, staff));
    const first = await walkIn();
    at("2026-04-08", "09:40");
    const second = await walkIn();
    at("2026-04-08", "10:20");
    const late = good(await rooms.queue.checkIn(ten.code, staff));
    const third = await walkIn();
    expect(await waiting()).toEqual([first, early, second, late, third].map(({ number }) => number));
    const called = [];
    for (const desk of ["1", "2", "3", "4", "5"])
      called.push(must(await rooms.queue.callNext("front", desk, staff)).number);
    expect(called).toEqual([first, early, second, late, third].map(({ number }) => number));
    expect(await rooms.queue.callNext("front", "6", staff)).toBeNull();
  });

  test("nobody who is waiting gets further back by somebody who comes later", async () => {
    at("2026-04-02", "09:00");
    const later = await rooms.book("moving", "2026-04-09", minutesOf("11:00"));
    at("2026-04-09", "09:00");
    const mine = await walkIn();
    const ahead = async () => must(await rooms.queue.place("front", mine.code)).ahead;
    expect(await ahead()).toBe(0);
    for (let n = 0; n < 3; n++) await walkIn();
    good(await rooms.queue.checkIn(later.code, staff));
    rooms.clock.advance(minute);
    expect(await ahead()).toBe(0);
  });
});

describe("a ticket", () => {
  test("that was not heard is put back where it was; the reservation knows of every step", async () => {
    at("2026-04-02", "09:00");
    const { code, id } = await rooms.book("moving", "2026-04-10", minutesOf("09:00"));
    at("2026-04-10", "08:30");
    const mine = good(await rooms.queue.checkIn(code, staff));
    const other = await walkIn();
    rooms.clock.advance(hour);
    expect(must(await rooms.queue.callNext("front", "1", staff)).id).toBe(other.id);
    let ticket = must(await rooms.queue.callNext("front", "2", staff));
    expect(ticket.id).toBe(mine.id);
    for (const action of ["again", "absent"] as const) {
      const next = await rooms.queue.act(ticket, action, staff, "2");
      if (next === "stale") throw new Error("stale");
      ticket = next;
    }
    expect((await rooms.reservations.byId(id))?.state).toBe("no-show");
    // They come to the desk and show the code again: back in the line.
    const back = good(await rooms.queue.checkIn(code, staff));
    expect([back.id, back.state, back.desk]).toEqual([mine.id, "waiting", null]);
    expect((await rooms.reservations.byId(id))?.state).toBe("arrived");
    expect((await rooms.reservations.history(id)).map(({ type }) => type).slice(2)).toEqual([
      "arrived",
      "called",
      "called",
      "no-show",
      "put-back",
    ]);
  });

  test("is left by its holder, once; called meanwhile or not", async () => {
    at("2026-04-13", "09:00");
    const mine = await walkIn();
    expect(await rooms.queue.act(mine, "leave", resident)).toMatchObject({ state: "left" });
    expect(await rooms.queue.act(mine, "leave", resident)).toBe("stale");
    const place = must(await rooms.queue.place("front", mine.code));
    expect([place.ticket.state, place.range]).toEqual(["left", null]);
    expect(await waiting()).toEqual([]);
  });

  test("of another day or counter is no place in this line", async () => {
    at("2026-04-14", "09:00");
    const mine = await walkIn();
    expect(await rooms.queue.place("branch", mine.code)).toBeNull();
    expect(await rooms.queue.place("front", "3333-3333")).toBeNull();
    at("2026-04-15", "09:00");
    expect(await rooms.queue.place("front", mine.code)).toBeNull();
  });

  test("for a business that the counter does not have is one for something else", async () => {
    at("2026-04-15", "10:00");
    expect((await walkIn("no-such-service")).serviceId).toBe("other");
    expect(await rooms.queue.issue("nowhere", "moving", "ja")).toBeNull();
  });
});

describe("the board", () => {
  test("has numbers and desks and nobody's name; it is made once for all who ask in the same seconds", async () => {
    at("2026-04-02", "09:00");
    const { code } = await rooms.book("moving", "2026-04-16", minutesOf("09:00"));
    at("2026-04-16", "09:00");
    good(await rooms.queue.checkIn(code, staff));
    const second = await walkIn();
    must(await rooms.queue.callNext("front", "A-1", staff));
    const board = await rooms.queue.board("front");
    expect(board).toMatchObject({ called: [{ number: 1, desk: "A-1" }], serving: [], waiting: 1 });
    expect(JSON.stringify(board)).not.toMatch(/見本|090|person/);
    let asked = 0;
    const { line } = rooms.stores.queue;
    rooms.stores.queue.line = (...args) => {
      asked += 1;
      return line(...args);
    };
    rooms.clock.advance(10_000);
    const boards = await Promise.all(Array.from({ length: 500 }, () => rooms.queue.board("front")));
    for (let n = 0; n < 500; n++) await rooms.queue.place("front", second.code);
    expect(asked).toBe(1);
    expect(new Set(boards.map((each) => JSON.stringify(each))).size).toBe(1);
    // What is done here is seen at once.
    must(await rooms.queue.callNext("front", "B", staff));
    expect((await rooms.queue.board("front")).called.map(({ number }) => number)).toEqual([2, 1]);
    rooms.stores.queue.line = line;
  });

  test("learns how long it takes from the last talks", async () => {
    at("2026-04-17", "09:00");
    for (let n = 0; n < 3; n++) await walkIn("single");
    await done("1", 6);
    const untaught = (await rooms.queue.board("front")).range;
    for (let n = 0; n < 10; n++) {
      await walkIn("single");
      await done("1", 6);
    }
    const taught = (await rooms.queue.board("front")).range;
    // Two wait: at half an hour each more or less before anybody has learned, at six minutes each after.
    expect(untaught.upper).toBeGreaterThan(taught.upper);
    expect(taught).toEqual({ lower: 10, upper: 15 });
  });
});

describe("the clerk's line", () => {
  test("belongs to the department of the counter", async () => {
    at("2026-04-20", "09:00");
    const mine = await walkIn();
    expect(must(await rooms.desk.line.view(clerk, "front")).line).toHaveLength(1);
    expect(await rooms.desk.line.view(foreign, "front")).toBeNull();
    expect(await rooms.desk.line.issue(foreign, "front", "moving")).toBeNull();
    expect(await rooms.desk.line.callNext(foreign, "front", "1")).toBeNull();
    expect(await rooms.desk.line.find(foreign, mine.id)).toBeNull();
    const change = { ticketId: mine.id, revision: mine.revision, action: "absent" as const, desk: "1" };
    expect(await rooms.desk.line.act(foreign, change)).toBe("stale");
    expect(await rooms.desk.line.checkIn(foreign, "front", "7KQ4M-XW93T")).toEqual({
      ok: false,
      error: { code: "not-found" },
    });
    expect((await rooms.queue.line("front")).map(({ revision }) => revision)).toEqual([1]);
  });

  test("has who is to come, and forgets them once they are here", async () => {
    at("2026-04-02", "09:00");
    const { code } = await rooms.book("moving", "2026-04-21", minutesOf("09:00"));
    at("2026-04-21", "09:10");
    const before = must(await rooms.desk.line.view(clerk, "front"));
    expect(before.coming.map((each) => each.code)).toEqual([code]);
    good(await rooms.desk.line.checkIn(clerk, "front", `https://portal.example/reservations/${code}`));
    const after = must(await rooms.desk.line.view(clerk, "front"));
    expect(after.coming).toEqual([]);
    expect(after.line.map(({ reservation }) => reservation?.contact?.name)).toEqual(["見本　花子"]);
  });
});
