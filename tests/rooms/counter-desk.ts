/** The counters' side over the reservations rooms: today's line, the clerks' desk, staff of two departments. */
import { beforeAll } from "vitest";
import { createCounterDesk } from "../../app/console/index.ts";
import type { StaffIdentity } from "../../app/identity/index.ts";
import { randomId } from "../../app/lib/ids.ts";
import { createQueue, type Queue } from "../../app/reservations/index.ts";
import { type ReservationRooms, reservationRooms } from "./reservation-rooms.ts";

export type DeskRooms = ReservationRooms & { queue: Queue; desk: ReturnType<typeof createCounterDesk> };

export function deskRooms(): DeskRooms {
  const rooms = reservationRooms() as DeskRooms;
  beforeAll(() => {
    const { stores, clock, reservations } = rooms;
    rooms.queue = createQueue({
      store: stores.queue,
      reservations,
      timetable: reservations.timetable,
      clock,
      newId: randomId,
      limits: stores.identity,
    });
    rooms.desk = createCounterDesk({ reservations, queue: rooms.queue, desk: stores.desk, clock });
  });
  return rooms;
}

export const staffOf = (role: StaffIdentity["role"], ...departments: string[]): StaffIdentity => ({
  id: `${role} ${departments.join(" ")}`,
  login: role,
  name: "見本 太郎",
  role,
  departments,
});
export const clerk = staffOf("clerk", "citizens");
export const foreign = staffOf("clerk", "tax");
export const chief = staffOf("department-admin", "citizens");
export const admin = staffOf("system-admin");
