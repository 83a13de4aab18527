/**
 * What a resident has answered, keyed by field id, after parsing: normalised values, never raw input.
 * Stored as JSON with the draft and the application.
 */
export type PersonName = { family: string; given: string };
export type Address = { postalCode: string; prefecture: string; city: string; street: string; building: string };
/** Codes as text: leading zeros count. `holder` in full-width katakana. */
export type BankAccount = {
  bankCode: string;
  bankName: string;
  branchCode: string;
  branchName: string;
  kind: "ordinary" | "current" | "savings";
  number: string;
  holder: string;
};
/** A stored attachment; the bytes are in the attachment store under `id`. */
export type FileRef = { id: string; name: string; type: string; bytes: number };

/** date: "YYYY-MM-DD" · year-month: "YYYY-MM" · declaration: true · yes-no: boolean · number, yen: number */
export type Value = string | number | boolean | string[] | PersonName | Address | BankAccount | FileRef[];
export type Item = Record<string, Value>;
export type Answers = Record<string, Value | Item[]>;

/** Exactly what was typed, by input name ("birth.year"), to show it again. Repeated names (checkboxes) have several. */
export type RawInput = Record<string, string[]>;

/** One mistake: `part` names the input of a composite field ("month"), absent when the whole field is meant. */
export type FieldError = { part?: string; key: string; params?: Record<string, string | number> };
/** By input path: "birth" or, inside a group item page, the item field's id. */
export type FieldErrors = Record<string, FieldError[]>;
