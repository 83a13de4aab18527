/** One reservation as a clerk reads it, and the times it may be moved to. */
import type { DeskFile } from "../../console/index.ts";
import { formatDateTime, formatShortDate, isoDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import {
  instantOf,
  type Reservation,
  type ReservationEvent,
  serviceOf,
  type Timetable,
} from "../../reservations/index.ts";
import type { ReservationDetailPageProps } from "../../ui/console/reservation-detail-page.tsx";
import { timesView } from "./reservations-times.ts";
import { base, isDay, serviceName, tagOf, titlesOf, whenOf, whereOf } from "./reservations-words.ts";

const doneActions = ["booked", "moved", "cancelled", "told", "no-show"];
/** `refused`: the reason for cancelling, as it was typed. */
type Options = { search: URLSearchParams; failure: string | null; refused: string | null };

export async function detailView(portal: Portal, staff: StaffIdentity, file: DeskFile, options: Options) {
  const { search, failure, refused } = options;
  const t = translator("ja");
  const { reservation, history } = file;
  const timetable = await portal.reservations.timetable();
  const { byId } = await portal.procedures.snapshot();
  const now = portal.clock.now();
  const isOpen = reservation.state === "confirmed" || reservation.state === "displaced";
  const isMoving = isOpen && search.get("move") === "1";
  const done = search.get("done");
  const { contact } = reservation;
  const fact = (key: string, value: string) => ({ label: t(`desk:file.${key}`), value });
  const together = titlesOf(reservation.procedures, byId).join("、");
  const isToday = reservation.day === isoDate(now);
  const wasTold = history.findLast(({ type }) => type === "told" || type === "displaced")?.type === "told";
  const page: ReservationDetailPageProps = {
    backHref: `${base}?${new URLSearchParams({ counter: reservation.counterId, day: reservation.day })}`,
    code: reservation.code,
    secret: portal.reservations.accessCode(reservation.code),
    isJustBooked: done === "booked",
    revision: reservation.revision,
    state: tagOf(reservation),
    facts: [
      fact("service", serviceName(timetable, reservation.serviceId)),
      fact("when", whenOf(reservation, now)),
      fact("where", whereOf(timetable, reservation.counterId)),
      fact("desk", t("desk:file.deskOf", { desk: reservation.desk })),
      fact("kind", t(`desk:kind.${reservation.kind}`)),
      ...(together === "" ? [] : [fact("together", together)]),
      fact("channel", t(`desk:channel.${reservation.channel}`)),
      fact("made", formatDateTime(reservation.createdAt, "ja")),
      fact("locale", t(`desk:file.locales.${reservation.locale}`)),
    ],
    person: [
      fact("name", contact?.name ?? ""),
      fact("kana", contact?.kana ?? ""),
      fact("email", contact?.email ?? t("desk:file.noEmail")),
      ...(reservation.address === null ? [] : [fact("address", reservation.address)]),
      fact("note", reservation.note || t("desk:file.noNote")),
    ],
    tel: contact?.tel ?? "",
    bring: (serviceOf(timetable, reservation.serviceId)?.bring ?? []).map(({ ja }) => ja),
    application: await applicationOf(portal, staff, reservation),
    // A hold by a clerk says nothing that the booking does not say.
    history: history
      .filter(({ type }) => type !== "held" || reservation.channel === "online")
      .reverse()
      .map((event) => eventView(event, timetable, now)),
    done: doneText(done, search.get("ticket")),
    // Nobody is told by mail who has none: the clerk calls.
    telephone: done === "moved" || done === "cancelled" ? (contact?.email ? null : (contact?.tel ?? null)) : null,
    failure,
    moveHref: isOpen && !isMoving ? `${base}/${reservation.code}?move=1` : null,
    mayCancel: isOpen,
    refused: isOpen && !isMoving && refused !== null && failure !== null ? { typed: refused, message: failure } : null,
    mayCheckIn: reservation.state === "confirmed" && isToday,
    mayNoShow: reservation.state === "confirmed" && instantOf(reservation.day, reservation.start) < now,
    mayTell: reservation.state === "displaced" && contact?.email === null && !wasTold,
    moving: isMoving ? await movingOf(portal, staff, reservation, timetable, search) : null,
  };
  return { title: `${reservation.code} ${contact?.name ?? ""}`.trim(), page };
}

function doneText(done: string | null, ticket: string | null): string | null {
  const t = translator("ja");
  if (done === "arrived" && /^\d{1,4}$/.test(ticket ?? ""))
    return t("desk:act.done.arrived", { number: Number(ticket) });
  return done !== null && doneActions.includes(done) ? t(`desk:act.done.${done}`) : null;
}

/** A link only for those who may open it. */
async function applicationOf(portal: Portal, staff: StaffIdentity, { applicationId }: Reservation) {
  if (applicationId === null) return { kind: "none" as const };
  const application = await portal.applications.byId(applicationId);
  const file = application && (await portal.console.files.link(staff, application.receipt));
  if (!file) return { kind: "foreign" as const };
  const { receipt, title } = file;
  const label = `${receipt} ${title}`;
  return { kind: "own" as const, label, href: `/staff/applications/${receipt}` };
}

function eventView(event: ReservationEvent, timetable: Timetable, now: number) {
  const t = translator("ja");
  const { actor } = event;
  const place = (booking: Parameters<typeof whenOf>[0] & { counterId: string }) =>
    `${whenOf(booking, now)} ${whereOf(timetable, booking.counterId)}`;
  const reason = event.type === "displaced" || event.type === "cancelled" ? (event.reason ?? "") : "";
  return {
    key: String(event.seq),
    at: `${formatShortDate(event.at, now)} ${formatDateTime(event.at, "ja").split(" ").at(-1)}`,
    who: actor.kind === "staff" ? actor.name : t(`desk:by.${actor.kind}`),
    what: t(`desk:event.${event.type}`),
    text:
      event.type === "moved"
        ? t("desk:file.moved", { from: place(event.from), to: place(event.to) })
        : reason === ""
          ? ""
          : t("desk:file.reason", { reason }),
  };
}

async function movingOf(
  portal: Portal,
  staff: StaffIdentity,
  reservation: Reservation,
  timetable: Timetable,
  search: URLSearchParams,
): Promise<ReservationDetailPageProps["moving"]> {
  const service = serviceOf(timetable, reservation.serviceId);
  if (!service) return null;
  const here = `${base}/${reservation.code}`;
  const from = search.get("from");
  const place = search.get("place") ?? reservation.counterId;
  const counters = await portal.desk.reservations.counters(staff);
  return {
    cancelHref: here,
    now: `${whenOf(reservation, portal.clock.now())} ${whereOf(timetable, reservation.counterId)}`,
    hasMail: Boolean(reservation.contact?.email),
    times: await timesView(portal, timetable, {
      service,
      counters: new Set(counters.map(({ id }) => id)),
      channel: "counter",
      together: reservation.procedures,
      place,
      from: isDay(from) ? from : null,
      address: (change) => `${here}?${new URLSearchParams({ move: "1", place, ...change })}`,
    }),
  };
}
