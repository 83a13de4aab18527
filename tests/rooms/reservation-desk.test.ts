/** The clerks' side of reservations: whose counters, booking for a caller, the timetable with its effect, the secret calendar. */
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import type { TimetableOpening, TimetablePart } from "../../app/console/index.ts";
import { minutesOf, type Reservation } from "../../app/reservations/index.ts";
import { good, must } from "./applying.ts";
import { admin, chief, clerk, deskRooms, foreign, staffOf } from "./counter-desk.ts";
import { day, hour, minute } from "./rooms.ts";

const rooms = deskRooms();
const resident = { kind: "resident" as const };
const nine = minutesOf("09:00");
const contact = (email: string | null = null) => ({ name: "見本　次郎", kana: "ミホン", tel: "0837000000", email });

/** The mail to somebody whose subject has these words: the clock stands still, so mails have no order. */
const mailTo = async (address: string, words: string) =>
  (await rooms.mailsTo(address)).find(({ subject }) => subject.includes(words))?.text ?? "";

/** The calendar of the office with other closures. */
async function closing(who: typeof chief, from: string, until = from): Promise<TimetableOpening> {
  const opening = must(await rooms.desk.timetable.open(who, "offices", "hall"));
  if (opening.part.kind !== "offices") throw new Error("no office");
  const { value } = opening.part;
  const closed = [...value.calendar.closed, { from, until, reason: "停電" }];
  const part: TimetablePart = { kind: "offices", value: { ...value, calendar: { ...value.calendar, closed } } };
  return { ...opening, part };
}
const publish = (opening: TimetableOpening, seen: readonly Reservation[], reason = "停電のため") =>
  rooms.desk.timetable.publish(chief, { ...opening, reason, seen: seen.map(({ id }) => id) });

describe("whose counters", () => {
  test("clerks work at those of their departments, administrators at all, others at none", async () => {
    const ids = async (who: typeof clerk) => (await rooms.desk.reservations.counters(who)).map(({ id }) => id);
    expect(await ids(clerk)).toEqual(["front", "branch"]);
    expect(await ids(admin)).toEqual(["front", "branch"]);
    for (const who of [foreign, staffOf("publisher", "citizens"), staffOf("auditor", "citizens")])
      expect(await ids(who), who.role).toEqual([]);
  });

  test("another department's reservation is as little there as one that does not exist", async () => {
    const booked = await rooms.book("moving", "2026-04-06", nine);
    const { reservations } = rooms.desk;
    expect((await reservations.open(clerk, booked.code.toLowerCase()))?.reservation.id).toBe(booked.id);
    expect(await reservations.open(foreign, booked.code)).toBeNull();
    expect(await reservations.search(foreign, booked.code)).toEqual([]);
    expect(await reservations.list(foreign, "front", "2026-04-01", "2026-04-30")).toEqual([]);
    const to = { counterId: "front", day: "2026-04-07", start: nine };
    for (const result of [
      await reservations.move(foreign, booked.code, booked.revision, to),
      await reservations.cancel(foreign, booked.code, booked.revision, "理由"),
      await reservations.noShow(foreign, booked.code, booked.revision),
      await reservations.told(foreign, booked.code, booked.revision),
      await reservations.hold(foreign, { serviceId: "moving", channel: "phone", together: [], time: to }),
    ])
      expect(result).toEqual({ ok: false, error: { code: "not-found" } });
    expect(await rooms.reservations.byId(booked.id)).toEqual(booked);
  });

  test("what a resident is still typing is nobody's yet", async () => {
    const service = rooms.service("moving");
    const choice = { service, place: must(service.places[0]), channel: "online" as const, together: [] };
    const held = good(
      await rooms.reservations.hold(
        { ...choice, day: "2026-04-08", start: nine },
        { sessionHash: "typing", locale: "ja", applicationId: null },
      ),
    );
    expect(await rooms.desk.reservations.open(clerk, held.code)).toBeNull();
    expect(await rooms.desk.reservations.search(clerk, held.code)).toEqual([]);
    expect(await rooms.desk.reservations.held(clerk, held.code)).toBeNull();
  });

  test("a caller is found by number, name, kana and telephone, those to come first", async () => {
    const { code } = await rooms.book("moving", "2026-04-08", minutesOf("10:00"));
    const own = must(await rooms.reservations.byCode(code));
    const codes = async (q: string) => (await rooms.desk.reservations.search(clerk, q)).map((each) => each.code);
    expect(await codes(code.replace("-", "").toLowerCase())).toEqual([code]);
    for (const q of ["見本花子", "花子", "みほん", must(own.contact).tel]) expect(await codes(q), q).toContain(code);
    expect(await codes("山田")).toEqual([]);
    expect(await codes("09"), "two digits are no telephone number").toEqual([]);
  });
});

describe("booking for a caller", () => {
  const time = { counterId: "front", day: "2026-04-09", start: nine };
  const wish = (changes: object = {}) => ({
    serviceId: "moving",
    channel: "phone" as const,
    together: ["nhi-enroll"],
    time,
    ...changes,
  });

  test("keeps one time for the clerk, of the length of all that is done, and confirms in the clerk's name", async () => {
    const first = good(await rooms.desk.reservations.hold(clerk, wish()));
    expect([first.minutes, first.channel]).toEqual([45, "phone"]);
    const second = good(await rooms.desk.reservations.hold(clerk, wish({ time: { ...time, start: nine + 60 } })));
    expect((await rooms.reservations.byId(first.id))?.state).toBe("expired");
    const details = { contact: contact("jiro@example.jp"), address: null, note: "" };
    const booked = good(await rooms.desk.reservations.confirm(clerk, second, details));
    expect((await rooms.reservations.history(booked.id)).at(-1)).toMatchObject({
      type: "confirmed",
      actor: { kind: "staff", accountId: clerk.id },
    });
    const [mail] = await rooms.mailsTo("jiro@example.jp");
    expect(mail?.text).toContain(booked.code);
    expect(mail?.text).toContain(rooms.reservations.accessCode(booked.code));
  });

  test("may take today and the seats kept for the telephone, and no time that is none", async () => {
    const today = { counterId: "front", day: "2026-04-01", start: minutesOf("15:00") };
    expect((await rooms.desk.reservations.hold(clerk, wish({ time: today }))).ok).toBe(true);
    const results = [];
    for (let n = 0; n < 4; n++) {
      const busy = await rooms.desk.reservations.hold(
        staffOf("clerk", "citizens", String(n)),
        wish({ time: { ...time, day: "2026-04-10" } }),
      );
      results.push(busy.ok ? "held" : busy.error.code);
    }
    expect(results, "three desks for the telephone, two of them online").toEqual(["held", "held", "held", "full"]);
    for (const start of [nine + 7, minutesOf("12:00")]) {
      const odd = await rooms.desk.reservations.hold(clerk, wish({ time: { ...time, start } }));
      expect(odd).toEqual({ ok: false, error: { code: "not-offered" } });
    }
  });
});

describe("moving, cancelling, not coming", () => {
  test("a clerk moves to another counter and the resident is written to; an old page changes nothing", async () => {
    const booked = await rooms.book("both", "2026-04-13", nine, { email: "mover@example.jp" });
    const to = { counterId: "branch", day: "2026-04-14", start: nine + 30 };
    const moved = good(await rooms.desk.reservations.move(clerk, booked.code, booked.revision, to));
    expect(moved).toMatchObject({ ...to, code: booked.code });
    expect(await mailTo("mover@example.jp", "変わりました")).toContain("支所の窓口");
    expect(await rooms.desk.reservations.cancel(clerk, booked.code, booked.revision, "理由")).toEqual({
      ok: false,
      error: { code: "stale" },
    });
  });

  test("the reason of a cancellation is in the mail and in the history", async () => {
    const booked = await rooms.book("single", "2026-04-13", nine, { email: "canceller@example.jp" });
    good(await rooms.desk.reservations.cancel(clerk, booked.code, booked.revision, "担当が出張のため"));
    expect(await mailTo("canceller@example.jp", "取り消しました")).toContain("理由　担当が出張のため");
    expect((await rooms.reservations.history(booked.id)).at(-1)).toMatchObject({
      type: "cancelled",
      reason: "担当が出張のため",
    });
    const own = await rooms.book("single", "2026-04-13", nine, { email: "self@example.jp" });
    good(await rooms.reservations.cancel(own, resident));
    const plain = await mailTo("self@example.jp", "取り消しました");
    expect([plain.includes("取り消した日時"), plain.includes("理由")]).toEqual([true, false]);
  });

  test("nobody has failed to come before their time", async () => {
    const booked = await rooms.book("single", "2026-04-14", nine);
    const { reservations } = rooms.desk;
    expect(await reservations.noShow(clerk, booked.code, booked.revision)).toEqual({
      ok: false,
      error: { code: "stale" },
    });
    const before = rooms.clock.now();
    rooms.clock.set(Date.parse("2026-04-14T09:01:00+09:00"));
    expect(good(await reservations.noShow(clerk, booked.code, booked.revision)).state).toBe("no-show");
    rooms.clock.set(before);
  });
});

describe("the timetable", () => {
  test("is edited by whoever is in charge of every counter it touches", async () => {
    const { timetable } = rooms.desk;
    for (const who of [chief, admin]) {
      expect(await timetable.open(who, "offices", "hall")).not.toBeNull();
      expect((await timetable.editable(who)).services.length).toBeGreaterThan(0);
    }
    for (const who of [clerk, foreign, staffOf("department-admin", "tax"), staffOf("publisher", "citizens")]) {
      expect(await timetable.open(who, "offices", "hall"), who.role).toBeNull();
      expect(await timetable.open(who, "services", "moving"), who.role).toBeNull();
      expect(await timetable.editable(who)).toEqual({ offices: [], counters: [], services: [] });
    }
    expect(await timetable.open(chief, "offices", "nowhere")).toBeNull();
    expect(await timetable.open(chief, "constructor", "name")).toBeNull();
  });

  test("a closure shows whom it touches, tells them, offers times, and loses nobody", async () => {
    const mailed = await rooms.book("moving", "2026-04-15", nine, { email: "closed@example.jp" });
    const silent = await rooms.book("moving", "2026-04-15", nine, { email: null });
    const spared = await rooms.book("moving", "2026-04-16", nine);
    const opening = await closing(chief, "2026-04-15");
    const list = await rooms.desk.timetable.affected(opening);
    expect(list.map(({ id }) => id).sort()).toEqual([mailed.id, silent.id].sort());

    // Somebody books on that day while the list is being read.
    const late = await rooms.book("moving", "2026-04-15", nine + 60, { email: null });
    const again = await publish(opening, list);
    expect(typeof again === "object" ? again.affected.map(({ id }) => id) : again).toContain(late.id);
    expect((await rooms.reservations.byId(mailed.id))?.state).toBe("confirmed");

    expect(await publish(opening, [...list, late])).toBe("published");
    for (const { id } of [mailed, silent, late]) expect((await rooms.reservations.byId(id))?.state).toBe("displaced");
    expect((await rooms.reservations.byId(spared.id))?.state).toBe("confirmed");
    const told = await mailTo("closed@example.jp", "選び直して");
    expect(told).toContain("停電のため");
    expect(told.match(/^・.*時/gm)?.length).toBe(3);

    const waiting = async () => (await rooms.desk.reservations.toTelephone(clerk)).map(({ id }) => id).sort();
    expect(await waiting()).toEqual([silent.id, late.id].sort());
    expect(await rooms.desk.reservations.toTelephone(foreign)).toEqual([]);
    const lost = must(await rooms.reservations.byId(silent.id));
    good(await rooms.desk.reservations.told(clerk, lost.code, lost.revision));
    expect(await waiting()).toEqual([late.id]);
    const other = must(await rooms.reservations.byId(late.id));
    const to = { counterId: "front", day: "2026-04-17", start: nine };
    expect(good(await rooms.desk.reservations.move(clerk, late.code, other.revision, to)).state).toBe("confirmed");
    expect(await waiting()).toEqual([]);
  });

  test("two who edit at once: the second is told, and nothing of theirs is saved", async () => {
    const [one, two] = [await closing(chief, "2026-05-12"), await closing(chief, "2026-05-13")];
    expect(await publish(one, [])).toBe("published");
    expect(await publish(two, [])).toBe("conflict");
    const { timetable } = must(await rooms.desk.timetable.open(chief, "offices", "hall"));
    const days = timetable.offices[0]?.calendar.closed.map(({ from }) => from);
    expect(days).toContain("2026-05-12");
    expect(days).not.toContain("2026-05-13");
    const [newest] = await rooms.desk.timetable.history();
    expect(newest).toMatchObject({ by: { kind: "staff", name: "見本 太郎" }, changed: ["本庁舎"] });
  });

  test("a day that is closed while somebody fills in the form is not booked any more", async () => {
    const service = rooms.service("moving");
    const choice = { service, place: must(service.places[0]), channel: "online" as const, together: [] };
    const held = good(
      await rooms.reservations.hold(
        { ...choice, day: "2026-04-20", start: nine },
        { sessionHash: "slow", locale: "ja", applicationId: null },
      ),
    );
    expect(await publish(await closing(chief, "2026-04-20"), [])).toBe("published");
    const details = { contact: contact(), address: null, note: "" };
    expect(await rooms.reservations.confirm(held, details, resident)).toEqual({ ok: false, error: { code: "gone" } });
  });

  test("published in the very moment of a confirmation, whichever comes first: nobody stays on a closed day", async () => {
    for (let n = 0; n < 8; n++) {
      const on = `2026-04-${String(21 + (n % 4)).padStart(2, "0")}`;
      const start = nine + 60 * Math.floor(n / 4);
      const service = rooms.service("single");
      const choice = { service, place: must(service.places[0]), channel: "online" as const, together: [] };
      const held = await rooms.reservations.hold(
        { ...choice, day: on, start },
        { sessionHash: `race ${n}`, locale: "ja", applicationId: null },
      );
      if (!held.ok) continue;
      const opening = await closing(chief, on);
      const details = { contact: contact(`race${n}@example.jp`), address: null, note: "" };
      const [confirmed] = await Promise.all([
        rooms.reservations.confirm(held.value, details, resident),
        publish(opening, []),
      ]);
      const after = must(await rooms.reservations.byId(held.value.id));
      if (confirmed.ok) expect(["confirmed", "displaced"]).toContain(after.state);
      const timetable = await rooms.reservations.timetable();
      const isClosed = timetable.offices[0]?.calendar.closed.some(({ from }) => from === on);
      if (isClosed) expect(after.state, `${n}`).not.toBe("confirmed");
    }
  });

  test("an extra opening on a national holiday is booked, a closure on a working day is not", async () => {
    const opening = must(await rooms.desk.timetable.open(chief, "counters", "front"));
    if (opening.part.kind !== "counters") throw new Error("no counter");
    const office = must(opening.timetable.offices[0]).calendar;
    const calendar = {
      ...office,
      closed: [{ from: "2026-04-28", until: "2026-04-28", reason: "研修" }],
      extra: [{ day: "2026-04-29", hours: [["10:00", "11:00"]] as [string, string][], reason: "休日窓口" }],
    };
    const part: TimetablePart = { kind: "counters", value: { ...opening.part.value, calendar } };
    expect(await publish({ ...opening, part }, [])).toBe("published");
    expect((await rooms.book("moving", "2026-04-29", minutesOf("10:00"))).state).toBe("confirmed");
    await expect(rooms.book("moving", "2026-04-28", nine)).rejects.toThrow("not-offered");
  });

  test("a desk less displaces whoever sat at it", async () => {
    const booked = await Promise.all([0, 1].map(() => rooms.book("moving", "2026-04-30", nine)));
    const opening = must(await rooms.desk.timetable.open(chief, "services", "moving"));
    if (opening.part.kind !== "services") throw new Error("no service");
    const places = [{ counter: "front", desks: 1, quota: { online: 1, phone: 1, counter: 1 } }];
    const change = { ...opening, part: { kind: "services" as const, value: { ...opening.part.value, places } } };
    const second = must(booked.find(({ desk }) => desk === 2));
    expect((await rooms.desk.timetable.affected(change)).map(({ id }) => id)).toEqual([second.id]);
  });
});

describe("the secret calendar of a counter", () => {
  test("is read with its address alone, names nobody, and dies with a new address", async () => {
    const { feed } = rooms.desk;
    const booked = await rooms.book("both", "2026-04-27", nine);
    expect(await feed.renew(clerk, "front"), "not for everybody").toBeNull();
    expect(await feed.renew(staffOf("department-admin", "tax"), "front")).toBeNull();
    const token = must(await feed.renew(chief, "front"));
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const calendar = must(await feed.read(token, "portal.example"));
    expect(calendar).not.toMatch(/花子|次郎|見本|ミホン|090\d{7}|0837|@example\.jp|確認番号/);
    const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent");
    const own = must(events.find((each) => String(each.getFirstPropertyValue("uid")).startsWith(booked.id)));
    const event = new ICAL.Event(own);
    expect([event.summary, event.startDate.toString(), event.duration.toSeconds() / 60]).toEqual([
      "用件both（30分）",
      "2026-04-27T09:00:00",
      30,
    ]);
    expect(event.description).toContain(booked.code);
    // The database could not open it.
    const kept = JSON.stringify(await rooms.stores.desk.counterOfFeed(token));
    expect(kept).toBe("null");
    const next = must(await feed.renew(chief, "front"));
    expect(await feed.read(token, "portal.example")).toBeNull();
    expect(await feed.read(next, "portal.example")).not.toBeNull();
    expect(await feed.read("", "portal.example")).toBeNull();
  });

  test("holds what is to come, without what was cancelled", async () => {
    const booked = await rooms.book("both", "2026-04-27", nine + 60);
    const token = must(await rooms.desk.feed.renew(admin, "front"));
    const has = async () => must(await rooms.desk.feed.read(token, "portal.example")).includes(booked.id);
    expect(await has()).toBe(true);
    good(await rooms.reservations.cancel(booked, resident));
    expect(await has()).toBe(false);
    rooms.clock.advance(hour + minute + day);
    expect(must(await rooms.desk.feed.read(token, "portal.example"))).toContain("BEGIN:VTIMEZONE");
  });
});
