/** Changing the timetable: who would lose their time is shown before, and told and offered another one after; nobody is dropped. */
import { isoDate } from "../i18n/dates.ts";
import type { Locale } from "../i18n/locales.ts";
import { addDays } from "../lib/add-days.ts";
import type { Clock } from "../lib/clock.ts";
import type { OpenDays } from "../lib/open-days.ts";
import type { OutgoingMail } from "../notifications/index.ts";
import type { createAvailability } from "./availability.ts";
import { instantOf } from "./calendar.ts";
import { type MailDeps, mailFor, whenText, whereText } from "./mails.ts";
import { fitsIn } from "./slots.ts";
import type { ReservationStore } from "./store.ts";
import { serviceOf, type Timetable } from "./timetable.ts";
import type { Actor, Reservation } from "./types.ts";

/** Nobody books further ahead. */
const horizonDays = 400;
const chunkDays = 31;
const atMost = 20_000;
/** Times offered in the mail. */
const offered = 3;

export function createChanges(deps: {
  store: ReservationStore;
  clock: Clock;
  openDays: OpenDays;
  availability: ReturnType<typeof createAvailability>;
  mail: MailDeps;
}) {
  const { store, clock, openDays, availability } = deps;

  /** Reservations to come that the new timetable has no place for. */
  async function affected(next: Timetable): Promise<Reservation[]> {
    const now = clock.now();
    const today = isoDate(now);
    const found: Reservation[] = [];
    // Month by month: however many there are, nobody is left out.
    for (let at = 0; at <= horizonDays; at += chunkDays) {
      const range = { from: addDays(today, at), until: addDays(today, at + chunkDays - 1) };
      const list = await store.list({ counterIds: null, ...range, states: ["confirmed"], limit: atMost });
      found.push(...list.filter((each) => !fitsIn(next, openDays, each)));
    }
    return found.filter(({ day, start, minutes }) => instantOf(day, start + minutes) > now);
  }

  async function timesFor(timetable: Timetable, reservation: Reservation): Promise<string> {
    const service = serviceOf(timetable, reservation.serviceId);
    if (!service) return "";
    const locale = reservation.locale as Locale;
    const wish = { service, channel: "online" as const, together: reservation.procedures, window: null };
    const times = await availability.next(timetable, wish, offered);
    return times.map((each) => `・${whenText(each, locale)}　${whereText(timetable, each, locale)}`).join("\n");
  }

  /**
   * `expected`: the version the editor was looking at. `seen`: ids of the reservations shown as affected; if others are by
   * now, nothing is saved and they are to be shown.
   */
  async function publish(
    change: { expected: number; value: Timetable; reason: string; seen: readonly string[] },
    by: Actor,
  ): Promise<"published" | "conflict" | { affected: Reservation[] }> {
    const list = await affected(change.value);
    const seen = new Set(change.seen);
    if (list.some(({ id }) => !seen.has(id))) return { affected: list };
    const mails = [];
    for (const each of list) mails.push(...(await mailTo(each, change.value, change.reason)));
    const published = await store.publishTimetable({
      expected: change.expected,
      value: change.value,
      by,
      at: clock.now(),
      displaced: list.map(({ id }) => ({ id, reason: change.reason })),
      mails,
    });
    // Booked between the look at the list and the publishing.
    if (published === "published")
      for (const each of await affected(change.value)) await displace(each, change.value, change.reason, by);
    return published;
  }

  /** One that has no place in the timetable loses its time, and is told and offered others. */
  async function displace(reservation: Reservation, timetable: Timetable, reason: string, actor: Actor) {
    const { id, revision } = reservation;
    const event = { type: "displaced" as const, reason };
    const mails = await mailTo(reservation, timetable, reason);
    return store.change({ id, revision, from: ["confirmed"], to: "displaced", event, mails, actor, at: clock.now() });
  }

  async function mailTo(reservation: Reservation, timetable: Timetable, reason: string): Promise<OutgoingMail[]> {
    if (!reservation.contact?.email) return [];
    const times = await timesFor(timetable, reservation);
    return mailFor(deps.mail, "displaced", reservation, timetable, { reason, times });
  }

  return { affected, publish, displace };
}
