/** The waiting list: whoever wants an earlier time is told by mail when one becomes free. First come first served, as the mail says. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { isoDate } from "../i18n/dates.ts";
import { addDays } from "../lib/add-days.ts";
import type { Clock } from "../lib/clock.ts";
import type { createAvailability, DayOffer, Wish } from "./availability.ts";
import type { MailDeps } from "./mails.ts";
import { lengthOf } from "./slots.ts";
import type { Place, Service, Timetable } from "./timetable.ts";
import { serviceOf } from "./timetable.ts";
import { type Booking, openStates, type Reservation } from "./types.ts";
import { type FreeTime, joinedMail, offerMail, timeKey } from "./waiting-mails.ts";
import type { NewWaitingEntry, WaitingEntry, WaitingStore } from "./waiting-store.ts";

/** Mails per entry: nobody is chased. */
export const mostNotices = 3;
/** People told of one free time: fewer leave it empty, more make a race of it. */
const toldAtOnce = 3;
/** Entries looked at for one free time. */
const lookedAt = 50;
const keptMs = 30 * 86_400_000;

export function createWaiting(deps: {
  store: WaitingStore;
  clock: Clock;
  newId(): string;
  /** The server's secret; tokens of leaving are derived from it. */
  secret: string;
  availability: Pick<ReturnType<typeof createAvailability>, "days">;
  timetable(): Promise<Timetable>;
  reservationById(id: string): Promise<Reservation | null>;
  mail: Omit<MailDeps, "accessCode" | "newId">;
}) {
  const { store, clock, newId } = deps;
  const mail = { ...deps.mail, newId };
  const key = createHmac("sha256", deps.secret).update("waiting list").digest();
  const tokenOf = (id: string): string => createHmac("sha256", key).update(id).digest("base64url");
  const pathOf = (id: string): string => `/reservations/waiting/${id}?key=${tokenOf(id)}`;

  /** The entry whose link this is; null for any other. */
  async function open(id: string, token: string): Promise<WaitingEntry | null> {
    const [given, wanted] = [Buffer.from(token), Buffer.from(tokenOf(id))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
    return store.byId(id);
  }

  /** Returns the address of the page with the entry, where it can be left. */
  async function join(wish: Omit<NewWaitingEntry, "id" | "createdAt">): Promise<string> {
    const entry = { ...wish, id: newId(), createdAt: clock.now() };
    const about = { timetable: await deps.timetable(), leavePath: pathOf(entry.id) };
    await store.join(entry, [joinedMail(mail, entry, about, mostNotices)]);
    return about.leavePath;
  }

  /** What an entry's person would come for: what they booked already, or the service alone. */
  async function ownOf(entry: WaitingEntry): Promise<Reservation | "over" | null> {
    if (entry.reservationId === null) return null;
    const own = await deps.reservationById(entry.reservationId);
    return own && (openStates as readonly string[]).includes(own.state) ? own : "over";
  }

  /** Told to the first who wait for such a time. Never of a time today or tomorrow: that is too late to plan by. */
  async function offerOne(timetable: Timetable, freed: Booking, count: number): Promise<number> {
    const { serviceId, counterId, day } = freed;
    const service = serviceOf(timetable, serviceId);
    const place = service?.places.find(({ counter }) => counter === counterId);
    if (!service || !place || day <= addDays(isoDate(clock.now()), 1)) return 0;
    let told = 0;
    for (const entry of await store.waitingFor({ serviceId, counterId, day }, lookedAt)) {
      if (told === toldAtOnce) break;
      const own = await ownOf(entry);
      if (own === "over") {
        await store.end(entry.id, clock.now());
        continue;
      }
      const time = await firstFor(timetable, { service, place, own, freed, count });
      if (time === null || entry.offers.includes(timeKey(time))) continue;
      const left = mostNotices - entry.offers.length - 1;
      const message = offerMail(mail, entry, time, own, { timetable, leavePath: pathOf(entry.id), left });
      const change = { id: entry.id, time: timeKey(time), most: mostNotices, mail: message, at: clock.now() };
      if (await store.offer(change)) told++;
    }
    return told;
  }

  /** The first start that the freed time made possible for this person; null when there is none. */
  async function firstFor(
    timetable: Timetable,
    wanted: { service: Service; place: Place; own: Reservation | null; freed: Booking; count: number },
  ): Promise<FreeTime | null> {
    const { service, place, own, freed, count } = wanted;
    const together = own?.procedures ?? [];
    const wish: Wish = { service, place, channel: "online", together, window: null };
    const [offer] = await deps.availability.days(timetable, wish, freed.day, 1, freed.day);
    const length = lengthOf(service, together);
    const isNew = ({ start, free }: DayOffer["starts"][number]) =>
      // Where more is free than was given back, it was free before.
      free > 0 && free <= count && start < freed.start + freed.minutes && start + length > freed.start;
    const start = offer?.starts.find(isNew)?.start;
    if (start === undefined) return null;
    if (own?.state === "confirmed" && !isEarlier({ day: freed.day, start }, own)) return null;
    return { counterId: freed.counterId, day: freed.day, start };
  }

  return {
    open,
    join,
    /** Somebody with this address has a time now. */
    served: (email: string, serviceId: string): Promise<void> => store.served(email, serviceId, clock.now()),
    leave: (entry: WaitingEntry): Promise<boolean> => store.end(entry.id, clock.now()),

    /** Times that became free. Returns how many mails were written. */
    async offer(bookings: readonly Booking[]): Promise<number> {
      if (bookings.length === 0) return 0;
      const timetable = await deps.timetable();
      const same = Map.groupBy(bookings, (each) => `${each.serviceId} ${timeKey(each)}`);
      let told = 0;
      for (const [first, ...others] of same.values())
        if (first) told += await offerOne(timetable, first, 1 + others.length);
      return told;
    },

    /** Addresses are kept no longer than they are of use. */
    forget: (): Promise<number> =>
      store.forget({
        endedBefore: clock.now() - keptMs,
        untilBefore: addDays(isoDate(clock.now()), -30),
      }),
  };
}
export type Waiting = ReturnType<typeof createWaiting>;

const isEarlier = (a: Pick<Booking, "day" | "start">, b: Pick<Booking, "day" | "start">): boolean =>
  a.day < b.day || (a.day === b.day && a.start < b.start);
