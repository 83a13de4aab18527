/** Today's line as the clerk at a desk sees it. */
import { type LineEntry, servicesAt } from "../../console/index.ts";
import { formatTime, isoDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import { qrPath } from "../../lib/qr.ts";
import type { Portal } from "../../portal.server.ts";
import { counterOf, instantOf, otherService, type Ticket, type Timetable } from "../../reservations/index.ts";
import type { CounterPageProps, DeskRow, IssuedTicket } from "../../ui/console/counter-page.tsx";
import { deskName, type Seat } from "./counter-cookie.ts";
import { clockOf, serviceName, shortName, spanOf } from "./reservations-words.ts";

export type CounterShown = { news: string | null; ticketId: string | null };
const t = translator("ja");

const minutesSince = (at: number | null, now: number): number =>
  at === null ? 0 : Math.max(0, Math.floor((now - at) / 60_000));
export const workOf = (timetable: Timetable, serviceId: string): string =>
  serviceId === otherService ? t("line:issue.other") : shortName(serviceName(timetable, serviceId));

export async function counterView(
  portal: Portal,
  staff: StaffIdentity,
  seat: Seat | null,
  shown: CounterShown,
): Promise<CounterPageProps> {
  const { desk, queue, reservations, clock } = portal;
  const timetable = await reservations.timetable();
  const now = clock.now();
  const counters = await desk.reservations.counters(staff);
  const counterId = counters.find(({ id }) => id === seat?.counterId)?.id ?? counters[0]?.id ?? "";
  const own = seat?.counterId === counterId ? seat.desk : (seat?.desk ?? "");
  const counts = new Map((await queue.counts()).map((each) => [each.counterId, each.waiting]));
  const line = counterId === "" ? null : await desk.line.view(staff, counterId);
  const entries = line?.line ?? [];
  const waiting = entries.filter(({ ticket }) => ticket.state === "waiting");
  const atDesks = entries.filter(({ ticket }) => ticket.state !== "waiting");
  const current = own === "" ? null : (atDesks.find(({ ticket }) => ticket.desk === own) ?? null);
  const row = (entry: LineEntry) => rowOf(entry, timetable, now);
  return {
    counterId,
    counterName: counterOf(timetable, counterId)?.name.ja ?? "",
    desk: own,
    deskName: deskName(own),
    counters: counters.map(({ id, name }) => ({
      label: name.ja,
      href: `/staff/counter?counter=${id}`,
      current: id === counterId,
      waiting: counts.get(id) ?? 0,
    })),
    news: shown.news,
    failure: null,
    typed: "",
    refused: null,
    current: current && row(current),
    nextNumber: waiting[0]?.ticket.number ?? null,
    waiting: waiting.map(row),
    elsewhere: atDesks.filter((entry) => entry !== current).map(row),
    coming: (line?.coming ?? []).map((reservation) => ({
      code: reservation.code,
      revision: reservation.revision,
      href: `/staff/reservations/${reservation.code}`,
      name: reservation.contact?.name ?? "",
      time: spanOf(reservation),
      service: workOf(timetable, reservation.serviceId),
      late: minutesSince(instantOf(reservation.day, reservation.start), now),
    })),
    ended: (line?.ended ?? []).map(row),
    services: servicesAt(timetable, counterId).map(({ id, name }) => ({ value: id, label: shortName(name.ja) })),
    otherService,
    issued: shown.ticketId === null ? null : await issuedOf(portal, staff, shown.ticketId, timetable),
    planHref: `/staff/reservations?counter=${counterId}`,
    boardHref: `/queue/${counterId}`,
    displayHref: `/queue/${counterId}/display`,
  };
}

function rowOf({ ticket, reservation }: LineEntry, timetable: Timetable, now: number): DeskRow {
  const { state } = ticket;
  return {
    id: ticket.id,
    revision: ticket.revision,
    number: ticket.number,
    state,
    desk: deskName(ticket.desk ?? ""),
    name: reservation?.contact?.name ?? null,
    note: reservation?.note ?? "",
    reservedFor: reservation ? clockOf(reservation.start) : null,
    fileHref: reservation ? `/staff/reservations/${reservation.code}` : null,
    service: workOf(timetable, ticket.serviceId),
    minutes: minutesSince(
      state === "serving" ? ticket.servedAt : state === "called" ? ticket.calledAt : ticket.issuedAt,
      now,
    ),
    endedAt: ticket.endedAt === null ? "" : formatTime(ticket.endedAt, "ja"),
  };
}

/** A ticket just given out: the number to say, and what the holder's telephone opens. */
async function issuedOf(
  portal: Portal,
  staff: StaffIdentity,
  ticketId: string,
  timetable: Timetable,
): Promise<IssuedTicket | null> {
  const ticket = await portal.desk.line.find(staff, ticketId);
  if (!ticket || ticket.day !== isoDate(portal.clock.now())) return null;
  const place = await portal.queue.place(ticket.counterId, ticket.code);
  const range = place?.range ?? null;
  return {
    number: ticket.number,
    code: ticket.code,
    service: workOf(timetable, ticket.serviceId),
    ahead: place?.ahead ?? 0,
    range: range === null || range.lower === 0 ? null : range,
    printHref: `/staff/counter/tickets/${ticket.id}`,
    qr: qrPath(ticketAddress(portal, ticket)),
  };
}

export const ticketAddress = ({ origin }: Pick<Portal, "origin">, { counterId, code }: Ticket): string =>
  `${origin}/queue/${counterId}?code=${code}`;
