/** Booking for a caller or for somebody at the counter, in the order of the talk: what for, when, who, read back. */

import { servicesAt } from "../../console/index.ts";
import type { FieldErrors, FieldView, Procedure, RawInput } from "../../engine/index.ts";
import { formatTime, isoDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { lengthOf, type Reservation, type Service, serviceOf, type Timetable } from "../../reservations/index.ts";
import type { BookStepView, ReservationBookPageProps } from "../../ui/console/reservation-book-page.tsx";
import type { Reader } from "../reader.ts";
import { asking, viewFields } from "../reservations/asking.ts";
import { timesView } from "./reservations-times.ts";
import { base, isDay, titlesOf, whenOf, whereOf } from "./reservations-words.ts";

export type Desk = { portal: Portal; staff: StaffIdentity; reader: Reader };
type Channel = ReservationBookPageProps["channel"];
export const readChannel = (text: string | null): Channel => (text === "counter" ? "counter" : "phone");
const newHref = `${base}/new`;

const forms = new Map<boolean, Procedure>();
/** Asked in the order of a telephone talk, with the words of a clerk. */
export function personForm(isVisit: boolean): Procedure {
  const t = translator("ja");
  const text = (key: string) => ({ ja: t(`desk:book.${key}`) });
  const known =
    forms.get(isVisit) ??
    asking("desk-booking", [
      { id: "name", type: "person-name", label: text("name") },
      { id: "kana", type: "kana", label: text("kana"), hint: text("kanaHint") },
      { id: "tel", type: "tel", label: text("tel"), hint: text("telHint") },
      ...(isVisit
        ? [{ id: "address", type: "address" as const, label: text("address"), hint: text("addressHint") }]
        : []),
      { id: "email", type: "email", label: text("email"), hint: text("emailHint"), required: false },
      { id: "note", type: "textarea", label: text("note"), hint: text("noteHint"), required: false, maxLength: 400 },
    ]);
  forms.set(isVisit, known);
  return known;
}

/** null: there is no such service or hold for this account. */
export async function bookView(desk: Desk, search: URLSearchParams): Promise<ReservationBookPageProps | null> {
  const { portal, staff } = desk;
  const channel = readChannel(search.get("channel"));
  const code = search.get("hold");
  if (code !== null) {
    const held = await portal.desk.reservations.held(staff, code);
    return held ? personView(desk, held) : null;
  }
  const id = search.get("service");
  if (id === null) return { channel, backHref: base, failure: null, step: await whatStep(desk, channel) };
  return whenView(desk, { channel, serviceId: id, search });
}

async function whatStep({ portal, staff }: Desk, channel: Channel): Promise<BookStepView> {
  const timetable = await portal.reservations.timetable();
  const counters = await portal.desk.reservations.counters(staff);
  const other = channel === "phone" ? "counter" : "phone";
  return {
    kind: "what",
    otherHref: `${newHref}?channel=${other}`,
    counters: counters
      .map(({ id }) => ({
        label: whereOf(timetable, id),
        services: servicesAt(timetable, id).map((service) => ({
          label: service.name.ja,
          need: service.need.ja,
          href: `${newHref}?${new URLSearchParams({ channel, service: service.id, place: id })}`,
        })),
      }))
      .filter(({ services }) => services.length > 0),
  };
}

type When = { channel: Channel; serviceId: string; search: URLSearchParams; failure?: string };

export async function whenView(
  { portal, staff }: Desk,
  { channel, serviceId, search, failure }: When,
): Promise<ReservationBookPageProps | null> {
  const timetable = await portal.reservations.timetable();
  const service = serviceOf(timetable, serviceId);
  const counters = new Set((await portal.desk.reservations.counters(staff)).map(({ id }) => id));
  if (!service?.places.some(({ counter }) => counters.has(counter))) return null;
  const { byId } = await portal.procedures.snapshot();
  const together = service.together
    .map(({ procedure }) => procedure)
    .filter((id) => search.getAll("together").includes(id));
  const [from, place] = [search.get("from"), search.get("place")];
  const times = await timesView(portal, timetable, {
    service,
    counters,
    channel,
    together,
    place,
    from: isDay(from) ? from : null,
    address: (change) => {
      const query = new URLSearchParams({ channel, service: service.id, ...(place ? { place } : {}), ...change });
      for (const each of together) query.append("together", each);
      return `${newHref}?${query}`;
    },
  });
  return {
    channel,
    backHref: base,
    failure: failure ?? null,
    step: {
      kind: "when",
      service: service.name.ja,
      serviceId: service.id,
      place: place ?? "",
      otherHref: `${newHref}?channel=${channel}`,
      minutes: lengthOf(service, together),
      together: service.together.map(({ procedure, minutes }) => ({
        id: procedure,
        title: titlesOf([procedure], byId)[0] ?? procedure,
        minutes,
        chosen: together.includes(procedure),
      })),
      times,
    },
  };
}

export type Typed = {
  raw?: RawInput;
  errors?: FieldErrors;
  failure?: string;
  /** Puts into the fields what only the route knows: found addresses, addresses too far away. */
  draw?(fields: FieldView[]): FieldView[];
};

export async function personView({ portal, reader }: Desk, held: Reservation, typed: Typed = {}) {
  const timetable = await portal.reservations.timetable();
  const { raw, errors, draw } = typed;
  const now = portal.clock.now();
  const fields = viewFields(personForm(held.kind === "home-visit"), reader, { raw, errors, today: isoDate(now) });
  const until = held.holdExpiresAt ?? 0;
  const channel = readChannel(held.channel);
  return {
    channel,
    backHref: base,
    failure: typed.failure ?? null,
    step: {
      kind: "who" as const,
      code: held.code,
      ...bookedWords(timetable, held, now),
      keptUntil: until > now ? formatTime(until, "ja") : null,
      fields: draw ? draw(fields) : fields,
      timesHref: `${newHref}?${new URLSearchParams({ channel, service: held.serviceId, place: held.counterId })}`,
    },
  } satisfies ReservationBookPageProps;
}

export const bookedWords = (timetable: Timetable, held: Reservation, now: number) => ({
  service: serviceOf(timetable, held.serviceId)?.name.ja ?? held.serviceId,
  when: whenOf(held, now),
  where: whereOf(timetable, held.counterId),
});
export const bringOf = (service: Service | null): string[] => (service?.bring ?? []).map(({ ja }) => ja);
