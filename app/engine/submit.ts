/** Taking in one page of the form. */
import { err, ok, type Result } from "../lib/result.ts";
import type { Answers, FieldErrors, FileRef, Item, RawInput, Value } from "./answers.ts";
import type { Scope } from "./conditions/evaluate.ts";
import type { ParseContext } from "./fields/kit.ts";
import { type FormReader, partReader, rawInput, requiredError } from "./form-reader.ts";
import type { CompiledField, CompiledGroup, CompiledStep } from "./procedure.ts";
import type { Session } from "./session.ts";
import { walk } from "./simulation.ts";

/**
 * `raw`: exactly what was typed, to be shown again and never stored (it may hold a マイナンバー that was refused). `files`:
 * uploads that are right, by field, to be handed in again with the next try.
 */
export type Refusal = { errors: FieldErrors; raw: RawInput; files: Record<string, FileRef[]> };

/**
 * The answers after this page, pruned, or what is wrong with it. Item pages write their item, the list page of a group checks
 * that there are enough and that each is whole. Throws when the session is at no page: ask `reachable` first.
 */
export function submitStep(session: Session, form: FormReader, context: ParseContext): Result<Answers, Refusal> {
  const { page, procedure } = session;
  if (!page) throw new Error(`no page at "${session.path}"`);
  const { step, item } = page;
  if (step.group && item === null) return submitList(session, step.group);
  const base = step.group ? session.answers : without(session.answers, step);
  const scope: Scope = { answers: base, item: step.group ? {} : null, unknown: null };
  const taken = takeFields(session.fields, form, session.values, scope, context);
  if (!taken.ok) return taken;
  if (!step.group) return ok(walk(procedure, { ...base, ...taken.value }).answers);
  const items = session.items.map((each, index) => (index === item ? taken.value : each));
  if (item === "new") items.push(taken.value);
  return ok(withItems(session, step.group, items));
}

/** The answers so far without this page's own. */
function without(answers: Answers, step: CompiledStep): Answers {
  const own = new Set(step.fields.map((field) => field.id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !own.has(id)));
}

/**
 * Parses field after field, so that a condition sees what was typed above it; fields that are not shown are not read. What
 * depends on a question that is itself in error may or may not be asked: it is read, but nothing is said against it yet.
 */
function takeFields(
  fields: readonly CompiledField[],
  form: FormReader,
  before: Answers | Item,
  given: Scope,
  context: ParseContext,
): Result<Item, Refusal> {
  const unknown = new Set<string>();
  const scope: Scope = { ...given, unknown };
  const target = (scope.item ?? scope.answers) as Record<string, Value | Item[]>;
  const taken: Item = {};
  const errors: FieldErrors = {};
  const files: Record<string, FileRef[]> = {};
  for (const field of fields) {
    const shown = field.shown === null || field.shown(scope);
    if (!field.asked || shown === false) continue;
    const parsed = field.module.parse(partReader(field, form, before[field.id]), field.spec, context);
    if (parsed.ok && parsed.value !== null) {
      taken[field.id] = parsed.value;
      target[field.id] = parsed.value;
      if (field.spec.type === "file") files[field.id] = form.files(field.id);
      continue;
    }
    const found = parsed.ok ? requiredError(field) : parsed.error;
    if (found.length > 0) unknown.add(field.id);
    if (found.length > 0 && shown) errors[field.id] = found;
  }
  return Object.keys(errors).length > 0 ? err({ errors, raw: rawInput(fields, form), files }) : ok(taken);
}

/**
 * What the form says where it decides whether the named fields of the page are asked at all; right answers only. What hangs
 * on an answer that was typed but is not kept yet would be pruned with the next reading.
 */
export function decidingAnswers(
  session: Session,
  form: FormReader,
  fieldIds: readonly string[],
  context: ParseContext,
): Answers {
  const byId = new Map(session.fields.map((field) => [field.id, field]));
  const wanted = new Set<string>();
  const queue = [...fieldIds];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const above of byId.get(id)?.dependsOn ?? []) {
      if (wanted.has(above)) continue;
      wanted.add(above);
      queue.push(above);
    }
  }
  const taken: Answers = {};
  for (const field of session.fields) {
    if (!wanted.has(field.id) || !field.asked) continue;
    const parsed = field.module.parse(partReader(field, form, session.values[field.id]), field.spec, context);
    if (parsed.ok && parsed.value !== null) taken[field.id] = parsed.value;
  }
  return taken;
}

function submitList(session: Session, group: CompiledGroup): Result<Answers, Refusal> {
  const refuse = (key: string, params: Record<string, number>) =>
    err({ errors: { [group.id]: [{ key, params }] }, raw: {}, files: {} });
  const { min } = group.spec.repeat;
  if (session.items.length < min) return refuse("min", { min });
  const [first] = session.lacking;
  return first === undefined ? ok(session.answers) : refuse("incomplete", { number: first + 1 });
}

const withItems = (session: Session, group: CompiledGroup, items: Item[]): Answers =>
  walk(session.procedure, { ...session.answers, [group.id]: items }).answers;

/** The answers without one item of the session's group; unchanged when there is no such item. */
export function removeItem(session: Session, index: number): Answers {
  const group = session.page?.step.group;
  if (!group) return session.answers;
  return withItems(
    session,
    group,
    session.items.filter((_, place) => place !== index),
  );
}

/** The answers without one attachment of a field on the session's page. */
export function removeFile(session: Session, fieldId: string, fileId: string): Answers {
  const group = session.page?.step.group;
  const rest = (values: Answers | Item): Item => {
    const { [fieldId]: value, ...others } = values;
    const files = Array.isArray(value) ? (value as FileRef[]).filter((each) => each.id !== fileId) : [];
    return files.length > 0 ? ({ ...others, [fieldId]: files } as Item) : (others as Item);
  };
  const field = session.fields.find((each) => each.id === fieldId);
  if (field?.spec.type !== "file") return session.answers;
  if (!group) return walk(session.procedure, rest(session.answers)).answers;
  return withItems(
    session,
    group,
    session.items.map((each, index) => (index === session.item ? rest(each) : each)),
  );
}
