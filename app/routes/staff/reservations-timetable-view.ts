/** The form of one part of the timetable as it is drawn, with what is wrong in words. */
import {
  boundsOf,
  editedDays,
  emptyRows,
  intervalsIn,
  type Problems,
  type TimetableOpening,
  type TimetablePart,
} from "../../console/index.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { type Calendar, officeOf } from "../../reservations/index.ts";
import type { CalendarFormView } from "../../ui/console/timetable-calendar-form.tsx";
import type { TimetableEffectProps } from "../../ui/console/timetable-effect.tsx";
import type { TimetablePartPageProps } from "../../ui/console/timetable-part-page.tsx";
import type { ServiceFormView } from "../../ui/console/timetable-service-form.tsx";
import { base, titlesOf, whereOf } from "./reservations-words.ts";

const t = translator("ja");
export type Shown = {
  inputs: Record<string, string>;
  problems?: Problems;
  failure?: string;
  effect?: TimetableEffectProps;
};

export async function partView(
  portal: Portal,
  staff: StaffIdentity,
  { version, timetable, part }: TimetableOpening,
  shown: Shown,
) {
  const { inputs, problems = {}, failure, effect } = shown;
  const kind = t(`timetable:part.kind.${part.kind}`);
  const page: TimetablePartPageProps = {
    backHref: `${base}/timetable`,
    version,
    open: "open" in part.value ? part.value.open : [],
    failure: failure ?? null,
    inputs,
    problems: Object.keys(inputs)
      .filter((name) => problems[name])
      .map((name) => ({ name, message: wordsOf(name, problems[name] ?? "", inputs, timetable) })),
    calendar: part.kind === "services" ? null : calendarView(part, timetable, inputs),
    own: part.kind === "counters" ? inputs.own === "yes" : null,
    service: part.kind === "services" ? await serviceView(portal, staff, part, timetable, inputs) : null,
    effect: effect ?? null,
  };
  return { title: `${kind}：${part.value.name.ja}`, page };
}

const rowsIn = (inputs: Record<string, string>, name: string, first: string): number =>
  Object.keys(inputs).filter((each) => each.startsWith(`${name}.`) && each.endsWith(`.${first}`)).length;

function calendarView(
  part: Extract<TimetablePart, { kind: "offices" | "counters" }>,
  timetable: TimetableOpening["timetable"],
  inputs: Record<string, string>,
): CalendarFormView {
  const calendar: Calendar | null | undefined = part.value.calendar ?? officeOf(timetable, part.value.id)?.calendar;
  return {
    days: [...editedDays],
    intervals: calendar ? intervalsIn(calendar) : 2,
    closedRows: rowsIn(inputs, "closed", "from") || emptyRows,
    extraRows: rowsIn(inputs, "extra", "day") || emptyRows,
  };
}

async function serviceView(
  portal: Portal,
  staff: StaffIdentity,
  { value: service }: Extract<TimetablePart, { kind: "services" }>,
  timetable: TimetableOpening["timetable"],
  inputs: Record<string, string>,
): Promise<ServiceFormView> {
  const { byId } = await portal.procedures.snapshot();
  const own = await portal.desk.reservations.counters(staff);
  const used = new Set(service.places.map(({ counter }) => counter));
  const option = (id: string) => ({ value: id, label: whereOf(timetable, id) });
  const bounds = Object.entries(boundsOf).map(([name, { least, most, step }]) => [
    name,
    { min: least, max: most, step },
  ]);
  return {
    bounds: Object.fromEntries(bounds),
    places: service.places.map(({ counter }) => ({ counterId: counter, label: whereOf(timetable, counter) })),
    newPlaces: own.filter(({ id }) => !used.has(id)).map(({ id }) => option(id)),
    together: service.together.map(({ procedure }) => ({
      procedure,
      title: titlesOf([procedure], byId)[0] ?? procedure,
    })),
    sessionRows: service.kind === "class" ? rowsIn(inputs, "session", "day") : null,
    sessionPlaces: service.places.map(({ counter }) => option(counter)),
  };
}

const sessionWords: Record<string, string> = {
  day: "sessionDay",
  start: "sessionStart",
  counter: "sessionCounter",
  ja: "sessionPlace",
  easy: "sessionEasy",
  en: "sessionEn",
};
const extraWords: Record<string, string> = {
  day: "day",
  "0.from": "from",
  "0.until": "until",
  "1.from": "from2",
  "1.until": "until2",
  reason: "reason",
};

/** What the input is called, as it stands in the form. */
function labelOf(name: string, inputs: Record<string, string>, timetable: TimetableOpening["timetable"]): string {
  const [group = "", row = "0", ...rest] = name.split(".");
  const at = Number(row) + 1;
  const part = rest.join(".");
  if (group === "closed") return t("timetable:closed.row", { at, what: t(`timetable:closed.${part}`) });
  if (group === "extra") return t("timetable:extra.row", { at, what: t(`timetable:extra.${extraWords[part]}`) });
  if (group === "session")
    return t("timetable:service.sessionRow", { at, what: t(`timetable:service.${sessionWords[part]}`) });
  if (group === "place") {
    const counter = inputs[`place.${row}.at`] ?? "";
    const place = counter === "" ? t("timetable:service.newPlace") : whereOf(timetable, counter);
    if (part === "at") return t("timetable:service.place");
    return t("timetable:service.placeRow", { place, what: t(`timetable:service.${part}`) });
  }
  if (group === "together") return t("timetable:service.together");
  if ((editedDays as readonly string[]).includes(group)) {
    const which = part === "from" ? "inputFrom" : "inputUntil";
    return t(`timetable:weekly.${which}`, { day: t(`timetable:weekly.days.${group}`), at });
  }
  return t(`timetable:service.${name}`);
}

function wordsOf(
  name: string,
  code: string,
  inputs: Record<string, string>,
  timetable: TimetableOpening["timetable"],
): string {
  const group = name.split(".")[0] ?? "";
  const { least, most } = boundsOf[name] ??
    boundsOf[group === "together" ? "together" : "desks"] ?? { least: 0, most: 0 };
  return t(`timetable:problem.${code}`, { what: labelOf(name, inputs, timetable), least, most });
}
