import type { FieldView } from "../../engine/view.ts";

/**
 * `asHeading`: the page asks only this, so its label or legend is the h1. `reason`: what a clerk wrote about it. `adds`: files
 * are kept one after the other while the page stays.
 */
export type FieldProps = { field: FieldView; asHeading?: boolean; reason?: string | null; adds?: boolean };

/** Id of an input in the page; prefixed so that no field id meets an id of the layout. */
export const inputId = (fieldId: string, part = ""): string => (part === "" ? `f-${fieldId}` : `f-${fieldId}-${part}`);

/** Name of an input in the form: `<id>` or `<id>.<part>`. */
export const inputName = (fieldId: string, part = ""): string => (part === "" ? fieldId : `${fieldId}.${part}`);

/** First raw value of a part as it was typed. */
export const typed = (field: FieldView, part = ""): string => field.input[part]?.[0] ?? "";

/** Errors of one part; with `""` those of the field as a whole. */
export const partErrors = (field: FieldView, part: string): string[] =>
  field.errors.filter((error) => (error.part ?? "") === part).map((error) => error.message);

export const labelId = (fieldId: string): string => `${inputId(fieldId)}-label`;
export const hintId = (fieldId: string): string => `${inputId(fieldId)}-hint`;
export const reasonId = (fieldId: string): string => `${inputId(fieldId)}-reason`;
export const markId = (fieldId: string): string => `${inputId(fieldId)}-mark`;
export const errorId = (fieldId: string, part = ""): string => `${inputId(fieldId, part)}-error`;

/** aria-describedby of a single input: hint, reason, errors, then whatever else belongs to it. */
export function describedBy(
  field: FieldView,
  reason: string | null | undefined,
  ...more: string[]
): string | undefined {
  const ids = [
    field.hint === null ? "" : hintId(field.id),
    reason ? reasonId(field.id) : "",
    field.mark ? markId(field.id) : "",
    field.errors.length > 0 ? errorId(field.id) : "",
    ...more,
  ];
  return ids.filter((id) => id !== "").join(" ") || undefined;
}
