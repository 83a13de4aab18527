/** One reservation as its owner sees it. */
import { departmentName } from "../../applications/index.ts";
import { formatDateTime, isoDate } from "../../i18n/dates.ts";
import { addDays } from "../../lib/add-days.ts";
import { qrPath } from "../../lib/qr.ts";
import { comesToUs, type ReservationEvent, timeKey, whenText } from "../../reservations/index.ts";
import type { ReservationStateCode } from "../../ui/feedback/reservation-tag.tsx";
import type { SummaryRow } from "../../ui/feedback/summary-list.tsx";
import type { TimelineEntry } from "../../ui/feedback/timeline.tsx";
import type { ReservationPageProps } from "../../ui/pages/reservation-page.tsx";
import { arrivalOf } from "./arrival.ts";
import { bringOf } from "./bring.ts";
import { drawnFor, isChangeable, type OpenReservation, whereOf } from "./open-reservation.ts";
import { placeOf } from "./words.ts";

const newsOf = (value: string | null) => ["booked", "moved", "cancelled"].find((each) => each === value) ?? null;
/** What to do when the time comes, by kind of visit. */
const aboutOf = { counter: "confirmed", class: "confirmed", video: "video", "home-visit": "home" } as const;
/** Times offered to whoever lost theirs. */
const offered = 5;

export async function viewReservation(open: OpenReservation): Promise<Omit<ReservationPageProps, "frame">> {
  const { reader, reservation, service, title, base } = open;
  const { t, locale, href, portal } = reader;
  const state = reservation.state as ReservationStateCode;
  const history = await portal.reservations.history(reservation.id);
  const { applicationId } = reservation;
  const application = applicationId === null ? null : await portal.applications.byId(applicationId);
  const published = application && (await portal.procedures.version(application.versionId));
  const canChange = isChangeable(open);
  const isComing = state === "confirmed" || state === "displaced";
  const news = newsOf(reader.url.searchParams.get("news"));
  const when = whenText(reservation, locale);
  const mail = reservation.contact?.email;
  return {
    service: title,
    state,
    news: news && t(`reservations:news.${news}`),
    code: reservation.code,
    secret: portal.reservations.accessCode(reservation.code),
    when: state === "displaced" ? t("reservations:page.lost", { when }) : when,
    about: [
      t(`reservations:about.${state === "confirmed" ? aboutOf[reservation.kind] : state}`),
      ...(isComing && mail ? [t("reservations:about.mailed", { email: mail })] : []),
      ...(isComing && !mail ? [t("reservations:about.noMail")] : []),
      ...(isComing && reservation.kind === "video" ? [t("reservations:kind.videoHow")] : []),
    ],
    displaced: state === "displaced" ? await displacedOf(open, history) : null,
    rows: await rowsOf(open),
    isVisit: comesToUs(reservation),
    arrival: await arrivalOf(open),
    bring: isComing ? await bringOf(reader, service, reservation.procedures, application) : [],
    application:
      application && published
        ? {
            label: `${reader.text(published.procedure.definition.title)} ${application.receipt}`,
            href: href(`/applications/${application.receipt}`),
          }
        : null,
    calendarHref: isComing || state === "cancelled" ? href(`${base}.ics`) : null,
    changeHref: canChange && service ? href(`${base}/change`) : null,
    cancelHref: canChange ? href(`${base}/cancel`) : null,
    waitingHref:
      canChange && service && canWait(open)
        ? href(`/reservations/new/${service.id}/waiting?reservation=${reservation.code}`)
        : null,
    againHref: !isComing && service ? href(`/reservations/new/${service.id}`) : null,
    history: history.flatMap((event) => lineOf(open, event)),
    department: departmentName(portal.city, departmentId(open), locale),
    qr: qrPath(`${portal.origin}${href(base)}`),
  };
}

/** Nobody is told of a time today or tomorrow: for a visit that soon there is nothing to wait for. */
const canWait = ({ reader, reservation: { state, day } }: OpenReservation): boolean =>
  state === "displaced" || day > addDays(isoDate(reader.portal.clock.now()), 1);

const departmentId = ({ timetable, reservation }: OpenReservation): string =>
  timetable.counters.find(({ id }) => id === reservation.counterId)?.department ?? "";

async function rowsOf(open: OpenReservation): Promise<SummaryRow[]> {
  const { reader, reservation } = open;
  const { t, text, portal } = reader;
  const { byId } = await portal.procedures.snapshot();
  const titles = reservation.procedures.flatMap((id) => {
    const definition = byId.get(id)?.procedure.definition;
    return definition ? [text(definition.title)] : [];
  });
  const row = (label: string, value: string | string[]): SummaryRow => ({
    label: t(`reservations:row.${label}`),
    value,
    changeHref: null,
  });
  const office = timetableOffice(open);
  const isThere = comesToUs(reservation);
  return [
    row("where", [whereOf(open), ...(isThere && office?.address ? [text(office.address)] : [])]),
    row("minutes", t("reservations:minutes", { count: reservation.minutes })),
    ...(titles.length > 0 ? [row("procedures", titles)] : []),
    ...(reservation.contact ? [row("name", reservation.contact.name), row("tel", reservation.contact.tel)] : []),
    ...(reservation.note ? [row("note", reservation.note)] : []),
  ];
}

function timetableOffice({ timetable, reservation }: OpenReservation) {
  const counter = timetable.counters.find(({ id }) => id === reservation.counterId);
  return timetable.offices.find(({ id }) => id === counter?.office) ?? null;
}

/** Why the time was lost, and the next times for exactly this visit. */
async function displacedOf(open: OpenReservation, history: ReservationEvent[]) {
  const { reader, reservation, service, timetable } = open;
  const { t, locale, portal } = reader;
  const lost = history.findLast((event) => event.type === "displaced");
  const wish = service && { service, channel: "online" as const, together: reservation.procedures, window: null };
  const next = wish ? await portal.reservations.availability.next(timetable, wish, offered) : [];
  return {
    reason: lost?.type === "displaced" ? t("reservations:page.reason", { reason: lost.reason }) : "",
    hidden: { _was: drawnFor(reservation) },
    next: next.map((time) => ({
      value: timeKey(time),
      when: whenText(time, locale),
      where:
        service && service.places.length > 1 ? placeOf(timetable, { serviceId: service.id, ...time }, reader) : null,
    })),
  };
}

/** What only the portal and the counter care about is left out. */
const shownEvents = new Set(["confirmed", "moved", "displaced", "cancelled", "arrived", "done", "no-show", "reminded"]);
const withActor = new Set(["confirmed", "moved", "cancelled"]);

/** What happened in plain words. */
function lineOf({ reader }: OpenReservation, event: ReservationEvent): TimelineEntry[] {
  const { t, locale } = reader;
  if (!shownEvents.has(event.type)) return [];
  const by = event.actor.kind === "staff" && withActor.has(event.type) ? "Staff" : "";
  const what = t(`reservations:event.${event.type}${by}`);
  return [{ when: formatDateTime(event.at, locale), what, detail: detailOf(reader, event), past: true }];
}

function detailOf({ t, locale }: OpenReservation["reader"], event: ReservationEvent): string | null {
  if (event.type === "moved") {
    const [from, to] = [event.from, event.to].map((booking) => whenText(booking, locale));
    return t("reservations:event.movedTo", { from: from ?? "", to: to ?? "" });
  }
  const reason = "reason" in event ? event.reason : undefined;
  return reason ? t("reservations:page.reason", { reason }) : null;
}
