/** Error keys in words of the reader: the text names the field, the part and the remedy. */
import type { FieldError } from "./answers.ts";
import { isDay } from "./day.ts";
import type { FieldType } from "./definition.ts";
import { formatDay } from "./japanese-era.ts";

/** Looks up `namespace:key.path` and fills its placeholders. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;

/** `label` names the field as the page does, in an item with the item's number. */
export function errorMessage(type: FieldType, error: FieldError, label: string, locale: string, t: Translate): string {
  const params: Record<string, string | number> = { label };
  if (error.part) params.part = t(`fields:parts.${type}.${error.part}`);
  for (const [name, value] of Object.entries(error.params ?? {})) params[name] = inWords(value, locale);
  return t(`fields:errors.${type}.${error.key}`, params);
}

/** Numbers get their commas, days their words; years come as text and stay. */
function inWords(value: string | number, locale: string): string | number {
  if (typeof value === "number") return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
  return isDay(value) ? formatDay(value, locale) : value;
}
