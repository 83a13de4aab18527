import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { narrow } from "../characters.ts";
import { common, type FieldModule, isText } from "./kit.ts";

export const telFieldSchema = z.strictObject({
  ...common,
  type: z.literal("tel"),
  autocomplete: z.boolean().optional(),
});
type TelField = z.infer<typeof telFieldSchema>;

/** A number in Japan's plan as 10 or 11 digits from 0 on ("0837521110"); hyphens, brackets, spaces and +81 are understood. */
export const tel: FieldModule<TelField, string> = {
  parts: [""],
  errors: ["character", "characters", "digits", "leading-zero"],
  holds: isText,
  parse(input) {
    const typed = narrow(input.get(""));
    if (typed === null) return err([{ key: "character" }]);
    if (typed === "") return ok(null);
    const digits = typed.replace(/[-().・]/g, "").replace(/^\+810?/, "0");
    if (!/^\+?\d+$/.test(digits)) return err([{ key: "characters" }]);
    if (!digits.startsWith("0")) return err([{ key: "leading-zero" }]);
    return /^\d{10,11}$/.test(digits) ? ok(digits) : err([{ key: "digits" }]);
  },
  toRaw: (value) => ({ "": [value] }),
  format: (value) => [value],
};
