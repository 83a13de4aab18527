import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { narrow } from "../characters.ts";
import { common, type FieldModule, isText, lineErrors, readLine } from "./kit.ts";

export const textFieldSchema = z.strictObject({
  ...common,
  type: z.literal("text"),
  /** Code points; 200 when absent. */
  maxLength: z.int().min(1).max(500).optional(),
  /** Named forms of input; each has its own error text. */
  format: z.enum(["digits", "alphanumeric"]).optional(),
  autocomplete: z.string().optional(),
});
type TextField = z.infer<typeof textFieldSchema>;

const forms = { digits: /^[0-9]*$/, alphanumeric: /^[0-9A-Za-z-]*$/ };

/** One line, kept as typed; with a `format` in half width, without spaces, digits also without hyphens. */
export const text: FieldModule<TextField, string> = {
  parts: [""],
  errors: [...lineErrors, "digits", "alphanumeric"],
  holds: isText,
  parse(input, field) {
    const line = readLine(input.get(""), field.maxLength ?? 200);
    if (!line.ok) return err([line.error]);
    if (!field.format) return ok(line.value || null);
    const code = narrow(line.value) ?? "";
    const value = field.format === "digits" ? code.replaceAll("-", "") : code;
    return forms[field.format].test(value) ? ok(value || null) : err([{ key: field.format }]);
  },
  toRaw: (value) => ({ "": [value] }),
  format: (value) => [value],
};
