/** What a person types into a page: for the inputs that the page shows, by the definition's field types. */
import { type CompiledField, openSession, type Procedure } from "../../app/engine/index.ts";
import { type SampleForm, type SampleOptions, sampleForm } from "./answers.ts";

/** Fields that the page at `path` ("movers", "movers/0", "movers/new") may show; a group's list has none. */
export function fieldsAt(procedure: Procedure, path: string): readonly CompiledField[] {
  const [stepId = "", item] = path.split("/");
  const step = procedure.stepById.get(stepId);
  if (!step) throw new Error(`${procedure.id} has no step "${stepId}"`);
  if (item === undefined) return step.group ? [] : step.fields;
  return step.group?.fields ?? [];
}

/** Values for these fields; `fields` are those with an input on the page. */
export function valuesFor(procedure: Procedure, fields: readonly CompiledField[], options: SampleOptions): SampleForm {
  const page = openSession(procedure, {}, "review");
  // Only the fields of the session are read: here they come from the page, not from earlier answers.
  const session = Object.create(page, { fields: { value: fields } }) as typeof page;
  return sampleForm(session, options);
}

/** "applicantBirth.year" → "applicantBirth" */
export const fieldIdOf = (inputName: string): string => inputName.split(".")[0] ?? inputName;
