/** Definition → Procedure, or a DefinitionError that names every mistake. */
import type { z } from "zod";
import { type Check, compileCondition, type Resolve, variablesOf } from "./conditions/evaluate.ts";
import type { Condition } from "./conditions/schema.ts";
import { definitionSchema, type GroupField, type SimpleField, type Step } from "./definition.ts";
import { DefinitionError, jsonPath } from "./definition-error.ts";
import { definitionMistakes } from "./definition-mistakes.ts";
import { fieldModules } from "./fields/simple.ts";
import type { CompiledField, CompiledGroup, CompiledStep, Procedure } from "./procedure.ts";

/** Takes any JSON value; keeps a frozen copy. Throws DefinitionError. */
export function compile(value: unknown): Procedure {
  const parsed = definitionSchema.safeParse(value);
  if (!parsed.success) {
    throw new DefinitionError(
      parsed.error.issues.map((issue) => ({ path: jsonPath(deepest(issue).path), message: deepest(issue).message })),
    );
  }
  const mistakes = definitionMistakes(parsed.data);
  if (mistakes.length > 0) {
    throw new DefinitionError(mistakes.map(({ path, message }) => ({ path: jsonPath(path), message })));
  }
  const definition = freeze(parsed.data);
  const steps = Object.freeze(definition.steps.map(compileStep));
  return Object.freeze({
    id: definition.id,
    definition,
    steps,
    stepById: new Map(steps.map((step) => [step.id, step])),
  });
}

/** In a union every branch complains; the one that knows all the keys is the one that was meant. */
function deepest(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code !== "invalid_union") return issue;
  const meant = issue.errors.find((errors) =>
    errors.every(({ code, path }) => code !== "unrecognized_keys" && (code !== "invalid_type" || path.length > 0)),
  );
  if (!meant?.[0]) return issue;
  const inner = deepest(meant[0]);
  return { path: [...issue.path, ...inner.path], message: inner.message };
}

function compileStep(spec: Step): CompiledStep {
  const outside: Resolve = (id) => ({ id, inItem: false, samePage: false });
  const [only] = spec.fields;
  const group = only?.type === "group" ? compileGroup(only, outside) : null;
  const simple = spec.fields.filter((field) => field.type !== "group");
  return { id: spec.id, spec, shown: check(spec.showIf, outside), fields: compileFields(simple, false), group };
}

function compileGroup(spec: GroupField, outside: Resolve): CompiledGroup {
  return { id: spec.id, spec, shown: check(spec.showIf, outside), fields: compileFields(spec.fields, true) };
}

function compileFields(specs: readonly SimpleField[], inItem: boolean): CompiledField[] {
  const page = new Set(specs.map((spec) => spec.id));
  const resolve: Resolve = (id) => ({ id, inItem: inItem && page.has(id), samePage: page.has(id) });
  return specs.map((spec) => ({
    id: spec.id,
    spec,
    module: fieldModules[spec.type],
    asked: spec.type !== "notice",
    required: spec.required !== false,
    shown: check(spec.showIf, resolve),
    dependsOn: spec.showIf ? variablesOf(spec.showIf).filter((id) => page.has(id)) : [],
  }));
}

const check = (condition: Condition | undefined, resolve: Resolve): Check | null =>
  condition ? compileCondition(condition, resolve) : null;

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) freeze(inner);
    Object.freeze(value);
  }
  return value;
}
