/** A submitted form as the engine reads it; uploads are stored before, their references come in through `files`. */
import type { FieldError, FileRef, Item, RawInput, Value } from "./answers.ts";
import type { PartReader } from "./fields/kit.ts";
import type { CompiledField } from "./procedure.ts";

export type FormReader = {
  get(name: string): string | null;
  all(name: string): string[];
  files(name: string): FileRef[];
};

/** Name of an input: the field's id, with the part for fields of several inputs ("birth.year"). */
export const inputName = (fieldId: string, part: string): string => (part === "" ? fieldId : `${fieldId}.${part}`);

/** Everything that was typed for these fields, exactly. */
export function rawInput(fields: readonly CompiledField[], form: FormReader): RawInput {
  const raw: RawInput = {};
  for (const field of fields) {
    if (field.spec.type === "file") continue;
    for (const part of field.module.parts) {
      const name = inputName(field.id, part);
      raw[name] = form.all(name);
    }
  }
  return raw;
}

/** Files kept from the answers come first; other fields ignore what was answered before. */
export function partReader(field: CompiledField, form: FormReader, before: Value | Item[] | undefined): PartReader {
  const kept = field.spec.type === "file" && field.module.holds(before, field.spec) ? (before as FileRef[]) : [];
  return {
    get: (part) => form.get(inputName(field.id, part)) ?? "",
    all: (part) => form.all(inputName(field.id, part)),
    files: field.spec.type === "file" ? [...kept, ...form.files(field.id)] : [],
  };
}

/** Whether an answer is given where one is needed; `null` stands for left empty. */
export const requiredError = (field: CompiledField): FieldError[] => (field.required ? [{ key: "required" }] : []);
