import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { isDay, resolveBound } from "../day.ts";
import { formatDay } from "../japanese-era.ts";
import { common, type FieldModule } from "./kit.ts";
import { dayErrors, readDay } from "./typed-day.ts";

/** A day relative to the day of application ("today", "today-10d", "today+30d") or fixed ("1900-01-01"). */
const dayBound = z.string().regex(/^(today([+-]\d{1,5}d)?|\d{4}-\d{2}-\d{2})$/);

export const dateFieldSchema = z.strictObject({
  ...common,
  type: z.literal("date"),
  min: dayBound.optional(),
  max: dayBound.optional(),
  autocomplete: z.literal("bday").optional(),
});
type DateField = z.infer<typeof dateFieldSchema>;

/** A day, "YYYY-MM-DD", from 明治6年 on; typed in 西暦 or 和暦. */
export const date: FieldModule<DateField, string> = {
  parts: ["year", "month", "day"],
  errors: [...dayErrors, "min", "max"],
  holds: (value): value is string => typeof value === "string" && isDay(value),
  parse(input, field, { today }) {
    const read = readDay({ year: input.get("year"), month: input.get("month"), day: input.get("day") });
    if (!read.ok || read.value === null) return read;
    const min = field.min && resolveBound(field.min, today);
    const max = field.max && resolveBound(field.max, today);
    if (min && read.value < min) return err([{ key: "min", params: { day: min } }]);
    if (max && read.value > max) return err([{ key: "max", params: { day: max } }]);
    return ok(read.value);
  },
  toRaw(value) {
    const [year = "", month = "", day = ""] = value.split("-");
    return { year: [year], month: [String(Number(month))], day: [String(Number(day))] };
  },
  format: (value, _field, locale) => [formatDay(value, locale)],
};
