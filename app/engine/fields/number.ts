import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { narrow } from "../characters.ts";
import { textSchema } from "../text.ts";
import { common, type FieldModule } from "./kit.ts";
import { checkRange, largest, readDigits } from "./typed-number.ts";

export const numberFieldSchema = z.strictObject({
  ...common,
  type: z.literal("number"),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Digits after the point; 0 when absent. */
  decimals: z.int().min(0).max(4).optional(),
  unit: textSchema.optional(),
  /** The English unit of one: "copy". */
  unitOne: z.string().min(1).max(40).optional(),
});
type NumberField = z.infer<typeof numberFieldSchema>;

/** A count or a measure; commas, full width and the unit's own word are understood. */
export const number: FieldModule<NumberField, number> = {
  parts: [""],
  errors: ["character", "individual-number", "number", "whole", "decimals", "min", "max"],
  holds: (value): value is number => typeof value === "number" && Number.isFinite(value),
  parse(input, field) {
    const units = field.unit
      ? [field.unit.ja, field.unit.easy, field.unit.en, field.unitOne].map((unit) => narrow(unit ?? "") ?? "")
      : [];
    const read = readDigits(input.get(""), units);
    if (!read.ok) return read;
    if (read.value === "") return ok(null);
    const match = /^-?\d{1,15}(?:\.(\d{1,15}))?$/.exec(read.value);
    if (!match) return err([{ key: "number" }]);
    const decimals = field.decimals ?? 0;
    if ((match[1]?.length ?? 0) > decimals)
      return err([decimals === 0 ? { key: "whole" } : { key: "decimals", params: { decimals } }]);
    return checkRange(Number(read.value) + 0, field.min ?? -largest, field.max ?? largest);
  },
  toRaw: (value) => ({ "": [String(value)] }),
  format(value, field, locale) {
    const unit =
      (locale === "en"
        ? ((value === 1 ? field.unitOne : undefined) ?? field.unit?.en)
        : locale === "easy"
          ? field.unit?.easy
          : undefined) ?? field.unit?.ja;
    const digits = value.toLocaleString("en-US", { maximumFractionDigits: 4 });
    return [unit === undefined ? digits : locale === "en" ? `${digits} ${unit}` : digits + unit];
  },
};
