/** The questions before the times: where, and what else is done. Their answers are the address of the next page. */
import type { FieldView } from "../../engine/index.ts";
import { comesToUs } from "../../reservations/index.ts";
import { plainField } from "../../ui/fields/plain-field.ts";
import type { ReservationChoosePageProps } from "../../ui/pages/reservation-choose-page.tsx";
import { isUnconfirmed, notesOf } from "./notes.ts";
import { isOffered, type PageWish } from "./wish.ts";
import { placeOf } from "./words.ts";

/** Whether something is to be asked before times can be shown. */
export const needsChoice = ({ place, service, area, reader }: PageWish): boolean =>
  place === null || (service.kind === "home-visit" && area !== "inside") || reader.url.searchParams.has("edit");

export async function chooseView(wish: PageWish): Promise<Omit<ReservationChoosePageProps, "frame">> {
  const { reader, service, timetable, lead, application, window } = wish;
  const { t, text, href } = reader;
  const isOutside = service.kind === "home-visit" && wish.area === "outside";
  const query = reader.url.searchParams;
  const [only] = service.places;
  const hidden: Record<string, string> = {
    ...(application ? { application: application.receipt } : {}),
    ...(!application && lead !== null && !isOffered(service, lead) ? { procedure: lead } : {}),
    ...(window && window.from.length === 10 ? { earliest: window.from } : {}),
    ...(window && window.until.length === 10 ? { latest: window.until } : {}),
    ...(service.places.length === 1 && only ? { place: only.counter } : {}),
  };
  // Sent without an answer: the form says what is missing.
  const isAsked = query.has("asked");
  const fields = isOutside ? null : await fieldsOf(wish, isAsked);
  return {
    title: t("reservations:choose.title", { service: text(service.name) }),
    back: { label: t("reservations:choose.back"), href: href("/reservations") },
    lead: isOutside
      ? t("reservations:choose.outside", { city: text(reader.portal.city.name) })
      : t("reservations:choose.minutes", { count: service.minutes }),
    notes: [...(await applicationNote(wish)), ...notesOf(service, reader)],
    unconfirmed: isUnconfirmed(timetable, service),
    bring: service.bring.map(text),
    isVisit: comesToUs(service),
    fields,
    errors: (fields ?? []).flatMap(({ id, errors }) => errors.map(({ message }) => ({ message, href: `#f-${id}` }))),
    action: href(`/reservations/new/${service.id}`),
    hidden: { ...hidden, asked: "1" },
  };
}

async function applicationNote({ reader, application }: PageWish): Promise<string[]> {
  if (application === null) return [];
  const { procedure } = await reader.portal.procedures.version(application.versionId);
  const words = { procedure: reader.text(procedure.definition.title), receipt: application.receipt };
  return [reader.t("reservations:choose.application", words)];
}

async function fieldsOf(wish: PageWish, isAsked: boolean): Promise<FieldView[]> {
  const { reader, service, timetable, place, area } = wish;
  const { t, text } = reader;
  const missing = (isMissing: boolean, key: string) =>
    isAsked && isMissing ? [{ part: null, message: t(`reservations:choose.errors.${key}`) }] : [];
  const fields: FieldView[] = [];
  if (service.kind === "home-visit") {
    const city = text(reader.portal.city.name);
    fields.push(
      plainField({
        id: "area",
        type: "radio",
        label: t("reservations:choose.area"),
        hint: service.areas.length === 0 ? null : service.areas.map(text).join(t("ui:list.comma")),
        options: (["inside", "outside"] as const).map((value) => ({
          value,
          label: t(`reservations:choose.areas.${value}${service.areas.length === 0 ? "" : "Listed"}`, { city }),
          hint: null,
        })),
        input: area === null ? {} : { "": [area] },
        errors: missing(area === null, "area"),
      }),
    );
  }
  if (service.places.length > 1) {
    const chosen = place === null ? [] : [place === "any" ? "any" : place.counter];
    fields.push(
      plainField({
        id: "place",
        type: "radio",
        label: t("reservations:choose.place"),
        options: [
          ...service.places.map(({ counter }) => ({
            value: counter,
            label: placeOf(timetable, { serviceId: service.id, counterId: counter }, reader),
            hint: null,
          })),
          { value: "any", label: t("reservations:choose.any"), hint: t("reservations:choose.anyHint") },
        ],
        input: { "": chosen },
        errors: missing(place === null, "place"),
      }),
    );
  }
  if (service.together.length > 0) {
    const { byId } = await reader.portal.procedures.snapshot();
    fields.push(
      plainField({
        id: "with",
        type: "checkboxes",
        label: t("reservations:choose.together"),
        hint: t("reservations:choose.togetherHint"),
        required: false,
        options: service.together.flatMap(({ procedure, minutes }) => {
          const definition = byId.get(procedure)?.procedure.definition;
          return definition
            ? [
                {
                  value: procedure,
                  label: text(definition.title),
                  hint: t("reservations:choose.more", { count: minutes }),
                },
              ]
            : [];
        }),
        input: { "": wish.together },
      }),
    );
  }
  return fields;
}
