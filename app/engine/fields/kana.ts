import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { containsIndividualNumber } from "../individual-number.ts";
import { toKatakana } from "./katakana.ts";
import { codePoints, common, type FieldModule, isText, lineErrors } from "./kit.ts";

export const kanaFieldSchema = z.strictObject({ ...common, type: z.literal("kana") });
type KanaField = z.infer<typeof kanaFieldSchema>;

const maxLength = 100;

/** フリガナ: the name's reading in full-width katakana; hiragana and half-width kana are converted, never refused. */
export const kana: FieldModule<KanaField, string> = {
  parts: [""],
  errors: [...lineErrors, "kana"],
  holds: isText,
  parse(input) {
    const value = toKatakana(input.get(""));
    if (value === null) return err([{ key: "character" }]);
    if (codePoints(value) > maxLength) return err([{ key: "too-long", params: { max: maxLength } }]);
    if (containsIndividualNumber(value)) return err([{ key: "individual-number" }]);
    return /^[\u30a1-\u30fe　]*$/.test(value) ? ok(value || null) : err([{ key: "kana" }]);
  },
  toRaw: (value) => ({ "": [value] }),
  format: (value) => [value],
};
