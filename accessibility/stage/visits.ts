/** Reservations in the states a resident's page can show, made through the room's door by somebody else's browser. */
import { join } from "node:path";
import Database from "better-sqlite3";
import { randomToken, sha256 } from "../../app/lib/ids.ts";
import type { FreeTime, Reservation, Service } from "../../app/reservations/index.ts";
import type { Stage } from "./stage.ts";

let people = 0;
/** Limits count telephones: everybody has their own. */
const somebody = () => {
  people += 1;
  return {
    contact: {
      name: "見本　花子",
      kana: "ミホン　ハナコ",
      tel: `0901${String(1_000_000 + ((process.pid * 997 + people) % 9_000_000))}`,
      email: `visit${people}@example.jp`,
    },
    address: null,
    note: "車いすで行きます。",
  };
};

async function serviceOf({ portal }: Stage, id: string): Promise<Service> {
  const service = (await portal.reservations.timetable()).services.find((each) => each.id === id);
  if (!service) throw new Error(`there is no service ${id}`);
  return service;
}

/** The last free time there is, at the service's first counter while it has one, or `time`: the first ones belong to whoever looks at the page. */
export async function hold(stage: Stage, id: string, sessionHash = sha256(randomToken()), time?: FreeTime) {
  const { reservations } = stage.portal;
  const service = await serviceOf(stage, id);
  const timetable = await reservations.timetable();
  const wish = { service, channel: "online" as const, together: [], window: null };
  for (let tries = 0; ; tries++) {
    const free = time ? [time] : await reservations.availability.next(timetable, wish, 1000);
    const first = service.places[0]?.counter;
    const found = free.findLast(({ counterId }) => counterId === first) ?? free.at(-1);
    const place = service.places.find(({ counter }) => counter === found?.counterId);
    if (!found || !place) throw new Error(`${id} has no time left`);
    const { day, start } = found;
    const held = await reservations.hold(
      { ...wish, place, day, start },
      { sessionHash, locale: "ja", applicationId: null },
    );
    if (held.ok) return held.value;
    // Another window of the same run was quicker: the time before it, then.
    if (time || held.error.code !== "full" || tries === 5) throw new Error(held.error.code);
  }
}

export async function book(stage: Stage, id: string, time?: FreeTime): Promise<Reservation> {
  const held = await hold(stage, id, undefined, time);
  const booked = await stage.portal.reservations.confirm(held, somebody(), { kind: "resident" });
  if (!booked.ok) throw new Error(booked.error.code);
  return booked.value;
}

/**
 * For today, though the counters may be closed: booked for another day and moved in the books. Its time has come, so that
 * "I am here" can be pressed whenever the run takes place.
 */
export async function bookToday(stage: Stage, id: string): Promise<Reservation> {
  const booked = await book(stage, id);
  const minutes = Math.floor((stage.portal.clock.now() - Date.parse(`${stage.today}T00:00:00+09:00`)) / 60_000);
  const books = new Database(join(stage.varDir, "portal.sqlite"));
  try {
    books
      .prepare("update reservations set day = ?, start = ? where id = ?")
      .run(stage.today, Math.min(minutes, 9 * 60), booked.id);
  } finally {
    books.close();
  }
  return booked;
}

export async function displace(stage: Stage, reservation: Reservation): Promise<void> {
  const { id, revision } = reservation;
  const event = { type: "displaced" as const, reason: "機械の入れ替えのため、窓口を閉めます。" };
  const at = stage.portal.clock.now();
  const actor = { kind: "system" as const };
  const done = await stage.portal.reservations.change({
    ...{ id, revision, from: ["confirmed"], to: "displaced", event },
    ...{ mails: [], actor, at },
  });
  if (done === "stale") throw new Error("the reservation has changed");
}

/** Somebody takes every time of the service's first day that has one; returns the day, the same when asked again. */
export async function fillDay(stage: Stage, id: string): Promise<string> {
  const { reservations } = stage.portal;
  const service = await serviceOf(stage, id);
  const wish = { service, channel: "online" as const, together: [], window: null };
  const days = filledDays.get(stage) ?? new Map<string, string>();
  filledDays.set(stage, days);
  for (;;) {
    const [free] = await reservations.availability.next(await reservations.timetable(), wish, 1);
    if (!free) throw new Error(`${id} has no time left`);
    const day = days.get(id) ?? free.day;
    days.set(id, day);
    if (free.day !== day) return day;
    await book(stage, id, free);
  }
}
const filledDays = new WeakMap<Stage, Map<string, string>>();
