/** Mail about a reservation, in the language it was made in. Texts: locales/<locale>/reservations.json under `mail`. */
import { textOf } from "../engine/index.ts";
import { formatDate, formatWeekday } from "../i18n/dates.ts";
import type { Locale } from "../i18n/locales.ts";
import type { OutgoingMail } from "../notifications/index.ts";
import { timeOf } from "./calendar.ts";
import { counterOf, officeOf, serviceOf, type Timetable } from "./timetable.ts";
import type { Booking, Reservation } from "./types.ts";

export type ReservationMail = "confirmed" | "moved" | "cancelled" | "displaced" | "reminder";

export type MailDeps = {
  translator(locale: Locale): (key: string, params?: Record<string, string | number>) => string;
  /** Absolute address of a public page in a language. */
  link(path: string, locale: Locale): string;
  /** What signs every mail: office, tel, hours, city. */
  cityParams(locale: Locale): Record<string, string>;
  accessCode(code: string): string;
  newId(): string;
};

/** 「2026年（令和8年）11月24日（火）9時30分」 */
export const whenText = ({ day, start }: Pick<Booking, "day" | "start">, locale: Locale): string => {
  const weekday = formatWeekday(day, locale);
  if (locale === "en") return `${weekday}, ${formatDate(day, locale)}, ${timeOf(start)}`;
  const [hour, minute] = [Math.floor(start / 60), start % 60];
  return `${formatDate(day, locale)}（${weekday}）${hour}時${minute === 0 ? "" : `${minute}分`}`;
};

/** Office and counter, as somebody would ask for it. */
export function whereText(timetable: Timetable, { counterId }: Pick<Booking, "counterId">, locale: Locale): string {
  const office = officeOf(timetable, counterId);
  const counter = counterOf(timetable, counterId);
  const [hall, desk] = [office, counter].map((each) => (each ? textOf(each.name, locale) : ""));
  // A branch office's counter often carries its name already.
  const names = hall && desk?.includes(hall) ? [desk] : [hall, desk];
  return names.filter(Boolean).join(locale === "en" ? ", " : "　");
}

/** To the counter or to a class: what is needed must be carried there. */
export const comesToUs = ({ kind }: Pick<Reservation, "kind">): boolean => kind === "counter" || kind === "class";

/** Where to be at that time: at home for a visit, in front of a screen for a video consultation. */
export function placeText(
  timetable: Timetable,
  { kind, address, counterId }: Pick<Reservation, "kind" | "address" | "counterId">,
  locale: Locale,
  t: ReturnType<MailDeps["translator"]>,
): string {
  if (kind === "home-visit") return address ?? t("reservations:place.home");
  return kind === "video" ? t("reservations:place.video") : whereText(timetable, { counterId }, locale);
}

/** A cancellation by a clerk says why in a line of its own; one's own cancellation has no such line. */
const reasonOf = (kind: ReservationMail, reason: string, t: ReturnType<MailDeps["translator"]>): string =>
  kind === "cancelled" && reason !== "" ? t("reservations:mail.cancelReason", { reason }) : reason;

/** No mail when no address was left. `extra` fills what only this kind needs (reason, times). */
export function mailFor(
  deps: MailDeps,
  kind: ReservationMail,
  reservation: Reservation,
  timetable: Timetable,
  extra: Record<string, string> = {},
): OutgoingMail[] {
  if (!reservation.contact?.email) return [];
  const locale = reservation.locale as Locale;
  const t = deps.translator(locale);
  const service = serviceOf(timetable, reservation.serviceId);
  const { times = "", ...rest } = extra;
  const things = (service?.bring ?? []).map((each) => `・${textOf(each, locale)}`).join("\n");
  const params = {
    ...deps.cityParams(locale),
    service: service ? textOf(service.name, locale) : "",
    when: whenText(reservation, locale),
    where: placeText(timetable, reservation, locale, t),
    minutes: reservation.minutes,
    number: reservation.code,
    code: deps.accessCode(reservation.code),
    bring: things && t(`reservations:mail.${comesToUs(reservation) ? "bring" : "ready"}`, { things }),
    link: deps.link(`/reservations/${reservation.code}`, locale),
    times: times && t("reservations:mail.times", { list: times }),
    ...rest,
    reason: reasonOf(kind, extra.reason ?? "", t),
  };
  const text = `${t(`reservations:mail.${kind}.text`, params)}\n\n${t("mail:signature", params)}`;
  return [
    {
      id: deps.newId(),
      to: reservation.contact.email,
      about: reservation.code,
      subject: t(`reservations:mail.${kind}.subject`, params),
      // A paragraph that has nothing to say this time leaves no gap.
      text: text.replace(/\n{3,}/g, "\n\n"),
    },
  ];
}
