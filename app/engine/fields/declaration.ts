import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { wordsOf } from "../words.ts";
import { common, type FieldModule } from "./kit.ts";

/** The label is the statement that is agreed to. */
export const declarationFieldSchema = z.strictObject({ ...common, type: z.literal("declaration") });
type DeclarationField = z.infer<typeof declarationFieldSchema>;

/** true when ticked, no answer otherwise; the input's value is "yes". */
export const declaration: FieldModule<DeclarationField, true> = {
  parts: [""],
  errors: ["choice"],
  holds: (value): value is true => value === true,
  parse(input) {
    const value = input.get("");
    if (value === "") return ok(null);
    return value === "yes" || value === "on" ? ok(true) : err([{ key: "choice" }]);
  },
  toRaw: () => ({ "": ["yes"] }),
  format: (_value, _field, locale) => [wordsOf(locale).agreed],
};
