/** Filling in a form from its first page to "review", page by page, as a resident would. */
import {
  type Answers,
  type CompiledField,
  type Item,
  type Journey,
  openSession,
  type Procedure,
  type Session,
  submitStep,
  type Value,
} from "../../engine/index.ts";
import { type ExampleOptions, exampleValue } from "./example-value.ts";
import { formOf } from "./form-of.ts";
import { type Given, givenItems, readGiven } from "./given.ts";
import { inJson, type JourneyProblem } from "./problem.ts";

export const review = "review";

export type Filling = { given: Given; fill: Journey["fill"]; example: ExampleOptions };
/**
 * `pages`: in the order they were filled in. `shown`: fields on them, an item's as "movers.relation". `expected`: what each
 * given answer must have become, by place ("movers.0.relation"). After a problem that stops the way, the answers end there.
 */
export type Filled = {
  answers: Answers;
  /** Came to "review". */
  arrived: boolean;
  pages: string[];
  shown: Set<string>;
  expected: Map<string, Value>;
  problems: JourneyProblem[];
};
/** Whose questions a page asks: the form's own, or those of item `nth` of a group. */
type Whose = { given: Given; group: string | null; nth: number };

export function fillForm(procedure: Procedure, filling: Filling): Filled {
  const filled: Filled = {
    answers: {},
    arrived: false,
    pages: [],
    shown: new Set(),
    expected: new Map(),
    problems: [],
  };
  const whose: Whose = { given: filling.given, group: null, nth: 0 };
  let path = openSession(procedure, {}).paths[0] ?? review;
  while (path !== review) {
    const session = openSession(procedure, filled.answers, path);
    const isGroup = Boolean(session.page?.step.group);
    const through = isGroup ? fillGroup(session, filling, filled) : fillPage(session, whose, filling, filled);
    if (!through) return filled;
    path = openSession(procedure, filled.answers, path).next ?? review;
  }
  filled.arrived = openSession(procedure, filled.answers).complete;
  return filled;
}

/** A page for each item, then the list. */
function fillGroup({ procedure, path, page }: Session, filling: Filling, filled: Filled): boolean {
  const group = page?.step.group;
  if (!group) return false;
  const named = givenItems(filling.given, group.id);
  if (!named.ok) {
    const message = `${group.id} はくりかえす項目です。回答は [{ … }, { … }] の形で書いてください。`;
    filled.problems.push({ kind: "shape", page: path, field: group.id, message });
    return false;
  }
  const { min, max } = group.spec.repeat;
  const count = filling.fill === "all" ? Math.min(Math.max(1, min), max) : min;
  const items = named.value ?? Array.from({ length: count }, (): Given => ({}));
  filled.shown.add(group.id);
  for (const [nth, given] of items.entries()) {
    const item = openSession(procedure, filled.answers, `${path}/new`);
    if (!fillPage(item, { given, group: group.id, nth }, filling, filled)) return false;
  }
  filled.pages.push(path);
  const list = openSession(procedure, filled.answers, path);
  return send(list, { values: [], place: "", today: filling.example.today }, filled);
}

/** From top to bottom, so that a condition sees what was answered above it on the same page. */
function fillPage(session: Session, whose: Whose, filling: Filling, filled: Filled): boolean {
  const { group, nth } = whose;
  const page = group === null ? session.path : session.path.replace(/new$/, String(nth));
  if (!session.page || !session.reachable(session.path)) {
    const message = group === null ? `画面 ${page} に進めません。` : `${group} の ${nth + 1} 件目は足せません。`;
    filled.problems.push({ kind: "unreachable", page, field: group, message });
    return false;
  }
  filled.pages.push(page);
  const place = group === null ? "" : `${group}.${nth}.`;
  const own: Item = {};
  const ids = new Set(session.fields.map(({ id }) => id));
  const before = Object.fromEntries(Object.entries(session.answers).filter(([id]) => group !== null || !ids.has(id)));
  const values: [CompiledField, Value][] = [];
  for (const field of session.fields) {
    const answers: Answers = group === null ? { ...before, ...own } : before;
    if (field.shown && !field.shown({ answers, item: group === null ? null : own, unknown: null })) continue;
    filled.shown.add(group === null ? field.id : `${group}.${field.id}`);
    const value = field.asked ? answerTo(field, { ...whose, page, place }, filling, filled) : null;
    if (value === null) continue;
    own[field.id] = value;
    values.push([field, value]);
  }
  return send(session, { values, place, today: filling.example.today }, filled);
}

/** The given answer, or an example where one is due. `null` in a journey leaves a question empty. */
function answerTo(
  field: CompiledField,
  { given, nth, page, place }: Whose & { page: string; place: string },
  { fill, example }: Filling,
  filled: Filled,
): Value | null {
  const options = { ...example, nth };
  const named = Object.hasOwn(given, field.id) ? given[field.id] : undefined;
  if (named === undefined) return field.required || fill === "all" ? exampleValue(field, options) : null;
  if (named === null) return null;
  const where = place + field.id;
  const read = readGiven(field, named, options);
  if (read.ok) {
    filled.expected.set(where, read.value);
    return read.value;
  }
  const message = `${where} に ${inJson(named)} は書けません。${field.spec.type} の回答の形で書いてください。`;
  filled.problems.push({ kind: "shape", page, field: where, message });
  return exampleValue(field, options);
}

type Sent = { values: [CompiledField, Value][]; place: string; today: string };

function send(session: Session, { values, place, today }: Sent, filled: Filled): boolean {
  const taken = submitStep(session, formOf(values), { today });
  if (taken.ok) {
    filled.answers = taken.value;
    return true;
  }
  const page = filled.pages.at(-1) ?? session.path;
  for (const [id, errors] of Object.entries(taken.error.errors)) {
    const value = values.find(([field]) => field.id === id)?.[1];
    const why = errors.map(({ part, key, params }) => [part, key, params && inJson(params)].filter(Boolean).join(" "));
    const message = `${place}${id} に ${inJson(value)} は受け取られません（${why.join("、")}）。`;
    filled.problems.push({ kind: "refused", page, field: place + id, message });
  }
  return false;
}
