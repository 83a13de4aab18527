/** What every field type has in common: the part of the schema, the shape of its module, reading one line of text. */
import { z } from "zod";
import type { Result } from "../../lib/result.ts";
import { err, ok } from "../../lib/result.ts";
import type { FieldError, FileRef, Value } from "../answers.ts";
import { tidyLine } from "../characters.ts";
import { conditionSchema } from "../conditions/schema.ts";
import { containsIndividualNumber } from "../individual-number.ts";
import { textSchema } from "../text.ts";

/** Lower-case words joined by hyphens: procedure, step and option ids, safe in addresses. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** Field ids are camelCase so that they are also names in conditions (`{"var": "moveDate"}`). */
const fieldId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(40);

export const common = {
  id: fieldId,
  label: textSchema,
  hint: textSchema.optional(),
  /** Default true; the page says 任意 in words when false. */
  required: z.boolean().optional(),
  showIf: conditionSchema.optional(),
};

const option = z.strictObject({ value: slug, label: textSchema, hint: textSchema.optional() });
export type Option = z.infer<typeof option>;
export const options = z.array(option).min(2).max(60);

/** Inputs of one field by part; a single-input field has the part "". `files`: those kept from before, then the new ones. */
export type PartReader = {
  /** What was typed; "" when the input is missing. */
  get(part: string): string;
  all(part: string): string[];
  files: readonly FileRef[];
};

/** `today`: day of application, "YYYY-MM-DD". */
export type ParseContext = { today: string };

/** null: left empty. Whether that is allowed is the caller's question ("required"). */
export type Parsed<V> = Result<V | null, FieldError[]>;

/**
 * One field type. `parse` never throws whatever was typed, and `parse` of `toRaw(value)` gives the value again.
 * Error keys are looked up as `fields:errors.<type>.<key>`, part names as `fields:parts.<type>.<part>`.
 */
export type FieldModule<F, V extends Value> = {
  /** Names of the inputs; [""] for one input named like the field. */
  readonly parts: readonly string[];
  /** Every key `parse` may answer with, besides "required". */
  readonly errors: readonly string[];
  /** Whether a stored value has the shape of an answer to this field: a cheap check, bounds are left to `parse`. */
  holds(value: unknown, field: F): value is V;
  parse(input: PartReader, field: F, context: ParseContext): Parsed<V>;
  toRaw(value: V, field: F): Record<string, string[]>;
  /** Lines to read, in words of the locale. */
  format(value: V, field: F, locale: string): string[];
};

/** Error keys of `readLine`. */
export const lineErrors = ["character", "too-long", "individual-number"] as const;

/** One line as typed → tidied text without forbidden characters and within `max` code points; "" when empty. */
export function readLine(raw: string, max: number, part?: string): Result<string, FieldError> {
  const named = part === undefined ? {} : { part };
  const text = tidyLine(raw);
  if (text === null) return err({ ...named, key: "character" });
  if (codePoints(text) > max) return err({ ...named, key: "too-long", params: { max } });
  if (containsIndividualNumber(text)) return err({ ...named, key: "individual-number" });
  return ok(text);
}

export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** An object with exactly these keys, all text. */
export function isRecordOfText<K extends string>(value: unknown, keys: readonly K[]): value is Record<K, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const record = value as Record<string, unknown>;
  return Object.keys(record).length === keys.length && keys.every((key) => typeof record[key] === "string");
}
