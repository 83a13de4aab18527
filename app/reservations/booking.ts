/** Holding, confirming, moving and cancelling: every promise to a resident is one transaction of the store. */
import type { Clock } from "../lib/clock.ts";
import { newReceipt } from "../lib/receipt.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { OutgoingMail } from "../notifications/index.ts";
import type { createAvailability, Wish } from "./availability.ts";
import { grainsOf, lengthOf } from "./slots.ts";
import type { ReservationStore, Wanted } from "./store.ts";
import { type Place, poolOf, type Service, serviceOf, type Timetable } from "./timetable.ts";
import type { Actor, Booking, Contact, Reservation } from "./types.ts";

/** Long enough to look for glasses and type slowly; once as long again for those who ask. */
export const holdMs = 15 * 60_000;

export type BookingFailure =
  /** Taken by somebody else meanwhile. */
  | { code: "full" }
  /** No such time, or too late or too early for it. */
  | { code: "not-offered" }
  /** This person has as many open reservations as allowed. */
  | { code: "limit" }
  /** The hold is over and cannot be taken up again. */
  | { code: "gone" }
  /** Changed meanwhile, by a clerk or in another window. */
  | { code: "stale" };

export type Choice = Omit<Wish, "window"> & {
  window?: Wish["window"];
  day: string;
  start: number;
};
type Booked = Promise<Result<Reservation, BookingFailure>>;

/** The seats of a visit: any desk the channel may use, free in every step of the grid, the buffer included. */
export function wantedSeats({ service, place, channel, together, day, start }: Choice): Wanted {
  return {
    pool: poolOf(service.id, place.counter),
    day,
    grains: grainsOf(start, lengthOf(service, together) + service.buffer),
    desks: Array.from({ length: place.quota[channel] }, (_, at) => at + 1),
  };
}

const placeOf = (service: Service, counterId: string): Place | null =>
  service.places.find(({ counter }) => counter === counterId) ?? null;

export function createBooking(deps: {
  store: ReservationStore;
  clock: Clock;
  newId(): string;
  availability: ReturnType<typeof createAvailability>;
  timetable(): Promise<Timetable>;
  mails(
    kind: "confirmed" | "moved" | "cancelled",
    reservation: Reservation,
    timetable: Timetable,
    extra?: { reason: string },
  ): OutgoingMail[];
  /** Told of times that became free. */
  freed(bookings: Booking[]): Promise<void>;
  /** Whether the timetable has a place for it. */
  fits(timetable: Timetable, booked: Booking & { desk: number }): boolean;
  /** The timetable lost its place for this one: told and offered other times. */
  displace(reservation: Reservation, timetable: Timetable): Promise<{ reservation: Reservation } | "stale">;
}) {
  const { store, clock, availability } = deps;

  /** Who had lost the time before gives nothing back. */
  const giveBack = async ({ state, serviceId, counterId, day, start, minutes }: Reservation) => {
    if (state === "confirmed") await deps.freed([{ serviceId, counterId, day, start, minutes }]);
  };

  /** The timetable may have changed while this one was being written: it is displaced like all the others then. */
  async function settled(reservation: Reservation, before: Timetable): Promise<Reservation> {
    const timetable = await deps.timetable();
    if (timetable === before || deps.fits(timetable, reservation)) return reservation;
    const displaced = await deps.displace(reservation, timetable);
    return displaced === "stale" ? reservation : displaced.reservation;
  }

  /** Clerks may squeeze somebody in at any start of the calendar; residents are bound by the lead time. */
  async function hold(
    choice: Choice,
    by: { sessionHash: string; locale: string; applicationId: string | null },
  ): Booked {
    const timetable = await deps.timetable();
    const { service, place, channel, together, day, start } = choice;
    if (!(await availability.isOffered(timetable, { ...choice, window: choice.window ?? null }, day, start)))
      return err({ code: "not-offered" });
    const now = clock.now();
    const held = await store.hold(
      {
        id: deps.newId(),
        code: newReceipt(),
        serviceId: service.id,
        counterId: place.counter,
        day,
        start,
        minutes: lengthOf(service, together),
        kind: service.kind,
        channel,
        address: null,
        note: "",
        locale: by.locale,
        procedures: [...together],
        applicationId: by.applicationId,
        sessionHash: by.sessionHash,
        createdAt: now,
        updatedAt: now,
        holdExpiresAt: now + holdMs,
      },
      wantedSeats(choice),
      channel === "online" ? service.perPerson : Number.MAX_SAFE_INTEGER,
    );
    return typeof held === "string" ? err({ code: held }) : ok(held.reservation);
  }

  async function confirm(
    reservation: Reservation,
    details: { contact: Contact; address: string | null; note: string },
    actor: Actor,
  ): Booked {
    const timetable = await deps.timetable();
    const choice = choiceOf(timetable, reservation, reservation);
    // Also what was held before the day was closed.
    if (!choice || !deps.fits(timetable, reservation)) return err({ code: "gone" });
    const booked: Reservation = { ...reservation, ...details, state: "confirmed" };
    const confirmed = await store.confirm({
      id: reservation.id,
      ...details,
      wanted: wantedSeats(choice),
      limit: reservation.channel === "online" ? choice.service.perPerson : Number.MAX_SAFE_INTEGER,
      mails: deps.mails("confirmed", booked, timetable),
      actor,
      at: clock.now(),
    });
    if (typeof confirmed === "string") return err({ code: confirmed });
    return ok(await settled(confirmed.reservation, timetable));
  }

  /** To another time or place of the same service. */
  async function move(
    reservation: Reservation,
    to: { counterId: string; day: string; start: number },
    actor: Actor,
  ): Booked {
    const timetable = await deps.timetable();
    const channel = actor.kind === "staff" ? "counter" : reservation.channel;
    const choice = choiceOf(timetable, { ...reservation, channel }, to);
    if (!choice) return err({ code: "not-offered" });
    if (!(await availability.isOffered(timetable, { ...choice, window: null }, to.day, to.start)))
      return err({ code: "not-offered" });
    const minutes = lengthOf(choice.service, choice.together);
    const target: Booking = { serviceId: reservation.serviceId, minutes, ...to };
    const moved = await store.move({
      id: reservation.id,
      revision: reservation.revision,
      to: target,
      wanted: wantedSeats(choice),
      mails: deps.mails("moved", { ...reservation, ...target, state: "confirmed" }, timetable),
      actor,
      at: clock.now(),
    });
    if (typeof moved === "string") return err({ code: moved });
    await giveBack(reservation);
    return ok(await settled(moved.reservation, timetable));
  }

  /** `reason`: what a clerk tells the resident, in the mail and in the history. */
  async function cancel(reservation: Reservation, actor: Actor, reason = ""): Booked {
    const timetable = await deps.timetable();
    const cancelled = await store.change({
      id: reservation.id,
      revision: reservation.revision,
      from: ["confirmed", "displaced"],
      to: "cancelled",
      event: { type: "cancelled", ...(reason === "" ? {} : { reason }) },
      mails: deps.mails("cancelled", { ...reservation, state: "cancelled" }, timetable, { reason }),
      actor,
      at: clock.now(),
    });
    if (cancelled === "stale") return err({ code: "stale" });
    await giveBack(reservation);
    return ok(cancelled.reservation);
  }

  /** Once, and only while it lasts; null otherwise. */
  const extend = ({ id, createdAt }: Reservation, sessionHash: string): Promise<Reservation | null> =>
    store.extend(id, sessionHash, createdAt + 2 * holdMs, clock.now());

  return { hold, confirm, move, cancel, extend, release: store.release };
}

/** The reservation's own wish at another time; null when its service or place is no more. */
function choiceOf(
  timetable: Timetable,
  { serviceId, channel, procedures }: Pick<Reservation, "serviceId" | "channel" | "procedures">,
  { counterId, day, start }: { counterId: string; day: string; start: number },
): Choice | null {
  const service = serviceOf(timetable, serviceId);
  const place = service && placeOf(service, counterId);
  return service && place ? { service, place, channel, together: procedures, day, start } : null;
}
