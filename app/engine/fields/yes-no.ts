import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { wordsOf } from "../words.ts";
import { common, type FieldModule } from "./kit.ts";

export const yesNoFieldSchema = z.strictObject({ ...common, type: z.literal("yes-no") });
type YesNoField = z.infer<typeof yesNoFieldSchema>;

/** はい or いいえ; the inputs' values are "yes" and "no". */
export const yesNo: FieldModule<YesNoField, boolean> = {
  parts: [""],
  errors: ["choice"],
  holds: (value): value is boolean => typeof value === "boolean",
  parse(input) {
    const value = input.get("");
    if (value === "") return ok(null);
    return value === "yes" || value === "no" ? ok(value === "yes") : err([{ key: "choice" }]);
  },
  toRaw: (value) => ({ "": [value ? "yes" : "no"] }),
  format: (value, _field, locale) => [value ? wordsOf(locale).yes : wordsOf(locale).no],
};
