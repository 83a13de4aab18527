/** Reservations as clerks work on them: found, guarded by department, booked for callers, moved, cancelled. */

import { isoDate } from "../i18n/dates.ts";
import { may, type StaffIdentity } from "../identity/index.ts";
import { addDays } from "../lib/add-days.ts";
import type { Clock } from "../lib/clock.ts";
import { sha256 } from "../lib/ids.ts";
import { parseReceipt } from "../lib/receipt.ts";
import { err, type Result } from "../lib/result.ts";
import { normalize } from "../procedures/index.ts";
import {
  type BookingChannel,
  type BookingFailure,
  type Contact,
  type DeskStore,
  type FreeTime,
  instantOf,
  type Reservation,
  type ReservationEvent,
  type Reservations,
  serviceOf,
} from "../reservations/index.ts";
import { countersOf } from "./counters.ts";

export type DeskFile = { reservation: Reservation; history: ReservationEvent[] };
export type DeskFailure = BookingFailure | { code: "not-found" };
/** What a clerk asks for on the telephone. */
export type DeskWish = {
  serviceId: string;
  channel: Extract<BookingChannel, "phone" | "counter">;
  together: readonly string[];
  time: FreeTime;
};

/** How far back and ahead a search looks. */
const searchDays = { back: 31, ahead: 190 };
const mostFound = 50;
/** Displaced reservations are looked for so far ahead. */
const horizonDays = 400;

export function createReservationDesk(deps: { reservations: Reservations; desk: DeskStore; clock: Clock }) {
  const { reservations, desk, clock } = deps;
  const today = () => isoDate(clock.now());
  const actorOf = ({ id, name }: StaffIdentity) => ({ kind: "staff" as const, accountId: id, name });
  /** A clerk holds a time for one caller at a time. */
  const sessionOf = ({ id }: StaffIdentity) => sha256(`staff reservations ${id}`);

  const own = async (staff: StaffIdentity) => countersOf(staff, await reservations.timetable());
  const isOwn = async (staff: StaffIdentity, counterId: string) =>
    (await own(staff)).some(({ id }) => id === counterId);

  /** null for an unknown number and for another department's alike. */
  async function find(staff: StaffIdentity, typed: string): Promise<Reservation | null> {
    const code = parseReceipt(typed);
    const reservation = code === null ? null : await reservations.byCode(code);
    if (!reservation || !(await isOwn(staff, reservation.counterId))) return null;
    return reservation;
  }

  async function open(staff: StaffIdentity, typed: string): Promise<DeskFile | null> {
    const reservation = await find(staff, typed);
    // What a resident is typing in just now is nobody's yet.
    if (!reservation?.contact) return null;
    return { reservation, history: await reservations.history(reservation.id) };
  }

  /** Of one counter, cancelled ones included; none of a foreign one. */
  async function list(staff: StaffIdentity, counterId: string, from: string, until: string): Promise<Reservation[]> {
    if (!(await isOwn(staff, counterId))) return [];
    return reservations.list({ counterIds: [counterId], from, until, states: null, limit: 2_000 });
  }

  /** By number, name, kana or telephone, in the counters of the account; the next ones first. */
  async function search(staff: StaffIdentity, typed: string): Promise<Reservation[]> {
    const byNumber = await find(staff, typed);
    if (byNumber) return byNumber.contact ? [byNumber] : [];
    const words = normalize(typed);
    const digits = typed.normalize("NFKC").replace(/\D/g, "");
    if (words === "") return [];
    const all = await reservations.list({
      counterIds: (await own(staff)).map(({ id }) => id),
      from: addDays(today(), -searchDays.back),
      until: addDays(today(), searchDays.ahead),
      states: null,
      limit: 10_000,
    });
    const hits = all.filter(({ contact }) => {
      if (!contact) return false;
      const isTel = digits.length >= 4 && contact.tel.replace(/\D/g, "").includes(digits);
      return isTel || normalize(contact.name).includes(words) || normalize(contact.kana).includes(words);
    });
    const coming = hits.filter(({ day }) => day >= today());
    return [...coming, ...hits.filter(({ day }) => day < today()).reverse()].slice(0, mostFound);
  }

  /** Who lost their time, left no mail and was not told yet. */
  async function toTelephone(staff: StaffIdentity): Promise<Reservation[]> {
    const counterIds = (await own(staff)).map(({ id }) => id);
    if (counterIds.length === 0) return [];
    const range = { from: today(), until: addDays(today(), horizonDays) };
    const displaced = await reservations.list({ counterIds, ...range, states: ["displaced"], limit: 2_000 });
    const silent = displaced.filter(({ contact }) => contact && contact.email === null);
    const told = new Set(await desk.told(silent.map(({ id }) => id)));
    return silent.filter(({ id }) => !told.has(id));
  }

  /** The time is kept for the clerk while the caller says their name. */
  async function hold(staff: StaffIdentity, wish: DeskWish): Promise<Result<Reservation, DeskFailure>> {
    const timetable = await reservations.timetable();
    const service = serviceOf(timetable, wish.serviceId);
    const place = service?.places.find(({ counter }) => counter === wish.time.counterId);
    if (!service || !place || !(await isOwn(staff, place.counter))) return err({ code: "not-found" });
    const { channel, together, time } = wish;
    const choice = { service, place, channel, together, day: time.day, start: time.start };
    return reservations.hold(choice, { sessionHash: sessionOf(staff), locale: "ja", applicationId: null });
  }

  /** The clerk's own hold, also when it ran out meanwhile. */
  async function held(staff: StaffIdentity, typed: string): Promise<Reservation | null> {
    const reservation = await find(staff, typed);
    return reservation?.sessionHash === sessionOf(staff) ? reservation : null;
  }

  async function changed(
    staff: StaffIdentity,
    { id }: Reservation,
    revision: number,
    change: Pick<Parameters<Reservations["change"]>[0], "from" | "to" | "event">,
  ): Promise<Result<Reservation, DeskFailure>> {
    if (!may(staff.role, "reservations.manage")) return err({ code: "not-found" });
    const actor = actorOf(staff);
    const done = await reservations.change({ id, revision, ...change, mails: [], actor, at: clock.now() });
    return done === "stale" ? err({ code: "stale" }) : { ok: true, value: done.reservation };
  }

  return {
    counters: own,
    find,
    open,
    list,
    search,
    toTelephone,
    hold,
    held,
    release: (staff: StaffIdentity, { id }: Reservation) => reservations.release(id, sessionOf(staff), clock.now()),

    confirm: (
      staff: StaffIdentity,
      reservation: Reservation,
      details: { contact: Contact; address: string | null; note: string },
    ) => reservations.confirm(reservation, details, actorOf(staff)),

    /** Also to another counter of the account, on any free time of today or later. `revision`: of the page the clerk saw. */
    async move(
      staff: StaffIdentity,
      typed: string,
      revision: number,
      to: FreeTime,
    ): Promise<Result<Reservation, DeskFailure>> {
      const reservation = await find(staff, typed);
      if (!reservation || !(await isOwn(staff, to.counterId))) return err({ code: "not-found" });
      return reservations.move({ ...reservation, revision }, to, actorOf(staff));
    },

    async cancel(
      staff: StaffIdentity,
      typed: string,
      revision: number,
      reason: string,
    ): Promise<Result<Reservation, DeskFailure>> {
      const reservation = await find(staff, typed);
      if (!reservation) return err({ code: "not-found" });
      return reservations.cancel({ ...reservation, revision }, actorOf(staff), reason);
    },

    /** Nobody came; only once the time has begun. */
    async noShow(staff: StaffIdentity, typed: string, revision: number): Promise<Result<Reservation, DeskFailure>> {
      const reservation = await find(staff, typed);
      if (!reservation) return err({ code: "not-found" });
      if (instantOf(reservation.day, reservation.start) > clock.now()) return err({ code: "stale" });
      const event = { type: "no-show" as const };
      return changed(staff, reservation, revision, { from: ["confirmed"], to: "no-show", event });
    },

    /** A resident without mail was told by telephone that the time is gone. */
    async told(staff: StaffIdentity, typed: string, revision: number): Promise<Result<Reservation, DeskFailure>> {
      const reservation = await find(staff, typed);
      if (!reservation) return err({ code: "not-found" });
      const event = { type: "told" as const };
      return changed(staff, reservation, revision, { from: ["displaced"], to: "displaced", event });
    },
  };
}
