/** Whether a way of filling in the form exists on which certain conditions hold: tried out over the answers that matter. */
import {
  type Answers,
  type CompiledField,
  type CompiledStep,
  type Condition,
  compileCondition,
  type Item,
  type Procedure,
  variablesOf,
} from "../../engine/index.ts";
import { candidatesFor, type Literals, literalsIn } from "./candidates.ts";

/** A step, or one of its fields; with a group, a field of its items. */
export type Place = { step: CompiledStep; field: CompiledField | null };
/** What shall hold at once: places that are shown, conditions on the finished form. */
export type Wanted = { places: readonly Place[]; conditions?: readonly Condition[] };

/** Enough for a dozen yes-or-no questions; beyond it nothing is claimed. */
const mostTries = 20_000;

type Question = Place & { key: string; order: number };

const keyOf = (step: CompiledStep, id: string): string => {
  const { group } = step;
  return group?.fields.some((field) => field.id === id) ? `${group.id}.${id}` : id;
};

/** Conditions that decide whether a place is shown, each with the step whose items it may see. */
const conditionsOf = ({ step, field }: Place): Condition[] =>
  [step.spec.showIf, step.group?.spec.showIf, field?.spec.showIf].filter((each) => each !== undefined);

/** Every question that can be named, in the order it is asked. */
function questionsOf(procedure: Procedure): Map<string, Question> {
  const all = procedure.steps.flatMap((step): Place[] => [
    ...step.fields.map((field) => ({ step, field })),
    ...(step.group ? [{ step, field: null }] : []),
    ...(step.group?.fields ?? []).map((field) => ({ step, field })),
  ]);
  const keyed = all.map((place, order): [string, Question] => {
    const key = place.field ? keyOf(place.step, place.field.id) : (place.step.group?.id ?? "");
    return [key, { ...place, key, order }];
  });
  return new Map(keyed);
}

/** The questions these conditions hang on, and those that these hang on, in order; with the values they are compared with. */
function involved(
  procedure: Procedure,
  { places, conditions = [] }: Wanted,
): { questions: Question[]; literals: Literals } {
  const known = questionsOf(procedure);
  const found = new Map<string, Question>();
  const literals: Literals = new Map();
  const follow = (condition: Condition, step: CompiledStep | null) => {
    const key = (id: string) => (step ? keyOf(step, id) : id);
    literalsIn(condition, key, literals);
    for (const id of variablesOf(condition)) {
      const question = known.get(key(id));
      if (!question || found.has(question.key)) continue;
      found.set(question.key, question);
      for (const outer of conditionsOf(question)) follow(outer, question.field ? question.step : null);
    }
  };
  for (const place of places) for (const condition of conditionsOf(place)) follow(condition, place.step);
  for (const condition of conditions) follow(condition, null);
  return { questions: [...found.values()].sort((a, b) => a.order - b.order), literals };
}

type Filled = { answers: Answers; items: Map<string, Item> };

function isShown({ step, field }: Place, { answers, items }: Filled): boolean {
  const scope = { answers, item: null, unknown: null };
  if (step.shown && !step.shown(scope)) return false;
  if (step.group?.shown && !step.group.shown(scope)) return false;
  if (!field?.shown) return true;
  const item = step.group ? (items.get(step.group.id) ?? {}) : null;
  return field.shown({ answers, item, unknown: null }) === true;
}

/** null: too many ways to try them all. */
export function canHold(procedure: Procedure, wanted: Wanted): boolean | null {
  const { questions, literals } = involved(procedure, wanted);
  const { places, conditions = [] } = wanted;
  const checks = conditions.map((condition) =>
    compileCondition(condition, (id) => ({ id, inItem: false, samePage: false })),
  );
  let tries = 0;
  const holds = (filled: Filled): boolean =>
    places.every((place) => isShown(place, filled)) &&
    checks.every((check) => check({ answers: filled.answers, item: null, unknown: null }) === true);

  function search(at: number, filled: Filled): boolean | null {
    if (++tries > mostTries) return null;
    const question = questions[at];
    if (!question) return holds(filled);
    if (!isShown(question, filled)) return search(at + 1, filled);
    let unsure = false;
    for (const value of candidatesFor(question.field, literals.get(question.key))) {
      const found = search(at + 1, value === undefined ? filled : answered(filled, question, value));
      if (found) return true;
      if (found === null) unsure = true;
    }
    return unsure ? null : false;
  }
  return search(0, { answers: {}, items: new Map() });
}

function answered({ answers, items }: Filled, { step, field }: Question, value: Answers[string]): Filled {
  const group = step.group?.id;
  if (group === undefined) return { answers: { ...answers, [field?.id ?? ""]: value }, items };
  if (!field) return { answers: { ...answers, [group]: value }, items };
  const item = { ...items.get(group), [field.id]: value } as Item;
  return { answers, items: new Map(items).set(group, item) };
}
