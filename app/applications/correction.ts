/** A correction (補正): just the fields the clerk named, and what else their new answers make necessary. */
import {
  type Answers,
  type CompiledField,
  type FieldErrors,
  type FieldView,
  type FileRef,
  type FormReader,
  openSession,
  type Procedure,
  type RawInput,
  type Refusal,
  removeFile,
  reviewErrors,
  type Session,
  stepPathOf,
  submitStep,
  type Translate,
  viewStep,
} from "../engine/index.ts";
import { isoDate } from "../i18n/dates.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { HistoryEvent } from "./types.ts";

/**
 * `path` as in the history ("moveDate", "movers/2/birth"); it is also the id of the inputs, so that items do not collide.
 * An item that must be added has the index after the last one.
 */
export type CorrectionField = { path: string; reason: string };
/** `answers`: as far as they were right, so that the page can show what they opened; never stored. */
export type CorrectionRefusal = { fields: CorrectionField[]; errors: FieldErrors; raw: RawInput; answers: Answers };
/** `history`: an answer that stays is judged by the day it was given, not by today. */
type Context = { today: string; history: HistoryEvent[] };
/** Fields asked for on one page; `prefix` of their inputs: a group may be in a step of another name. */
type Page = { path: string; prefix: string; ids: Set<string> };

/** Fields named by the last open request; null when none is open. */
export function openCorrection(history: HistoryEvent[]): { fields: CorrectionField[]; message: string } | null {
  const last = history.findLast((event) => event.type === "correction-requested" || event.type === "corrected");
  return last?.type === "correction-requested" ? { fields: last.fields, message: last.message } : null;
}

/** In the order of the form, so that a page comes after those that decide about it. */
function pagesOf(procedure: Procedure, fields: CorrectionField[]): Page[] {
  const pages = new Map<string, Page>();
  for (const { path } of fields) {
    const at = stepPathOf(procedure, path);
    if (at === null) continue;
    const cut = path.lastIndexOf("/") + 1;
    const page = pages.get(at) ?? { path: at, prefix: path.slice(0, cut), ids: new Set<string>() };
    page.ids.add(path.slice(cut));
    pages.set(at, page);
  }
  const order = procedure.steps.map(({ id }) => id);
  const place = ({ path }: Page): [number, number] => {
    const [stepId = "", item] = path.split("/");
    return [order.indexOf(stepId), Number(item ?? -1)];
  };
  return [...pages.values()].sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
}

/** The session at a page, null when these answers have no such page. The item after the last one is the page that adds one. */
function openAt(procedure: Procedure, answers: Answers, path: string): Session | null {
  const session = openSession(procedure, answers, path);
  if (session.page) return session;
  const [stepId = "", item] = path.split("/");
  if (item === undefined || openSession(procedure, answers, stepId).items.length !== Number(item)) return null;
  const adding = openSession(procedure, answers, `${stepId}/new`);
  return adding.page ? adding : null;
}

const fieldIdOf = (inputName: string) => inputName.split(".")[0] ?? inputName;

/** Named fields from the form, all others as they are stored. */
function overlay(session: Session, form: FormReader, { prefix, ids }: Page): FormReader {
  const stored = new Map<string, string[]>();
  for (const field of session.fields) {
    if (ids.has(field.id)) continue;
    for (const [name, values] of Object.entries(rawOf(field, session))) stored.set(name, values);
  }
  const all = (name: string) => (ids.has(fieldIdOf(name)) ? form.all(prefix + name) : (stored.get(name) ?? []));
  return { all, get: (name) => all(name)[0] ?? null, files: (id) => (ids.has(id) ? form.files(prefix + id) : []) };
}

function rawOf(field: CompiledField, session: Session): RawInput {
  const value = session.values[field.id];
  if (value === undefined || !field.module.holds(value, field.spec)) return {};
  const parts = field.module.toRaw(value, field.spec);
  return Object.fromEntries(
    Object.entries(parts).map(([part, values]) => [part === "" ? field.id : `${field.id}.${part}`, values]),
  );
}

const filesOf = (session: Session | null, id: string): FileRef[] =>
  (session?.values[id] as FileRef[] | undefined) ?? [];

/** A new file takes the place of those that were to be corrected. */
function withoutReplaced(session: Session, form: FormReader, { prefix, ids }: Page): Session {
  let current = session;
  for (const field of session.fields) {
    if (field.spec.type !== "file" || !ids.has(field.id) || form.files(prefix + field.id).length === 0) continue;
    for (const { id } of filesOf(session, field.id)) {
      current = openSession(session.procedure, removeFile(current, field.id, id), session.path);
    }
  }
  return current;
}

const prefixed = <T>(prefix: string, values: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));

/** Today first, then the days on which answers were given before. */
const daysOf = ({ today, history }: Context): string[] => [
  today,
  ...history.filter(({ type }) => type === "submitted" || type === "corrected").map(({ at }) => isoDate(at)),
];

function takePage(session: Session, form: FormReader, page: Page, days: string[]): Result<Answers, Refusal> {
  const ready = withoutReplaced(session, form, page);
  const reader = overlay(ready, form, page);
  const foreign = ({ errors }: Refusal) => Object.keys(errors).filter((id) => !page.ids.has(id)).length;
  let best = submitStep(ready, reader, { today: days[0] ?? "" });
  for (const today of days.slice(1)) {
    // Only for the sake of what stays: a bound such as "not before today" was met when it was answered.
    if (best.ok || foreign(best.error) === 0) break;
    const again = submitStep(ready, reader, { today });
    if (again.ok || foreign(again.error) < foreign(best.error)) best = again;
  }
  return best;
}

function takeAll(procedure: Procedure, answers: Answers, fields: CorrectionField[], form: FormReader, days: string[]) {
  let current = answers;
  const errors: FieldErrors = {};
  const raw: RawInput = {};
  for (const page of pagesOf(procedure, fields)) {
    const session = openAt(procedure, current, page.path);
    if (!session) continue;
    const taken = takePage(session, form, page, days);
    if (taken.ok) current = taken.value;
    else {
      Object.assign(errors, prefixed(page.prefix, taken.error.errors));
      Object.assign(raw, prefixed(page.prefix, taken.error.raw));
    }
  }
  return { fields, errors, raw, answers: current };
}

/** New answers, or every mistake at once; fields that became necessary are added to those asked for. */
export function applyCorrection(
  procedure: Procedure,
  answers: Answers,
  asked: CorrectionField[],
  form: FormReader,
  context: Context,
): Result<Answers, CorrectionRefusal> {
  const days = daysOf(context);
  let fields = asked;
  // What one answer makes necessary may make more necessary; each round asks for at least one field more.
  for (;;) {
    const taken = takeAll(procedure, answers, fields, form, days);
    const known = new Set(fields.map(({ path }) => path));
    const needed = [...Object.keys(taken.errors), ...necessary(procedure, taken.answers, days)];
    const added = [...new Set(needed)].filter((path) => !known.has(path));
    if (added.length === 0) return Object.keys(taken.errors).length > 0 ? err(taken) : ok(taken.answers);
    fields = [...fields, ...added.map((path) => ({ path, reason: "" }))];
  }
}

/** Paths of what lacks an answer, or has one that was right on none of the days. */
function necessary(procedure: Procedure, answers: Answers, days: string[]): string[] {
  const session = openSession(procedure, answers);
  const [first = [], ...others] = days.map((today) =>
    reviewErrors(session, { today }).flatMap(({ path, errors }) =>
      Object.keys(errors).flatMap((id) => pathsOn(procedure, answers, path, id)),
    ),
  );
  return first.filter((path) => others.every((paths) => paths.includes(path)));
}

/** "people/2" + "birth" → "movers/2/birth"; a group that has too few items → the fields of one more. */
function pathsOn(procedure: Procedure, answers: Answers, page: string, fieldId: string): string[] {
  const [stepId = "", index] = page.split("/");
  const group = procedure.stepById.get(stepId)?.group;
  if (!group) return [fieldId];
  if (index !== undefined) return [`${group.id}/${index}/${fieldId}`];
  const adding = openSession(procedure, answers, `${stepId}/new`);
  // Fields that depend on another of the page are asked for once it is answered.
  return adding.fields
    .filter(({ asked, dependsOn }) => asked && dependsOn.length === 0)
    .map(({ id }) => `${group.id}/${adding.items.length}/${id}`);
}

/** `item`: which one of a group the field is about; null outside of groups. */
export type CorrectionPage = { view: FieldView; reason: string; item: string | null }[];

/** The fields ready to draw, in the order of the form; `refusal` after a failed try. */
export function viewCorrection(
  procedure: Procedure,
  answers: Answers,
  fields: CorrectionField[],
  options: { locale: string; t: Translate; today: string; refusal?: CorrectionRefusal },
): CorrectionPage {
  const { refusal, ...words } = options;
  const reasons = new Map(fields.map(({ path, reason }) => [path, reason]));
  return pagesOf(procedure, fields).flatMap(({ path, prefix, ids }) => {
    const session = openAt(procedure, refusal?.answers ?? answers, path);
    if (!session) return [];
    const before = openAt(procedure, answers, path);
    const own = <T>(values: Record<string, T>) =>
      Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) =>
          name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
        ),
      );
    const typed = refusal ? own(refusal.raw) : {};
    const { title, fields: views } = viewStep(session, {
      ...words,
      ...(Object.keys(typed).some((name) => ids.has(fieldIdOf(name))) ? { raw: typed } : {}),
      ...(refusal ? { errors: own(refusal.errors) } : {}),
    });
    return views
      .filter((view) => ids.has(view.id))
      .map((view) => ({
        // Files chosen for a refused try are not kept: the page shows those there are.
        view: {
          ...view,
          id: prefix + view.id,
          shownWhen: null,
          files: view.type === "file" ? filesOf(before, view.id) : [],
        },
        reason: reasons.get(prefix + view.id) ?? "",
        item: prefix === "" ? null : title,
      }));
  });
}
