/** Reservations in the states a resident's page can show, made through the room's door by somebody else's browser. */
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

/** The last free time there is, or `time`: the first ones belong to whoever looks at the page. */
export async function hold(stage: Stage, id: string, sessionHash = sha256(randomToken()), time?: FreeTime) {
  const { reservations } = stage.portal;
  const service = await serviceOf(stage, id);
  const timetable = await reservations.timetable();
  const wish = { service, channel: "online" as const, together: [], window: null };
  const free = time ? [time] : await reservations.availability.next(timetable, wish, 1000);
  const found = free.at(-1);
  const place = service.places.find(({ counter }) => counter === found?.counterId);
  if (!found || !place) throw new Error(`${id} has no time left`);
  const { day, start } = found;
  const held = await reservations.hold(
    { ...wish, place, day, start },
    { sessionHash, locale: "ja", applicationId: null },
  );
  if (!held.ok) throw new Error(held.error.code);
  return held.value;
}

export async function book(stage: Stage, id: string, time?: FreeTime): Promise<Reservation> {
  const held = await hold(stage, id, undefined, time);
  const booked = await stage.portal.reservations.confirm(held, somebody(), { kind: "resident" });
  if (!booked.ok) throw new Error(booked.error.code);
  return booked.value;
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

/** Somebody takes every time of the service's first day from now on that has one; returns the day. */
export async function fillDay(stage: Stage, id: string): Promise<string> {
  const { reservations } = stage.portal;
  const service = await serviceOf(stage, id);
  const wish = { service, channel: "online" as const, together: [], window: null };
  const [first] = await reservations.availability.next(await reservations.timetable(), wish, 1);
  if (!first) throw new Error(`${id} has no time left`);
  for (;;) {
    const free = await reservations.availability.next(await reservations.timetable(), wish, 1);
    if (free[0]?.day !== first.day) return first.day;
    await book(stage, id, free[0]);
  }
}
