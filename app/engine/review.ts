/** Reading stored answers again, as if typed today: a date may be out of bounds by now, and a forged draft shows itself. */
import type { Answers, FieldErrors, FileRef, Item, Value } from "./answers.ts";
import type { Scope } from "./conditions/evaluate.ts";
import type { ParseContext } from "./fields/kit.ts";
import { requiredError } from "./form-reader.ts";
import type { CompiledField } from "./procedure.ts";
import type { Session } from "./session.ts";
import { walk } from "./simulation.ts";

/** Mistakes by page, in the order of the form; empty when the answers may be submitted. */
export function reviewErrors(session: Session, context: ParseContext): { path: string; errors: FieldErrors }[] {
  const { answers, visits } = walk(session.procedure, session.answers);
  return visits
    .flatMap(({ step, items }) => {
      if (!step.group) return [{ path: step.id, errors: readAgain(step.fields, answers, null, context) }];
      const { group } = step;
      const { min } = group.spec.repeat;
      const few: FieldErrors = items.length < min ? { [group.id]: [{ key: "min", params: { min } }] } : {};
      return [
        { path: step.id, errors: few },
        ...items.map((item, index) => ({
          path: `${step.id}/${index}`,
          errors: readAgain(group.fields, answers, item, context),
        })),
      ];
    })
    .filter(({ errors }) => Object.keys(errors).length > 0);
}

function readAgain(
  fields: readonly CompiledField[],
  answers: Answers,
  item: Item | null,
  context: ParseContext,
): FieldErrors {
  const scope: Scope = { answers, item, unknown: null };
  const errors: FieldErrors = {};
  for (const field of fields) {
    if (!field.asked || (field.shown && !field.shown(scope))) continue;
    const found = mistakesOf(field, (item ?? answers)[field.id], context);
    if (found.length > 0) errors[field.id] = found;
  }
  return errors;
}

/** A value that reading would have made different never came from a form: it must be answered again. */
function mistakesOf(field: CompiledField, value: Value | Item[] | undefined, context: ParseContext) {
  if (value === undefined || !field.module.holds(value, field.spec)) return requiredError(field);
  const raw = field.module.toRaw(value, field.spec);
  const files = field.spec.type === "file" ? (value as FileRef[]) : [];
  const again = field.module.parse(
    { get: (part) => raw[part]?.[0] ?? "", all: (part) => raw[part] ?? [], files },
    field.spec,
    context,
  );
  if (!again.ok) return again.error;
  return again.value !== null && sameValue(again.value, value) ? [] : [{ key: "required" }];
}

/** Equal as JSON values, whatever the order of keys. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length && left.every(([key, value]) => sameValue(value, (b as Record<string, unknown>)[key]))
  );
}
