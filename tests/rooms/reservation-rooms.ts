/** The reservations room and its waiting list on real stores, with a small fictitious timetable and a clock that is moved by hand. */
import { beforeAll } from "vitest";
import { translator } from "../../app/i18n/translator.ts";
import { randomId } from "../../app/lib/ids.ts";
import { createOpenDays } from "../../app/lib/open-days.ts";
import type { OutgoingMail } from "../../app/notifications/index.ts";
import { createReservations, createWaiting, type Reservation, type Service } from "../../app/reservations/index.ts";
import type { Stores } from "../../db/index.server.ts";
import { timetable } from "./reservation-timetable.ts";
import { minute, sqliteStores, type TestClock, testClock } from "./rooms.ts";

export type ReservationRooms = {
  stores: Stores;
  clock: TestClock;
  reservations: ReturnType<typeof createReservations>;
  waiting: ReturnType<typeof createWaiting>;
  service(id: string): Service;
  /** Holds and confirms; every person has a session, a telephone and an address of their own. */
  book(
    serviceId: string,
    day: string,
    start: number,
    changes?: { counterId?: string; together?: string[]; email?: string | null },
  ): Promise<Reservation>;
  /** Mails that wait to be sent to an address, oldest first. */
  mailsTo(address: string): Promise<OutgoingMail[]>;
};

export const morning = 9 * 60;
let people = 0;

export function reservationRooms(): ReservationRooms {
  const rooms = {} as ReservationRooms;
  const kept = sqliteStores();
  beforeAll(async () => {
    const { stores } = kept;
    const clock = testClock();
    const mail = {
      translator,
      link: (path: string) => `https://portal.example${path}`,
      cityParams: () => ({ city: "見本市", office: "見本市役所", tel: "000", hours: "平日" }),
    };
    const reservations = createReservations({
      store: stores.reservations,
      clock,
      openDays: createOpenDays(),
      newId: randomId,
      limits: stores.identity,
      secret: "a secret of this test",
      mail,
      freed: async (bookings) => void (await rooms.waiting.offer(bookings)),
    });
    const waiting = createWaiting({
      store: stores.waiting,
      clock,
      newId: randomId,
      secret: "a secret of this test",
      availability: reservations.availability,
      timetable: reservations.timetable,
      reservationById: reservations.byId,
      mail,
    });
    await reservations.seed(timetable);
    Object.assign(rooms, { stores, clock, reservations, waiting });
  });
  rooms.service = (id) => {
    const found = timetable.services.find((each) => each.id === id);
    if (!found) throw new Error(`no service ${id}`);
    return found;
  };
  rooms.book = async (serviceId, day, start, { counterId = "front", together = [], email } = {}) => {
    const n = people++;
    const found = rooms.service(serviceId);
    const place = found.places.find(({ counter }) => counter === counterId);
    if (!place) throw new Error(`no place ${counterId}`);
    const { reservations } = rooms;
    const held = await reservations.hold(
      { service: found, place, channel: "online", together, day, start },
      { sessionHash: `person ${n}`, locale: "ja", applicationId: null },
    );
    if (!held.ok) throw new Error(held.error.code);
    const contact = {
      name: "見本　花子",
      kana: "ミホン",
      tel: `0900000${1000 + n}`,
      email: email === undefined ? `person${n}@example.jp` : email,
    };
    const booked = await reservations.confirm(held.value, { contact, address: null, note: "" }, { kind: "resident" });
    if (!booked.ok) throw new Error(booked.error.code);
    return booked.value;
  };
  rooms.mailsTo = async (address) => {
    // A lease of no time: asking leaves them due.
    const due = await kept.stores.outbox.claim(10_000, rooms.clock.now() + minute, 0);
    return due.filter(({ to }) => to === address);
  };
  return rooms;
}
