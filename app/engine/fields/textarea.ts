import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { tidyText } from "../characters.ts";
import { containsIndividualNumber } from "../individual-number.ts";
import { codePoints, common, type FieldModule, isText, lineErrors } from "./kit.ts";

export const textareaFieldSchema = z.strictObject({
  ...common,
  type: z.literal("textarea"),
  /** Code points; 1000 when absent. */
  maxLength: z.int().min(1).max(4000).optional(),
});
type TextareaField = z.infer<typeof textareaFieldSchema>;

/** Several lines, joined by "\n" whatever the browser sent. */
export const textarea: FieldModule<TextareaField, string> = {
  parts: [""],
  errors: lineErrors,
  holds: isText,
  parse(input, field) {
    const max = field.maxLength ?? 1000;
    const text = tidyText(input.get(""));
    if (text === null) return err([{ key: "character" }]);
    if (codePoints(text) > max) return err([{ key: "too-long", params: { max } }]);
    if (containsIndividualNumber(text)) return err([{ key: "individual-number" }]);
    return ok(text || null);
  },
  toRaw: (value) => ({ "": [value] }),
  format: (value) => value.split("\n"),
};
