/** Choices that decide the way: options of fields that conditions name, those that no condition tells apart together. */
import {
  type CompiledField,
  type Condition,
  compileCondition,
  type Procedure,
  variablesOf,
} from "../../engine/index.ts";

type Placed = { place: string; field: CompiledField | null };

/** Every field with its place ("movers.relation"); groups stand before their fields, without a field of their own. */
export function placesOf({ steps }: Procedure): Placed[] {
  return steps.flatMap(({ fields, group }) => [
    ...fields.map((field) => ({ place: field.id, field })),
    ...(group ? [{ place: group.id, field: null }] : []),
    ...(group?.fields ?? []).map((field) => ({ place: `${group?.id}.${field.id}`, field })),
  ]);
}

export function optionsThatDecide(procedure: Procedure): { place: string; values: string[] }[] {
  const tests = testsByPlace(procedure);
  return placesOf(procedure).flatMap(({ place, field }) => {
    const named = tests.get(place);
    if (!field || !named) return [];
    const alike = new Map<string, string[]>();
    for (const { value, answer } of choicesOf(field)) {
      const scope = { answers: { [field.id]: answer }, item: null, unknown: null };
      const outcome = named.map((test) => (test(scope) ? "1" : "0")).join("");
      alike.set(outcome, [...(alike.get(outcome) ?? []), value]);
    }
    return [...alike.values()].map((values) => ({ place, values }));
  });
}

function choicesOf({ spec }: CompiledField): { value: string; answer: string | boolean | string[] }[] {
  if (spec.type === "yes-no") return [true, false].map((answer) => ({ value: String(answer), answer }));
  if (!("options" in spec)) return [];
  return spec.options.map(({ value }) => ({ value, answer: spec.type === "checkboxes" ? [value] : value }));
}

type Test = ReturnType<typeof compileCondition>;

/** The comparisons that are made with each field anywhere: of a step, a field, a fee. */
function testsByPlace({ definition, steps }: Procedure): Map<string, Test[]> {
  const tests = new Map<string, Test[]>();
  const add = (condition: Condition | undefined, groupId: string, own: ReadonlySet<string>) => {
    for (const leaf of condition ? leavesOf(condition) : []) {
      for (const id of variablesOf(leaf)) {
        const place = own.has(id) ? `${groupId}.${id}` : id;
        const test = compileCondition(leaf, (name) => ({ id: name, inItem: false, samePage: false }));
        tests.set(place, [...(tests.get(place) ?? []), test]);
      }
    }
  };
  const none = new Set<string>();
  for (const { spec, fields, group } of steps) {
    for (const { showIf } of [spec, ...fields.map((field) => field.spec), ...(group ? [group.spec] : [])])
      add(showIf, "", none);
    const own = new Set(group?.fields.map(({ id }) => id));
    for (const field of group?.fields ?? []) add(field.spec.showIf, group?.id ?? "", own);
  }
  for (const { showIf } of definition.guide.fee.items ?? []) add(showIf, "", none);
  for (const { when } of definition.guide.fee.exemptions ?? []) add(when, "", none);
  return tests;
}

/** Single comparisons, whatever joins them. */
function leavesOf(condition: Condition): Condition[] {
  if ("and" in condition) return condition.and.flatMap(leavesOf);
  if ("or" in condition) return condition.or.flatMap(leavesOf);
  return "!" in condition ? leavesOf(condition["!"]) : [condition];
}
