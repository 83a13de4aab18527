/** Every question has a number on the sheet: 2-3 is the third of the second section. */
import type { Definition, SimpleField, Step } from "../../engine/index.ts";
import type { Find } from "./who-answers.ts";

export type Numbering = {
  of(field: SimpleField): string;
  /** What ids mean in the condition of a question: those of its own item first. */
  near(field: SimpleField | null): Find;
};

export const questionsOf = (step: Step): SimpleField[] =>
  step.fields
    .flatMap((field) => (field.type === "group" ? field.fields : [field]))
    .filter(({ type }) => type !== "notice");

export function numbering({ steps }: Definition): Numbering {
  const numbers = new Map<SimpleField, string>();
  const outer = new Map<string, SimpleField>();
  const inner = new Map<SimpleField, ReadonlyMap<string, SimpleField>>();
  for (const [index, step] of steps.entries()) {
    const questions = questionsOf(step);
    const isGroup = step.fields.some(({ type }) => type === "group");
    const own = new Map(questions.map((field) => [field.id, field]));
    for (const [at, field] of questions.entries()) {
      numbers.set(field, `${index + 1}-${at + 1}`);
      if (isGroup) inner.set(field, own);
      else outer.set(field.id, field);
    }
  }
  const numberOf = (field: SimpleField) => numbers.get(field) ?? "";
  return {
    of: numberOf,
    near: (from) => (id) => {
      const field = (from ? inner.get(from)?.get(id) : undefined) ?? outer.get(id);
      return field && { number: numberOf(field), field };
    },
  };
}
