/** The page of details: what is booked, until when it is kept, what is asked; with other times when it is gone. */
import type { FieldErrors, FieldView, RawInput } from "../../engine/index.ts";
import { formatTime, isoDate } from "../../i18n/dates.ts";
import { holdMs, serviceOf, timeKey, whenText } from "../../reservations/index.ts";
import { plainField } from "../../ui/fields/plain-field.ts";
import type { ReservationDetailsPageProps } from "../../ui/pages/reservation-details-page.tsx";
import { cityView } from "../frame.ts";
import { viewFields } from "./asking.ts";
import { detailsProcedure } from "./details-form.ts";
import type { Problem } from "./hold.ts";
import { type OpenReservation, rowsOf } from "./open-reservation.ts";
import { queryOf } from "./wish.ts";
import { wishOf } from "./wish-of.ts";
import { placeOf } from "./words.ts";

export type DetailsView = { status: number; title: string; hasErrors: boolean; page: ReservationDetailsPageProps };
export type Shown = {
  raw?: RawInput;
  errors?: FieldErrors;
  /** About the page as a whole (「お一人2件まで」). */
  problem?: Problem;
  /** The time is somebody else's by now. */
  isTaken?: boolean;
  /** Puts into the fields what only the route knows: found addresses, addresses too far away. */
  draw?(fields: FieldView[]): FieldView[];
  status?: number;
};

/** Times to choose from when the one that was kept is gone. */
const otherTimes = 6;

export async function viewDetails(open: OpenReservation, shown: Shown = {}): Promise<DetailsView> {
  const { reader, reservation, title } = open;
  const { t, href, portal, locale } = reader;
  const { raw, errors, problem, draw } = shown;
  const hold = shown.isTaken ? { kind: "taken" as const } : await holdOf(open);
  const asked = viewFields(detailsProcedure(reservation.kind, locale), reader, {
    raw,
    errors,
    today: isoDate(portal.clock.now()),
  });
  const other = hold.kind === "taken" ? await otherTime(open, raw?.at?.[0]) : null;
  const fields = [...(other ? [other] : []), ...(draw ? draw(asked) : asked)];
  const wish = await wishOf(open);
  const base = href(wish ? `/reservations/new/${wish.service.id}` : "/reservations");
  const timesHref = `${base}${wish ? queryOf(wish) : ""}`;
  const pageErrors = [
    ...(hold.kind === "taken" && other === null
      ? [{ message: t("reservations:problem.fullNone"), href: `${base}/waiting` }]
      : []),
    ...(problem ? [{ message: problem.message, href: problem.href }] : []),
  ];
  const hasErrors = pageErrors.length > 0 || fields.some((field) => field.errors.length > 0);
  const refused = hold.kind === "taken" ? 409 : 422;
  return {
    status: shown.status ?? problem?.status ?? (hasErrors ? refused : 200),
    title: t("reservations:details.title"),
    hasErrors,
    page: {
      frame: {
        city: cityView(portal.city, locale, t),
        backHref: timesHref,
        procedureTitle: title,
        progress: null,
      },
      rows: rowsOf(open),
      hold,
      fields,
      pageErrors,
      notes: [t("reservations:details.use")],
      timesHref,
    },
  };
}

/** Kept still, run out but free, or somebody else's by now. */
async function holdOf({
  reader,
  reservation,
  timetable,
}: OpenReservation): Promise<ReservationDetailsPageProps["hold"]> {
  const { portal, locale } = reader;
  const { state, holdExpiresAt, createdAt, day, start } = reservation;
  const until = holdExpiresAt ?? 0;
  if (state === "held" && until > portal.clock.now())
    return { kind: "held", until: formatTime(until, locale), canExtend: until < createdAt + 2 * holdMs };
  const service = serviceOf(timetable, reservation.serviceId);
  const place = service?.places.find(({ counter }) => counter === reservation.counterId);
  if (!service || !place) return { kind: "taken" };
  const wish = { service, place, channel: reservation.channel, together: reservation.procedures, window: null };
  const [offer] = await portal.reservations.availability.days(timetable, wish, day, 1, day);
  const isFree = offer?.starts.some((each) => each.start === start && each.free > 0) === true;
  return { kind: isFree ? "over" : "taken" };
}

/** What was typed stays; only the time is chosen again. Null: there is no other. */
async function otherTime(open: OpenReservation, chosen: string | undefined): Promise<FieldView | null> {
  const { reader, reservation, timetable, service } = open;
  const { t, locale, portal } = reader;
  if (service === null) return null;
  const wish = { service, channel: "online" as const, together: reservation.procedures, window: null };
  const next = await portal.reservations.availability.next(timetable, wish, otherTimes);
  if (next.length === 0) return null;
  const isElsewhere = service.places.length > 1;
  return plainField({
    id: "at",
    type: "radio",
    label: t("reservations:details.other"),
    options: next.map((time) => ({
      value: timeKey(time),
      label: whenText(time, locale),
      hint: isElsewhere ? placeOf(timetable, { serviceId: service.id, ...time }, reader) : null,
    })),
    input: chosen === undefined ? {} : { "": [chosen] },
    error: t("reservations:problem.full"),
  });
}
