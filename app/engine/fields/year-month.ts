import { z } from "zod";
import { isMonth } from "../day.ts";
import { formatMonth } from "../japanese-era.ts";
import { common, type FieldModule } from "./kit.ts";
import { monthErrors, readYearMonth } from "./typed-day.ts";

export const yearMonthFieldSchema = z.strictObject({ ...common, type: z.literal("year-month") });
type YearMonthField = z.infer<typeof yearMonthFieldSchema>;

/** A month, "YYYY-MM", from 明治6年 on; typed in 西暦 or 和暦. */
export const yearMonth: FieldModule<YearMonthField, string> = {
  parts: ["year", "month"],
  errors: monthErrors,
  holds: (value): value is string => typeof value === "string" && isMonth(value),
  parse: (input) => readYearMonth({ year: input.get("year"), month: input.get("month") }),
  toRaw(value) {
    const [year = "", month = ""] = value.split("-");
    return { year: [year], month: [String(Number(month))] };
  },
  format: (value, _field, locale) => [formatMonth(value, locale)],
};
