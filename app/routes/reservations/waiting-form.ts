/** The questions of the waiting list: where, between which days, and the address to write to. */
import type { Answers, FieldErrors, FieldView, Procedure, RawInput, SimpleField } from "../../engine/index.ts";
import { pageError } from "../../http/errors.ts";
import type { FormReader } from "../../http/form.ts";
import { isoDate } from "../../i18n/dates.ts";
import { addDays } from "../../lib/add-days.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { mostNotices, type Reservation, type Service, serviceOf, type Timetable } from "../../reservations/index.ts";
import type { ErrorLink } from "../../ui/feedback/error-summary.tsx";
import { plainField } from "../../ui/fields/plain-field.ts";
import type { ReservationWaitingPageProps } from "../../ui/pages/reservation-waiting-page.tsx";
import { cityView } from "../frame.ts";
import type { Reader } from "../reader.ts";
import { asking, readAnswers, say, typedIn, viewFields } from "./asking.ts";
import { openReservation, rowsOf, staleReservation } from "./open-reservation.ts";
import { dayText, placeOf } from "./words.ts";

export type Wait = {
  reader: Reader;
  timetable: Timetable;
  service: Service;
  /** The later time they have; null: none. */
  own: Reservation | null;
  rows: ReservationWaitingPageProps["rows"];
  /** Days on which a time may still be told of. */
  first: string;
  last: string;
};

let compiled: Procedure | null = null;
function questions(): Procedure {
  const label = (name: string) => say(`reservations:waiting.${name}`);
  const fields: SimpleField[] = [
    { id: "from", type: "date", label: label("from"), hint: label("fromHint") },
    { id: "until", type: "date", label: label("until") },
    { id: "email", type: "email", label: label("email"), hint: label("emailHint"), autocomplete: true },
  ];
  compiled ??= asking("reservation-waiting", fields);
  return compiled;
}

export async function openWait(reader: Reader, serviceId: string): Promise<Wait> {
  const { portal, url } = reader;
  const timetable = await portal.reservations.timetable();
  const service = serviceOf(timetable, serviceId);
  const place = service?.places[0];
  if (!service || !place) throw pageError("not-found");
  const code = url.searchParams.get("reservation");
  const open = code === null ? null : await openReservation(reader, code);
  const own = open?.reservation.serviceId === serviceId ? open.reservation : null;
  const wish = { service, channel: "online" as const, together: [], window: null };
  const { first, last } = portal.reservations.availability.range(wish);
  // Nobody is told of a time today or tomorrow.
  const soonest = addDays(isoDate(portal.clock.now()), 2);
  // Their own time is too near for an earlier one.
  if (open && own?.state === "confirmed" && own.day < soonest) throw staleReservation(open);
  return {
    reader,
    timetable,
    service,
    own,
    rows: open && own ? rowsOf(open) : [],
    first: laterOf(first, soonest),
    last: own?.state === "confirmed" && own.day < last ? own.day : last,
  };
}

const laterOf = (a: string, b: string): string => (a < b ? b : a);

/** A day that was full, the days before one's own time, or all there are. */
function suggested({ reader, own, first, last }: Wait): Answers {
  const day = reader.url.searchParams.get("day");
  const isDay = day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= first && day <= last;
  const email = own?.contact?.email;
  return { from: isDay ? day : first, until: isDay ? day : last, ...(email ? { email } : {}) };
}

type Shown = { raw?: RawInput; errors?: FieldErrors; problem?: string };

export function viewWait(wait: Wait, { raw, errors, problem }: Shown = {}) {
  const { reader, service } = wait;
  const { t, href, portal, locale } = reader;
  const today = isoDate(portal.clock.now());
  const asked = viewFields(questions(), reader, { answers: raw ? {} : suggested(wait), raw, errors, today });
  const fields = [...placeField(wait, raw), ...asked.map((field) => sayDays(wait, field, errors))];
  const pageErrors: ErrorLink[] = problem === undefined ? [] : [{ message: problem, href: "#f-email" }];
  const page: ReservationWaitingPageProps = {
    frame: {
      city: cityView(portal.city, locale, t),
      backHref: href(wait.own ? `/reservations/${wait.own.code}` : `/reservations/new/${service.id}`),
      procedureTitle: reader.text(service.name),
      progress: null,
    },
    rows: wait.rows,
    most: mostNotices,
    fields,
    pageErrors,
  };
  const hasErrors = pageErrors.length > 0 || fields.some((field) => field.errors.length > 0);
  return { title: t("reservations:waiting.title"), hasErrors, page };
}

function placeField({ reader, timetable, service }: Wait, raw: RawInput | undefined): FieldView[] {
  if (service.places.length < 2) return [];
  const { t, url } = reader;
  const chosen = raw?.place?.[0] ?? url.searchParams.get("place") ?? "any";
  return [
    plainField({
      id: "place",
      type: "radio",
      label: t("reservations:choose.place"),
      options: [
        { value: "any", label: t("reservations:choose.any"), hint: null },
        ...service.places.map(({ counter }) => ({
          value: counter,
          label: placeOf(timetable, { serviceId: service.id, counterId: counter }, reader),
          hint: null,
        })),
      ],
      value: chosen,
    }),
  ];
}

const ownErrors = ["order", "window"];

/** Mistakes that are about two days together. */
function sayDays({ reader, first, last }: Wait, field: FieldView, errors: FieldErrors | undefined): FieldView {
  const mistake = errors?.[field.id]?.find(({ key }) => ownErrors.includes(key));
  if (!mistake) return field;
  const params = { first: dayOf(reader, first), last: dayOf(reader, last) };
  return {
    ...field,
    errors: [{ part: null, message: reader.t(`reservations:waiting.errors.${mistake.key}`, params) }],
  };
}

const dayOf = ({ locale }: Reader, day: string): string => dayText(day, locale);

type Read = { fromDay: string; untilDay: string; email: string; counterId: string | null; raw: RawInput };

export function readWait(wait: Wait, form: FormReader): Result<Read, Shown> {
  const { reader, service, first, last } = wait;
  const raw = typedIn(form);
  const read = readAnswers(questions(), form, isoDate(reader.portal.clock.now()));
  if (!read.ok) return err({ raw, errors: read.error.errors });
  const { from, until, email } = read.value as { from: string; until: string; email: string };
  if (until < from) return err({ raw, errors: { until: [{ key: "order" }] } });
  if (until < first || from > last) return err({ raw, errors: { from: [{ key: "window" }] } });
  const place = service.places.find(({ counter }) => counter === form.get("place"));
  const counterId = service.places.length > 1 ? (place?.counter ?? null) : null;
  return ok({ fromDay: from, untilDay: until, email, counterId, raw });
}
