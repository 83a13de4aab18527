/** The form of one part of the timetable: an office's or a counter's hours, or a service. */
import type { Timetable } from "../reservations/index.ts";
import { calendarInputs, type EditorForm, type Problems, readCalendar } from "./calendar-form.ts";
import { readService, serviceInputs } from "./service-form.ts";
import type { TimetablePart } from "./timetable-desk.ts";

const officeOfCounter = (timetable: Timetable, officeId: string) =>
  timetable.offices.find(({ id }) => id === officeId)?.calendar;

/** What a counter's own hours begin with. */
const calendarOf = (part: Extract<TimetablePart, { kind: "offices" | "counters" }>, timetable: Timetable) => {
  const own = part.value.calendar ?? (part.kind === "counters" ? officeOfCounter(timetable, part.value.office) : null);
  if (!own) throw new Error("a counter without an office");
  // Closures of the office hold for the counter anyway.
  return part.value.calendar ? own : { ...own, closed: [], extra: [] };
};

export function partInputs(part: TimetablePart, timetable: Timetable): Record<string, string> {
  if (part.kind === "services") return serviceInputs(part.value);
  const inputs = calendarInputs(calendarOf(part, timetable));
  return part.kind === "counters" ? { ...inputs, own: part.value.calendar === null ? "no" : "yes" } : inputs;
}

/** `counters`: those the account may give a service to. */
export function readPart(
  form: EditorForm,
  part: TimetablePart,
  timetable: Timetable,
  counters: ReadonlySet<string>,
): { part: TimetablePart; problems: Problems } {
  if (part.kind === "services") {
    const { service, problems } = readService(form, part.value, counters);
    return { part: { kind: "services", value: service }, problems };
  }
  if (part.kind === "counters") {
    if (form.get("own") !== "yes")
      return { part: { kind: "counters", value: { ...part.value, calendar: null } }, problems: {} };
    const { calendar, problems } = readCalendar(form, calendarOf(part, timetable));
    return { part: { kind: "counters", value: { ...part.value, calendar } }, problems };
  }
  const { calendar, problems } = readCalendar(form, part.value.calendar);
  return { part: { kind: "offices", value: { ...part.value, calendar } }, problems };
}
