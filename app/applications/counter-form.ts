/**
 * The form as it is filled in at a counter: a paper may be shown there or handed in later, and who has no address of mail
 * is told by letter or telephone. Neither holds anybody up.
 */
import {
  type Answers,
  type CompiledField,
  type CompiledStep,
  openSession,
  type Procedure,
  reviewErrors,
} from "../engine/index.ts";

const mayLack: ReadonlySet<string> = new Set(["file", "email"]);
const known = new WeakMap<Procedure, Procedure>();

/** The same procedure with no file and no address of mail required, but for those in `asked` (paths of fields). */
export function atCounter(procedure: Procedure, asked: readonly string[] = []): Procedure {
  if (asked.length > 0) return eased(procedure, asked);
  const form = known.get(procedure) ?? eased(procedure, []);
  known.set(procedure, form);
  return form;
}

function eased(procedure: Procedure, asked: readonly string[]): Procedure {
  const wanted = new Set(asked.map((path) => path.split("/").at(-1)));
  const optional = (field: CompiledField): CompiledField =>
    mayLack.has(field.spec.type) && !wanted.has(field.id) ? { ...field, required: false } : field;
  const steps = procedure.steps.map(
    (step): CompiledStep => ({
      ...step,
      fields: step.fields.map(optional),
      group: step.group && { ...step.group, fields: step.group.fields.map(optional) },
    }),
  );
  return { ...procedure, steps, stepById: new Map(steps.map((step) => [step.id, step])) };
}

/** Paths of papers that the form asks for and that are not there yet. */
export function papersLater(procedure: Procedure, answers: Answers): string[] {
  // Only what is lacking is looked for, which is the same on every day.
  const lacking = reviewErrors(openSession(procedure, answers), { today: "2000-01-01" });
  return lacking.flatMap(({ path, errors }) => {
    const [stepId = "", item] = path.split("/");
    const step = procedure.stepById.get(stepId);
    const fields = item === undefined ? step?.fields : step?.group?.fields;
    const prefix = item === undefined ? "" : `${step?.group?.id}/${item}/`;
    return Object.keys(errors).flatMap((id) =>
      fields?.find((field) => field.id === id)?.spec.type === "file" ? [prefix + id] : [],
    );
  });
}
