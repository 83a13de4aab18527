/** What the buttons of the booking talk do. */
import type { Answers } from "../../engine/index.ts";
import { pageError } from "../../http/errors.ts";
import type { FormReader } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { isoDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import { type Reservation, readTimeKey, serviceOf, whenText } from "../../reservations/index.ts";
import type { ReservationBookPageProps } from "../../ui/console/reservation-book-page.tsx";
import { answerPostal } from "../postal-answer.ts";
import { readAnswers, typedIn } from "../reservations/asking.ts";
import { detailsOf, outsideOf } from "../reservations/details-form.ts";
import {
  bookedWords,
  bringOf,
  type Desk,
  personForm,
  personView,
  readChannel,
  whenView,
} from "./reservations-book-view.ts";
import { base } from "./reservations-words.ts";

type Answer = Response | { status: number; view: ReservationBookPageProps };
const t = translator("ja");
/** Names of the form that are not the person's. */
const tokens = new Set(["action", "hold"]);

export async function bookStep(desk: Desk, form: FormReader): Promise<Answer> {
  const name = form.get("action");
  if (name === "hold") return hold(desk, form);
  const held = await desk.portal.desk.reservations.held(desk.staff, form.get("hold") ?? "");
  if (!held) throw pageError("not-found");
  if (name === "stop") {
    await desk.portal.desk.reservations.release(desk.staff, held);
    return seeOther(base);
  }
  if (name !== "check" && name !== "confirm" && name !== "change") throw pageError("bad-request");
  return answerPerson(desk, form, held, name);
}

async function hold(desk: Desk, form: FormReader): Promise<Answer> {
  const time = readTimeKey(form.get("at") ?? "");
  const channel = readChannel(form.get("channel"));
  const serviceId = form.get("service") ?? "";
  if (!time) throw pageError("bad-request");
  const together = form.all("together").slice(0, 20);
  const held = await desk.portal.desk.reservations.hold(desk.staff, { serviceId, channel, together, time });
  if (held.ok) return seeOther(`${base}/new?hold=${held.value.code}`);
  const search = new URLSearchParams([["place", form.get("place") ?? ""], ...together.map((id) => ["together", id])]);
  const view = await whenView(desk, { channel, serviceId, search, failure: t(`desk:problem.${held.error.code}`) });
  if (!view) throw pageError("not-found");
  return { status: 409, view };
}

async function answerPerson(
  desk: Desk,
  form: FormReader,
  held: Reservation,
  name: "check" | "confirm" | "change",
): Promise<Answer> {
  const { portal, reader } = desk;
  const raw = typedIn(form);
  const again = async (typed: Parameters<typeof personView>[2], status: number) => ({
    status,
    view: await personView(desk, held, { raw, ...typed }),
  });
  if (form.get("_lookup") !== null) {
    const { found, draw, raw: filled } = answerPostal(raw, "address", form.get("address._candidate"), reader.t);
    return again({ raw: filled, draw }, found ? 200 : 422);
  }
  if (name === "change") return again({}, 200);
  const taken = readAnswers(personForm(held.kind === "home-visit"), form, isoDate(portal.clock.now()));
  if (!taken.ok) return again({ errors: taken.error.errors }, 422);
  const outside = await outsideWords(desk, held, taken.value);
  if (outside) return again({ draw: outside }, 422);
  if (name === "check") return { status: 200, view: await readBackView(desk, held, taken.value, form) };
  const done = await portal.desk.reservations.confirm(desk.staff, held, detailsOf(taken.value));
  if (done.ok) {
    portal.delivery.kick();
    return seeOther(`${base}/${done.value.code}?done=booked`);
  }
  const search = new URLSearchParams({ place: held.counterId });
  for (const each of held.procedures) search.append("together", each);
  const failure = t(`desk:problem.${done.error.code}`);
  const view = await whenView(desk, { channel: readChannel(held.channel), serviceId: held.serviceId, search, failure });
  return view ? { status: 409, view } : again({ failure }, 409);
}

/** A home visit outside the city: said at the part of the address that it is about. */
async function outsideWords({ portal }: Desk, held: Reservation, answers: Answers) {
  const areas = serviceOf(await portal.reservations.timetable(), held.serviceId)?.areas ?? [];
  const city = portal.city.name.ja;
  const outside = outsideOf(answers, areas, city);
  if (!outside) return null;
  const message = t(`desk:book.outside.${outside.key}`, { city, areas: areas.map(({ ja }) => ja).join("、") });
  const { part } = outside;
  const draw: NonNullable<NonNullable<Parameters<typeof personView>[2]>["draw"]> = (fields) =>
    fields.map((field) => (field.id === "address" ? { ...field, errors: [{ part, message }] } : field));
  return draw;
}

async function readBackView(
  { portal }: Desk,
  held: Reservation,
  answers: Answers,
  form: FormReader,
): Promise<ReservationBookPageProps> {
  const timetable = await portal.reservations.timetable();
  const { contact, address, note } = detailsOf(answers);
  const words = bookedWords(timetable, held, portal.clock.now());
  return {
    channel: readChannel(held.channel),
    backHref: base,
    failure: null,
    step: {
      kind: "read-back",
      code: held.code,
      lines: [
        t("desk:book.readBackText", {
          ...words,
          when: whenText(held, "ja"),
          name: contact.name,
          tel: contact.tel,
        }),
        t("desk:book.readBackMinutes", { minutes: held.minutes }),
        ...(contact.email === null ? [] : [t("desk:book.readBackMail", { email: contact.email })]),
        ...(address === null ? [] : [`${t("desk:book.address")}：${address}`]),
        ...(note === "" ? [] : [`${t("desk:book.note")}：${note}`]),
      ],
      bring: bringOf(serviceOf(timetable, held.serviceId)),
      typed: form
        .names()
        .filter((name) => !tokens.has(name))
        .flatMap((name) => form.all(name).map((value): [string, string] => [name, value])),
    },
  };
}
