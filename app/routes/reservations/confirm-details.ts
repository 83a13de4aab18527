/** What happens when the details are sent: a longer hold, an address looked up, or the reservation is made. */
import type { FormReader } from "../../http/form.ts";
import { isoDate } from "../../i18n/dates.ts";
import { type Reservation, readTimeKey, timeKey } from "../../reservations/index.ts";
import { answerPostal } from "../postal-answer.ts";
import { readAnswers, typedIn } from "./asking.ts";
import { detailsOf, detailsProcedure, outsideOf } from "./details-form.ts";
import { type DetailsView, type Shown, viewDetails } from "./details-view.ts";
import { holdTime, problemOf } from "./hold.ts";
import type { OpenReservation } from "./open-reservation.ts";
import { wishOf } from "./wish-of.ts";

type By = { hash: string; address: string };

export async function confirmDetails(
  open: OpenReservation,
  form: FormReader,
  by: By,
): Promise<{ to: string } | DetailsView> {
  const { reader, reservation, service } = open;
  const { portal, locale } = reader;
  const { reservations } = portal;
  const raw = typedIn(form);
  if (form.get("_lookup") !== null) {
    const { found, draw, raw: filled } = answerPostal(raw, "address", form.get("address._candidate"), reader.t);
    return viewDetails(open, { raw: filled, draw, status: found ? 200 : 422 });
  }
  if (form.get("_more") !== null) {
    const longer = await reservations.extend(reservation, by.hash);
    return viewDetails(longer ? { ...open, reservation: longer } : open, { raw });
  }
  const taken = readAnswers(detailsProcedure(reservation.kind, locale), form, isoDate(portal.clock.now()));
  if (!taken.ok) return viewDetails(open, { raw, errors: taken.error.errors });
  const outside = outsideOf(taken.value, service?.areas ?? [], portal.city.name.ja);
  if (outside) return viewDetails(open, { raw, draw: sayOutside(open, outside) });

  const target = await timeOf(open, form.get("at"), by);
  if ("shown" in target) return viewDetails(open, { raw, ...target.shown });
  const details = detailsOf(taken.value);
  const done = await reservations.confirm(target.reservation, details, { kind: "resident" });
  if (done.ok) {
    if (details.contact.email) await portal.waiting.served(details.contact.email, done.value.serviceId);
    portal.delivery.kick();
    return { to: `/reservations/${done.value.code}?news=booked` };
  }
  if (done.error.code === "limit")
    return viewDetails(open, { raw, problem: problemOf(reader, done.error, service?.perPerson ?? 1) });
  return viewDetails(open, { raw, isTaken: true });
}

/** The message stands at the part of the address that it is about. */
const sayOutside = (
  { reader, service }: OpenReservation,
  { part, key }: NonNullable<ReturnType<typeof outsideOf>>,
): NonNullable<Shown["draw"]> => {
  const message = reader.t(`reservations:details.errors.${key}`, {
    city: reader.text(reader.portal.city.name),
    areas: (service?.areas ?? []).map(reader.text).join(reader.t("ui:list.comma")),
  });
  return (fields) =>
    fields.map((field) => (field.id === "address" ? { ...field, errors: [{ part, message }] } : field));
};

/** The time that is kept, or the one chosen instead of it. */
async function timeOf(
  open: OpenReservation,
  asked: string | null,
  by: By,
): Promise<{ reservation: Reservation } | { shown: Shown }> {
  const { reservation } = open;
  const time = readTimeKey(asked ?? "");
  if (time === null || timeKey(time) === timeKey(reservation)) return { reservation };
  const wish = await wishOf(open);
  if (wish === null) return { shown: { isTaken: true } };
  const held = await holdTime(wish, time, by);
  if (held.ok) return { reservation: held.value };
  const isGone = held.error.code === "full" || held.error.code === "not-offered";
  return { shown: isGone ? { isTaken: true } : { problem: { ...held.error, href: "#f-at" } } };
}
