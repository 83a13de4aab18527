/** Reading numbers as people type them, for the number and yen fields. */
import { err, ok, type Result } from "../../lib/result.ts";
import type { FieldError } from "../answers.ts";
import { narrow } from "../characters.ts";
import { containsIndividualNumber } from "../individual-number.ts";

/** Eleven digits: more than any amount a form asks for, and one short of a マイナンバー. */
export const largest = 99_999_999_999;

/**
 * Half width, without commas, spaces and a trailing `unit`; "" when empty.
 * Errors: "character", "individual-number".
 */
export function readDigits(raw: string, units: readonly string[]): Result<string, FieldError[]> {
  const text = narrow(raw);
  if (text === null) return err([{ key: "character" }]);
  if (containsIndividualNumber(raw)) return err([{ key: "individual-number" }]);
  const unit = units.find((each) => each !== "" && text.length > each.length && text.endsWith(each));
  return ok((unit === undefined ? text : text.slice(0, -unit.length)).replace(/[,、](?=\d{3})/g, ""));
}

/** Bounds of a field, or the widest there are. Error keys "min" and "max" with the bound. */
export function checkRange(value: number, min: number, max: number): Result<number, FieldError[]> {
  if (value < min) return err([{ key: "min", params: { min } }]);
  return value > max ? err([{ key: "max", params: { max } }]) : ok(value);
}
