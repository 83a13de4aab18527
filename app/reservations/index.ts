/** Door of the reservations room: what can be booked, booking it, and changing the timetable. See README.md. */
import { createHmac } from "node:crypto";
import type { Clock } from "../lib/clock.ts";
import type { OpenDays } from "../lib/open-days.ts";
import { createAccess, type Limits } from "./access.ts";
import { createAvailability } from "./availability.ts";
import { createBooking } from "./booking.ts";
import { createChanges } from "./changes.ts";
import { createClockwork } from "./clockwork.ts";
import { createHoldLimits } from "./hold-limits.ts";
import { type MailDeps, mailFor } from "./mails.ts";
import { fitsIn } from "./slots.ts";
import type { ReservationStore } from "./store.ts";
import { type Timetable, timetableSchema } from "./timetable.ts";
import type { Booking } from "./types.ts";

export type { DayOffer, Wish } from "./availability.ts";
export { type BookingFailure, type Choice, holdMs } from "./booking.ts";
export {
  type Calendar,
  calendarSchema,
  type Hours,
  instantOf,
  minutesOf,
  timeOf,
  weekdayOf,
} from "./calendar.ts";
export type { DeskStore, TimetableVersion } from "./desk-store.ts";
export { calendarFile } from "./ics.ts";
export { comesToUs, placeText, whenText, whereText } from "./mails.ts";
export {
  type CheckInFailure,
  createQueue,
  type LineAction,
  otherService,
  parseTicketCode,
  type Queue,
  selfCheckInFrom,
} from "./queue.ts";
export type { Board, BoardNumber, LinePlace } from "./queue-board.ts";
export type { QueueStore, Ticket } from "./queue-store.ts";
export { counterHours, lengthOf } from "./slots.ts";
export type { ReservationStore } from "./store.ts";
export {
  type BookingChannel,
  type Counter,
  counterOf,
  officeOf,
  type Place,
  type Service,
  serviceOf,
  serviceSchema,
  type Timetable,
} from "./timetable.ts";
export type { Actor, Booking, Contact, Reservation, ReservationEvent } from "./types.ts";
export { openStates } from "./types.ts";
export { createWaiting, mostNotices, type Waiting } from "./waiting.ts";
export { type FreeTime, readTimeKey, timeKey } from "./waiting-mails.ts";
export type { WaitingEntry } from "./waiting-store.ts";

export type ReservationsDeps = {
  store: ReservationStore;
  clock: Clock;
  openDays: OpenDays;
  newId(): string;
  limits: Limits;
  /** The server's secret; second secrets of reservations are derived from it apart from those of applications. */
  secret: string;
  mail: Omit<MailDeps, "accessCode" | "newId">;
  /** Told of times that became free. */
  freed(bookings: Booking[]): Promise<void>;
};

export function createReservations(deps: ReservationsDeps) {
  const { store, clock, openDays, newId } = deps;
  const key = createHmac("sha256", deps.secret).update("reservations").digest("hex");
  const access = createAccess({ store, limits: deps.limits, clock, key });
  const mail: MailDeps = { ...deps.mail, newId, accessCode: access.accessCode };

  let kept: { version: number; value: Timetable } | null = null;
  async function current(): Promise<{ version: number; value: Timetable }> {
    const version = await store.timetableVersion();
    if (kept?.version === version) return kept;
    const read = await store.timetable();
    if (!read) throw new Error("there is no timetable: publish one first");
    kept = { version: read.version, value: timetableSchema.parse(read.value) };
    return kept;
  }
  const timetable = async () => (await current()).value;

  const availability = createAvailability({ store, clock, openDays });
  const changes = createChanges({ store, clock, openDays, availability, mail });
  const booking = createBooking({
    store,
    clock,
    newId,
    availability,
    timetable,
    mails: (kind, reservation, table, extra) => mailFor(mail, kind, reservation, table, extra),
    freed: deps.freed,
    fits: (table, booked) => fitsIn(table, openDays, booked),
    displace: (reservation, table) =>
      changes.displace(reservation, table, "予約の枠が変わったため", { kind: "system" }),
  });

  return {
    ...access,
    ...booking,
    ...createHoldLimits({ limits: deps.limits, clock }),
    current,
    timetable,
    availability,
    changes,
    clockwork: createClockwork({ store, clock, timetable, mail, freed: deps.freed }),
    byCode: store.byCode,
    byId: store.byId,
    history: store.history,
    list: store.list,
    ofApplication: store.ofApplication,
    mine: (sessionHash: string) => store.listGranted(sessionHash, clock.now()),
    change: store.change,
    /** The first timetable of a new city; false when there is one already. */
    async seed(value: unknown): Promise<boolean> {
      if ((await store.timetableVersion()) > 0) return false;
      const first = { expected: 0, value: timetableSchema.parse(value), by: { kind: "system" as const } };
      return (await store.publishTimetable({ ...first, at: clock.now(), displaced: [], mails: [] })) === "published";
    },
  };
}
export type Reservations = ReturnType<typeof createReservations>;
