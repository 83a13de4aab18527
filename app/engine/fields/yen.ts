import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { common, type FieldModule } from "./kit.ts";
import { checkRange, largest, readDigits } from "./typed-number.ts";

export const yenFieldSchema = z.strictObject({
  ...common,
  type: z.literal("yen"),
  min: z.int().optional(),
  max: z.int().optional(),
});
type YenField = z.infer<typeof yenFieldSchema>;

/** An amount in whole yen; "1,200円" and "￥1,200" are understood, 万 and 千 are not guessed. */
export const yen: FieldModule<YenField, number> = {
  parts: [""],
  errors: ["character", "individual-number", "number", "unit-of-thousands", "min", "max"],
  holds: (value): value is number => typeof value === "number" && Number.isInteger(value),
  parse(input, field) {
    const read = readDigits(input.get(""), ["円", "yen"]);
    if (!read.ok) return read;
    const digits = read.value.replace(/^[¥\\]/, "");
    if (digits === "") return ok(null);
    if (/[千万億]/.test(digits)) return err([{ key: "unit-of-thousands" }]);
    if (!/^-?\d{1,15}$/.test(digits)) return err([{ key: "number" }]);
    return checkRange(Number(digits) + 0, field.min ?? 0, field.max ?? largest);
  },
  toRaw: (value) => ({ "": [String(value)] }),
  format: (value, _field, locale) => [
    locale === "en" ? `¥${value.toLocaleString("en-US")}` : `${value.toLocaleString("en-US")}円`,
  ],
};
