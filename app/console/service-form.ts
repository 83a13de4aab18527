/** Minutes, desks, quotas, lead times and sessions of one service as one plain form. */
import { type Place, type Service, serviceSchema } from "../reservations/index.ts";
import { type EditorForm, emptyRows, isDate, type Problems, rowsOf, text } from "./calendar-form.ts";

const channels = ["online", "phone", "counter"] as const;
/** Input name → where its number is in the service. */
const numbers = {
  minutes: { least: 5, most: 480, step: 5 },
  buffer: { least: 0, most: 120, step: 5 },
  every: { least: 5, most: 480, step: 5 },
  earliest: { least: 1, most: 366, step: 1 },
  openDays: { least: 0, most: 30, step: 1 },
  hours: { least: 0, most: 72, step: 1 },
  perPerson: { least: 1, most: 10, step: 1 },
} as const;
const desks = { least: 0, most: 60, step: 1 };
const togetherMinutes = { least: 0, most: 120, step: 5 };
export type Bounds = { least: number; most: number; step: number };
export const boundsOf: Record<string, Bounds> = { ...numbers, desks, together: togetherMinutes };

function readNumber(form: EditorForm, name: string, { least, most, step }: Bounds, problems: Problems): number {
  const typed = text(form, name);
  const value = Number(typed);
  if (typed === "" || !Number.isInteger(value) || value < least || value > most) problems[name] = "number";
  else if (value % step !== 0) problems[name] = "grid";
  return value;
}

/** Places whose desks are 0 are given up. */
function readPlaces(form: EditorForm, before: Service, counters: ReadonlySet<string>, problems: Problems): Place[] {
  const places: Place[] = [];
  for (const row of rowsOf(form, "place", "at")) {
    const counter = text(form, `${row}.at`);
    if (counter === "") continue;
    const isKnown = before.places.some((place) => place.counter === counter) || counters.has(counter);
    if (!isKnown || places.some((place) => place.counter === counter)) {
      problems[`${row}.at`] = isKnown ? "twice" : "counter";
      continue;
    }
    const count = readNumber(form, `${row}.desks`, desks, problems);
    if (count === 0) continue;
    const quota = { online: 0, phone: 0, counter: 0 };
    for (const channel of channels) {
      const name = `${row}.${channel}`;
      // What is left empty may use every desk.
      quota[channel] = text(form, name) === "" ? count : readNumber(form, name, desks, problems);
      if (!problems[name] && quota[channel] > count) problems[name] = "quota";
    }
    places.push({ counter, desks: count, quota });
  }
  if (places.length === 0 && Object.keys(problems).length === 0) problems["place.0.desks"] = "noPlace";
  return places;
}

function readSessions(form: EditorForm, places: readonly Place[], problems: Problems): Service["sessions"] {
  const sessions: Service["sessions"] = [];
  for (const row of rowsOf(form, "session", "day")) {
    const [day, start, counter] = [text(form, `${row}.day`), text(form, `${row}.start`), text(form, `${row}.counter`)];
    if (day === "" && start === "") continue;
    if (!isDate(day)) problems[`${row}.day`] = "day";
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(start)) problems[`${row}.start`] = "time";
    else if (Number(start.slice(3)) % 5 !== 0) problems[`${row}.start`] = "grid";
    if (!places.some((place) => place.counter === counter)) problems[`${row}.counter`] = "counter";
    const [ja, easy, en] = [text(form, `${row}.ja`), text(form, `${row}.easy`), text(form, `${row}.en`)];
    if (ja === "" && (easy !== "" || en !== "")) problems[`${row}.ja`] = "place";
    const place = ja === "" ? null : { ja, ...(easy === "" ? {} : { easy }), ...(en === "" ? {} : { en }) };
    const id = `${day}-${start.replace(":", "")}-${counter}`;
    if (sessions.some((each) => each.id === id)) problems[`${row}.start`] = "twice";
    sessions.push({ id, day, start, counter, place });
  }
  return sessions.sort((a, b) => (`${a.day}${a.start}` < `${b.day}${b.start}` ? -1 : 1));
}

/** `counters`: those the account may add as places. */
export function readService(
  form: EditorForm,
  before: Service,
  counters: ReadonlySet<string>,
): { service: Service; problems: Problems } {
  const problems: Problems = {};
  const number = (name: keyof typeof numbers) => readNumber(form, name, numbers[name], problems);
  const places = readPlaces(form, before, counters, problems);
  const together = before.together.map(({ procedure }) => ({
    procedure,
    minutes: readNumber(form, `together.${procedure}`, togetherMinutes, problems),
  }));
  const service: Service = {
    ...before,
    minutes: number("minutes"),
    buffer: number("buffer"),
    every: number("every"),
    places,
    lead: { earliest: number("earliest"), openDays: number("openDays"), hours: number("hours") },
    perPerson: number("perPerson"),
    together,
    sessions: before.kind === "class" ? readSessions(form, places, problems) : before.sessions,
  };
  if (Object.keys(problems).length === 0 && !serviceSchema.safeParse(service).success) problems.minutes = "number";
  return { service, problems };
}

/** The form's inputs as they stand for a service. */
export function serviceInputs(service: Service): Record<string, string> {
  const { lead } = service;
  const inputs: Record<string, string> = {
    minutes: String(service.minutes),
    buffer: String(service.buffer),
    every: String(service.every),
    earliest: String(lead.earliest),
    openDays: String(lead.openDays),
    hours: String(lead.hours),
    perPerson: String(service.perPerson),
  };
  for (let at = 0; at < service.places.length + 1; at++) {
    const place = service.places[at];
    inputs[`place.${at}.at`] = place?.counter ?? "";
    inputs[`place.${at}.desks`] = place ? String(place.desks) : "";
    for (const channel of channels) inputs[`place.${at}.${channel}`] = place ? String(place.quota[channel]) : "";
  }
  for (const { procedure, minutes } of service.together) inputs[`together.${procedure}`] = String(minutes);
  if (service.kind !== "class") return inputs;
  for (let at = 0; at < service.sessions.length + emptyRows; at++) {
    const session = service.sessions[at];
    inputs[`session.${at}.day`] = session?.day ?? "";
    inputs[`session.${at}.start`] = session?.start ?? "";
    inputs[`session.${at}.counter`] = session?.counter ?? service.places[0]?.counter ?? "";
    inputs[`session.${at}.ja`] = session?.place?.ja ?? "";
    inputs[`session.${at}.easy`] = session?.place?.easy ?? "";
    inputs[`session.${at}.en`] = session?.place?.en ?? "";
  }
  return inputs;
}
