/** What happens by itself: holds run out, residents are reminded the day before. Several instances may run it at once. */
import { isoDate } from "../i18n/dates.ts";
import { addDays } from "../lib/add-days.ts";
import type { Clock } from "../lib/clock.ts";
import { instantOf } from "./calendar.ts";
import { type MailDeps, mailFor } from "./mails.ts";
import type { ReservationStore } from "./store.ts";
import type { Timetable } from "./timetable.ts";
import type { Booking } from "./types.ts";

const batch = 200;
/** Reminders go out from this hour on (Japan): nobody wants a mail at midnight. */
const remindFromHour = 9;

export function createClockwork(deps: {
  store: ReservationStore;
  clock: Clock;
  timetable(): Promise<Timetable>;
  mail: MailDeps;
  /** Told of times that became free: the waiting list is offered them. */
  freed(bookings: Booking[]): Promise<void>;
}) {
  const { store, clock } = deps;

  async function expireHolds(): Promise<number> {
    const freed = await store.expire(clock.now(), batch);
    if (freed.length > 0) await deps.freed(freed);
    return freed.length;
  }

  async function remind(): Promise<number> {
    const now = clock.now();
    const hour = (Math.floor(now / 3_600_000) + 9) % 24;
    if (hour < remindFromHour) return 0;
    // Who booked or moved today has just been told.
    const today = isoDate(now);
    const due = await store.toRemind(addDays(today, 1), instantOf(today, 0), batch);
    if (due.length === 0) return 0;
    const timetable = await deps.timetable();
    let sent = 0;
    for (const reservation of due) {
      const [mail] = mailFor(deps.mail, "reminder", reservation, timetable);
      if (mail && (await store.reminded(reservation.id, mail, now))) sent++;
    }
    return sent;
  }

  return { expireHolds, remind };
}
