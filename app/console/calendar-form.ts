/**
 * Weekly hours, closures and extra openings as one plain form. Saturdays and Sundays have no weekly hours here: an office is
 * closed on them unless a day is opened by itself. Rows left empty are no rows.
 */
import { type Calendar, type Hours, minutesOf } from "../reservations/index.ts";

export type EditorForm = { get(name: string): string | null };
/** Input name → code of what is wrong with it; the words are in `timetable:problem`. */
export type Problems = Record<string, string>;

export const editedDays = ["mon", "tue", "wed", "thu", "fri"] as const;
/** A day has so many intervals: before and after lunch, one more when somebody has stored it. */
export const intervalsIn = (calendar: Calendar): number =>
  Math.max(2, ...editedDays.map((day) => calendar.weekly[day].length));
/** Rows to write into besides those that are there. */
export const emptyRows = 3;
const mostRows = 210;

export const text = (form: EditorForm, name: string): string => (form.get(name) ?? "").normalize("NFKC").trim();
const isTime = (value: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
/** A day of the calendar, "YYYY-MM-DD"; there is no 31 February. */
export function isDate(value: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** Reads from–until of inputs `<name>.from` and `<name>.until`; null: left empty, or wrong. */
function readHours(form: EditorForm, name: string, problems: Problems): Hours | null {
  const [from, until] = [text(form, `${name}.from`), text(form, `${name}.until`)];
  if (from === "" && until === "") return null;
  for (const [part, value] of [
    ["from", from],
    ["until", until],
  ] as const) {
    if (!isTime(value)) problems[`${name}.${part}`] = "time";
    else if (minutesOf(value) % 5 !== 0) problems[`${name}.${part}`] = "grid";
  }
  if (problems[`${name}.from`] || problems[`${name}.until`]) return null;
  if (from >= until) {
    problems[`${name}.until`] = "order";
    return null;
  }
  return [from, until];
}

function readDay(form: EditorForm, name: string, intervals: number, problems: Problems): Hours[] {
  const hours: Hours[] = [];
  for (let at = 0; at < intervals; at++) {
    const each = readHours(form, `${name}.${at}`, problems);
    const before = hours.at(-1);
    if (each && before && each[0] < before[1]) problems[`${name}.${at}.from`] = "overlap";
    else if (each) hours.push(each);
  }
  return hours;
}

/** Indices of the rows `<name>.<n>.…` that the form may have. */
export function* rowsOf(form: EditorForm, name: string, first: string): Generator<string> {
  for (let at = 0; at < mostRows; at++) {
    if (form.get(`${name}.${at}.${first}`) === null) return;
    yield `${name}.${at}`;
  }
}

function readReason(form: EditorForm, row: string, problems: Problems): string {
  const reason = text(form, `${row}.reason`);
  if (reason === "" || reason.length > 80) problems[`${row}.reason`] = "reason";
  return reason;
}

export function readCalendar(form: EditorForm, before: Calendar): { calendar: Calendar; problems: Problems } {
  const problems: Problems = {};
  const intervals = intervalsIn(before);
  const weekly = { ...before.weekly };
  for (const day of editedDays) weekly[day] = readDay(form, day, intervals, problems);

  const closed: Calendar["closed"] = [];
  for (const row of rowsOf(form, "closed", "from")) {
    const [from, given] = [text(form, `${row}.from`), text(form, `${row}.until`)];
    if (from === "" && given === "" && text(form, `${row}.reason`) === "") continue;
    // One day when only the first is written.
    const until = given === "" ? from : given;
    if (!isDate(from)) problems[`${row}.from`] = "day";
    if (!isDate(until)) problems[`${row}.until`] = "day";
    else if (isDate(from) && until < from) problems[`${row}.until`] = "order";
    closed.push({ from, until, reason: readReason(form, row, problems) });
  }

  const extra: Calendar["extra"] = [];
  for (const row of rowsOf(form, "extra", "day")) {
    const day = text(form, `${row}.day`);
    const hours = readDay(form, row, 2, problems);
    if (day === "" && hours.length === 0 && text(form, `${row}.reason`) === "") continue;
    if (!isDate(day)) problems[`${row}.day`] = "day";
    if (extra.some((each) => each.day === day)) problems[`${row}.day`] = "twice";
    if (hours.length === 0 && !Object.keys(problems).some((name) => name.startsWith(`${row}.`)))
      problems[`${row}.0.from`] = "time";
    extra.push({ day, hours, reason: readReason(form, row, problems) });
  }
  const byDay = (a: { day: string }, b: { day: string }) => (a.day < b.day ? -1 : 1);
  return {
    calendar: {
      weekly,
      closed: closed.sort((a, b) => (a.from < b.from ? -1 : 1)),
      extra: extra.sort(byDay),
    },
    problems,
  };
}

/** The form's inputs as they stand for a calendar. */
export function calendarInputs(calendar: Calendar): Record<string, string> {
  const inputs: Record<string, string> = {};
  const intervals = intervalsIn(calendar);
  const hours = (name: string, list: readonly Hours[], count: number) => {
    for (let at = 0; at < count; at++) {
      inputs[`${name}.${at}.from`] = list[at]?.[0] ?? "";
      inputs[`${name}.${at}.until`] = list[at]?.[1] ?? "";
    }
  };
  for (const day of editedDays) hours(day, calendar.weekly[day], intervals);
  for (let at = 0; at < calendar.closed.length + emptyRows; at++) {
    const closure = calendar.closed[at];
    inputs[`closed.${at}.from`] = closure?.from ?? "";
    inputs[`closed.${at}.until`] = closure?.until ?? "";
    inputs[`closed.${at}.reason`] = closure?.reason ?? "";
  }
  for (let at = 0; at < calendar.extra.length + emptyRows; at++) {
    const opening = calendar.extra[at];
    inputs[`extra.${at}.day`] = opening?.day ?? "";
    hours(`extra.${at}`, opening?.hours ?? [], 2);
    inputs[`extra.${at}.reason`] = opening?.reason ?? "";
  }
  return inputs;
}
