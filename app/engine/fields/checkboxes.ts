import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { isOption, optionLabel } from "./choice.ts";
import { common, type FieldModule, options } from "./kit.ts";

export const checkboxesFieldSchema = z.strictObject({
  ...common,
  type: z.literal("checkboxes"),
  options,
  /** How many must and may be ticked when any is. */
  min: z.int().min(0).optional(),
  max: z.int().optional(),
});
type CheckboxesField = z.infer<typeof checkboxesFieldSchema>;

/** The ticked options, in the order of the definition. */
export const checkboxes: FieldModule<CheckboxesField, string[]> = {
  parts: [""],
  errors: ["choice", "min", "max"],
  holds: (value, field): value is string[] =>
    Array.isArray(value) && value.length > 0 && value.every((each) => isOption(field.options, each)),
  parse(input, field) {
    const ticked = new Set(input.all("").filter((value) => value !== ""));
    if (ticked.size === 0) return ok(null);
    const value = field.options.map((option) => option.value).filter((each) => ticked.has(each));
    if (value.length !== ticked.size) return err([{ key: "choice" }]);
    const { min = 0, max = value.length } = field;
    if (value.length < min) return err([{ key: "min", params: { min } }]);
    return value.length > max ? err([{ key: "max", params: { max } }]) : ok(value);
  },
  toRaw: (value) => ({ "": [...value] }),
  format: (value, field, locale) => value.map((each) => optionLabel(field.options, each, locale)),
};
