import type { FieldView } from "../../engine/view.ts";

type Given = Pick<FieldView, "id" | "type" | "label"> & Partial<FieldView> & { value?: string; error?: string | null };

/** A field view for pages that are no procedure (look-up, identity, withdrawal): everything unsaid is empty. */
export function plainField({ value, error, ...given }: Given): FieldView {
  return {
    hint: null,
    required: true,
    input: value === undefined ? {} : { "": [value] },
    errors: error ? [{ part: null, message: error }] : [],
    options: [],
    shownWhen: null,
    autocomplete: null,
    maxLength: null,
    unit: null,
    accept: [],
    maxFiles: 1,
    files: [],
    candidates: null,
    ...given,
  };
}
