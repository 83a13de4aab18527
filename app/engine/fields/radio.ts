import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { isOption, optionLabel } from "./choice.ts";
import { common, type FieldModule, options } from "./kit.ts";

export const radioFieldSchema = z.strictObject({ ...common, type: z.literal("radio"), options });
type Field = z.infer<typeof radioFieldSchema>;

/** One of a few options, all of them visible. */
export const radio: FieldModule<Field, string> = {
  parts: [""],
  errors: ["choice"],
  holds: (value, field): value is string => isOption(field.options, value),
  parse(input, field) {
    const value = input.get("");
    if (value === "") return ok(null);
    return isOption(field.options, value) ? ok(value) : err([{ key: "choice" }]);
  },
  toRaw: (value) => ({ "": [value] }),
  format: (value, field, locale) => [optionLabel(field.options, value, locale)],
};
