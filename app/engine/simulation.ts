/**
 * One walk through a procedure with the answers so far. It decides which pages exist, which answers still belong to one
 * (the others are dropped), and which page lacks an answer. Everything a session says is read off its result.
 */
import type { Answers, Item, Value } from "./answers.ts";
import type { Scope } from "./conditions/evaluate.ts";
import type { CompiledField, CompiledGroup, CompiledStep, Procedure } from "./procedure.ts";

/** A step that exists with these answers. `open`: its page that lacks an answer, null when done. `lacking`: indexes of such items. */
export type Visit = { step: CompiledStep; open: string | null; items: readonly Item[]; lacking: readonly number[] };
export type Walk = { answers: Answers; visits: readonly Visit[] };

export function walk(procedure: Procedure, stored: Answers): Walk {
  const answers: Answers = {};
  const visits: Visit[] = [];
  const scope: Scope = { answers, item: null, unknown: null };
  for (const step of procedure.steps) {
    if (step.shown && !step.shown(scope)) continue;
    const visit = step.group ? walkGroup(step, step.group, stored, scope) : walkFields(step, stored, scope);
    if (visit) visits.push(visit);
  }
  return { answers, visits };
}

const none: readonly never[] = [];

/** null: none of the step's fields is asked, so the page would be empty. */
function walkFields(step: CompiledStep, stored: Answers, scope: Scope): Visit | null {
  const outcome = keepAnswers(step.fields, stored, scope.answers, scope);
  return outcome === "empty" ? null : { step, open: outcome === "done" ? null : step.id, items: none, lacking: none };
}

function walkGroup(step: CompiledStep, group: CompiledGroup, stored: Answers, scope: Scope): Visit | null {
  if (group.shown && !group.shown(scope)) return null;
  const list = Object.hasOwn(stored, group.id) ? stored[group.id] : undefined;
  const items: Item[] = [];
  const lacking: number[] = [];
  for (const entry of Array.isArray(list) ? list.slice(0, group.spec.repeat.max) : []) {
    if (typeof entry !== "object" || entry === null) continue;
    const item: Item = {};
    const outcome = keepAnswers(group.fields, entry as Item, item, { answers: scope.answers, item, unknown: null });
    if (outcome === "open") lacking.push(items.length);
    items.push(item);
  }
  if (items.length > 0) scope.answers[group.id] = items;
  const few = items.length < group.spec.repeat.min;
  const open = lacking.length > 0 ? `${step.id}/${lacking[0]}` : few ? step.id : null;
  return { step, open, items, lacking };
}

/** Copies the answers of shown fields from `from` to `to`, in order, so that each condition sees only what is kept. */
function keepAnswers(
  fields: readonly CompiledField[],
  from: Record<string, unknown>,
  to: Record<string, Value | Item[]>,
  scope: Scope,
): "done" | "open" | "empty" {
  let outcome: "done" | "open" | "empty" = "empty";
  for (const field of fields) {
    if (field.shown && !field.shown(scope)) continue;
    if (outcome === "empty") outcome = "done";
    if (!field.asked) continue;
    const value = from[field.id];
    if (value !== undefined && field.module.holds(value, field.spec)) to[field.id] = value;
    else if (field.required) outcome = "open";
  }
  return outcome;
}

/** Fields that may appear on a page: all but those whose condition is false whatever is typed there. */
export function fieldsOfPage(fields: readonly CompiledField[], answers: Answers, item: Item | null): CompiledField[] {
  const unknown = new Set<string>();
  const own = new Set(fields.map((field) => field.id));
  const without = <T extends Record<string, unknown>>(values: T): T =>
    Object.fromEntries(Object.entries(values).filter(([id]) => !own.has(id))) as T;
  // Answers given on this page before do not count: they are about to be typed again.
  const scope: Scope = item === null ? { answers: without(answers), item, unknown } : { answers, item: {}, unknown };
  return fields.filter((field) => {
    if (field.shown && field.shown(scope) === false) return false;
    unknown.add(field.id);
    return true;
  });
}
