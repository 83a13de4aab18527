/** A correction (補正): just the fields the clerk named, and what else their new answers make necessary. */
import {
  type Answers,
  type CompiledField,
  type FieldErrors,
  type FieldView,
  type FormReader,
  openSession,
  type Procedure,
  type RawInput,
  reviewErrors,
  type Session,
  stepPathOf,
  submitStep,
  type Translate,
  viewStep,
} from "../engine/index.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { HistoryEvent } from "./types.ts";

/** `path` as in the history ("moveDate", "movers/2/birth"); it is also the id of the inputs, so that items do not collide. */
export type CorrectionField = { path: string; reason: string };
export type CorrectionRefusal = { fields: CorrectionField[]; errors: FieldErrors; raw: RawInput };
type Context = { today: string };
type Place = { page: string; fieldId: string };

/** Fields named by the last open request; null when none is open. */
export function openCorrection(history: HistoryEvent[]): { fields: CorrectionField[]; message: string } | null {
  const last = history.findLast((event) => event.type === "correction-requested" || event.type === "corrected");
  return last?.type === "correction-requested" ? { fields: last.fields, message: last.message } : null;
}

function placeOf(procedure: Procedure, path: string): Place | null {
  const page = stepPathOf(procedure, path);
  const fieldId = path.split("/").pop();
  return page !== null && fieldId ? { page, fieldId } : null;
}

/** A group is in a step of another name: the prefix of its inputs comes from the field's path, not the page's. */
const prefixOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

function byPage(procedure: Procedure, fields: CorrectionField[]): Map<string, { prefix: string; ids: Set<string> }> {
  const pages = new Map<string, { prefix: string; ids: Set<string> }>();
  for (const { path } of fields) {
    const place = placeOf(procedure, path);
    if (!place) continue;
    const page = pages.get(place.page) ?? { prefix: prefixOf(path), ids: new Set<string>() };
    page.ids.add(place.fieldId);
    pages.set(place.page, page);
  }
  return pages;
}

const fieldIdOf = (inputName: string) => inputName.split(".")[0] ?? inputName;

/** Named fields from the form, all others as they are stored. */
function overlay(session: Session, form: FormReader, prefix: string, named: Set<string>): FormReader {
  const stored = new Map<string, string[]>();
  for (const field of session.fields) {
    if (named.has(field.id)) continue;
    for (const [name, values] of Object.entries(rawOf(field, session))) stored.set(name, values);
  }
  const all = (name: string) => (named.has(fieldIdOf(name)) ? form.all(prefix + name) : (stored.get(name) ?? []));
  return { all, get: (name) => all(name)[0] ?? null, files: (id) => (named.has(id) ? form.files(prefix + id) : []) };
}

function rawOf(field: CompiledField, session: Session): RawInput {
  const value = session.values[field.id];
  if (value === undefined || !field.module.holds(value, field.spec)) return {};
  const parts = field.module.toRaw(value, field.spec);
  return Object.fromEntries(
    Object.entries(parts).map(([part, values]) => [part === "" ? field.id : `${field.id}.${part}`, values]),
  );
}

const prefixed = <T>(prefix: string, values: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));

/** New answers, or every mistake at once; fields that became necessary are added to those asked for. */
export function applyCorrection(
  procedure: Procedure,
  answers: Answers,
  asked: CorrectionField[],
  form: FormReader,
  context: Context,
): Result<Answers, CorrectionRefusal> {
  let fields = asked;
  let current = answers;
  const errors: FieldErrors = {};
  const raw: RawInput = {};
  const done = new Set<string>();
  // What one answer makes necessary may make more necessary: at most every page once.
  for (let round = 0; round <= procedure.steps.length; round++) {
    for (const [page, { prefix, ids }] of byPage(procedure, fields)) {
      if (done.has(page)) continue;
      done.add(page);
      const session = openSession(procedure, current, page);
      if (!session.page) continue;
      const taken = submitStep(session, overlay(session, form, prefix, ids), context);
      if (taken.ok) current = taken.value;
      else {
        Object.assign(errors, prefixed(prefix, taken.error.errors));
        Object.assign(raw, prefixed(prefix, taken.error.raw));
      }
    }
    const added = necessary(procedure, current, fields, context);
    if (added.length === 0) break;
    for (const { path } of added) done.delete(placeOf(procedure, path)?.page ?? "");
    fields = [...fields, ...added];
  }
  return Object.keys(errors).length > 0 ? err({ fields, errors, raw }) : ok(current);
}

function necessary(procedure: Procedure, answers: Answers, known: CorrectionField[], context: Context): CorrectionField[] {
  const paths = new Set(known.map(({ path }) => path));
  return reviewErrors(openSession(procedure, answers), context)
    .flatMap(({ path: page, errors }) => Object.keys(errors).map((id) => pathOn(procedure, page, id)))
    .filter((path) => !paths.has(path))
    .map((path) => ({ path, reason: "" }));
}

/** "people/2" + "birth" → "movers/2/birth". */
function pathOn(procedure: Procedure, page: string, fieldId: string): string {
  const [stepId, index] = page.split("/");
  const group = procedure.stepById.get(stepId ?? "")?.group;
  return group && index !== undefined ? `${group.id}/${index}/${fieldId}` : fieldId;
}

export type CorrectionPage = { view: FieldView; reason: string }[];

/** The fields ready to draw, in the order of the form; `refusal` after a failed try. */
export function viewCorrection(
  procedure: Procedure,
  answers: Answers,
  fields: CorrectionField[],
  options: { locale: string; t: Translate; today: string; refusal?: CorrectionRefusal },
): CorrectionPage {
  const { refusal, ...words } = options;
  const reasons = new Map(fields.map(({ path, reason }) => [path, reason]));
  return [...byPage(procedure, fields)].flatMap(([page, { prefix, ids }]) => {
    const session = openSession(procedure, answers, page);
    if (!session.page) return [];
    const unprefix = <T>(values: Record<string, T>) =>
      Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) =>
          name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
        ),
      );
    const typed = refusal ? unprefix(refusal.raw) : {};
    const { fields: views } = viewStep(session, {
      ...words,
      ...(refusal && Object.keys(typed).length > 0 ? { raw: typed } : {}),
      ...(refusal ? { errors: unprefix(refusal.errors) } : {}),
    });
    return views
      .filter((view) => ids.has(view.id))
      .map((view) => ({
        view: { ...view, id: prefix + view.id, shownWhen: null },
        reason: reasons.get(prefix + view.id) ?? "",
      }));
  });
}
