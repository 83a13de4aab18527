/** Mails of the waiting list, in the language it was joined in: that one is on it, and that a time became free. */
import { textOf } from "../engine/index.ts";
import { formatDate } from "../i18n/dates.ts";
import type { Locale } from "../i18n/locales.ts";
import type { OutgoingMail } from "../notifications/index.ts";
import { type MailDeps, whenText, whereText } from "./mails.ts";
import { serviceOf, type Timetable } from "./timetable.ts";
import type { Reservation } from "./types.ts";
import type { NewWaitingEntry } from "./waiting-store.ts";

type WaitingMailDeps = Omit<MailDeps, "accessCode">;
type About = { timetable: Timetable; leavePath: string };
export type FreeTime = { counterId: string; day: string; start: number };

function write(
  deps: WaitingMailDeps,
  kind: "waiting" | "offer",
  entry: NewWaitingEntry,
  { timetable, leavePath }: About,
  extra: Record<string, string | number>,
): OutgoingMail {
  const locale = entry.locale as Locale;
  const t = deps.translator(locale);
  const service = serviceOf(timetable, entry.serviceId);
  const params = {
    ...deps.cityParams(locale),
    service: service ? textOf(service.name, locale) : "",
    leave: deps.link(leavePath, locale),
    ...extra,
  };
  return {
    id: deps.newId(),
    to: entry.email,
    about: entry.id,
    subject: t(`reservations:mail.${kind}.subject`, params),
    text: `${t(`reservations:mail.${kind}.text`, params)}\n\n${t("mail:signature", params)}`,
  };
}

export function joinedMail(deps: WaitingMailDeps, entry: NewWaitingEntry, about: About, most: number): OutgoingMail {
  const locale = entry.locale as Locale;
  return write(deps, "waiting", entry, about, {
    from: formatDate(entry.fromDay, locale),
    until: formatDate(entry.untilDay, locale),
    most,
  });
}

/** Whoever has a later time changes that one; everybody else makes a reservation. */
export function offerMail(
  deps: WaitingMailDeps,
  entry: NewWaitingEntry,
  time: FreeTime,
  own: Reservation | null,
  { left, ...about }: About & { left: number },
): OutgoingMail {
  const locale = entry.locale as Locale;
  const t = deps.translator(locale);
  const base = own === null ? `/reservations/new/${entry.serviceId}` : `/reservations/${own.code}/change`;
  const query = new URLSearchParams({ offer: timeKey(time), ...(own ? {} : { place: time.counterId }) });
  return write(deps, "offer", entry, about, {
    when: whenText(time, locale),
    where: whereText(about.timetable, time, locale),
    link: deps.link(`${base}?${query}`, locale),
    left: left > 0 ? t("reservations:mail.left", { count: left }) : t("reservations:mail.leftNone"),
  });
}

/** How an offered time is written in addresses and remembered. */
export const timeKey = ({ counterId, day, start }: FreeTime): string => `${counterId}/${day}/${start}`;

export function readTimeKey(text: string): FreeTime | null {
  const found = /^([a-z0-9-]{1,60})\/(\d{4}-\d{2}-\d{2})\/(\d{1,4})$/.exec(text);
  return found ? { counterId: found[1] ?? "", day: found[2] ?? "", start: Number(found[3]) } : null;
}
