/** A form as a browser would send it. */
import {
  type CompiledField,
  type FieldView,
  type FileRef,
  type FormReader,
  inputName,
  type Value,
} from "../../engine/index.ts";

const reader = (inputs: Map<string, string[]>, files: Map<string, FileRef[]>): FormReader => ({
  get: (name) => inputs.get(name)?.[0] ?? null,
  all: (name) => inputs.get(name) ?? [],
  files: (id) => files.get(id) ?? [],
});

/** Filled in with these values. */
export function formOf(values: readonly (readonly [CompiledField, Value])[]): FormReader {
  const inputs = new Map<string, string[]>();
  const files = new Map<string, FileRef[]>();
  for (const [{ id, spec, module }, value] of values) {
    if (spec.type === "file") files.set(id, value as FileRef[]);
    for (const [part, typed] of Object.entries(module.toRaw(value, spec))) inputs.set(inputName(id, part), typed);
  }
  return reader(inputs, files);
}

/** What a page shows, sent again untouched; attachments stay by themselves. */
export function formAsShown(fields: readonly FieldView[]): FormReader {
  const inputs = fields.flatMap(({ id, input }) =>
    Object.entries(input).map(([part, typed]): [string, string[]] => [inputName(id, part), typed]),
  );
  return reader(new Map(inputs), new Map());
}
