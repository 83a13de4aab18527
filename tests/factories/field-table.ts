/** Tests of one field type from two tables: what is understood and as what, what is refused and why. */
import { expect, test } from "vitest";
import { fieldModules } from "../../app/engine/fields/simple.ts";
import type { FileRef, SimpleField, Value } from "../../app/engine/index.ts";

/** What is typed: one text, or texts by part; `files` for attachments. */
export type Typed = string | { [part: string]: string | string[] } | { files: FileRef[] };
/** "key" or "part:key", several joined by " ". */
type Refusals = readonly (readonly [Typed, string])[];

export const today = "2026-11-23";

function parse(spec: SimpleField, typed: Typed) {
  const files = typeof typed === "object" && "files" in typed ? (typed.files as FileRef[]) : [];
  const parts = typeof typed === "string" ? { "": typed } : (typed as Record<string, string | string[]>);
  const all = (part: string): string[] => [parts[part] ?? []].flat().map(String);
  return fieldModules[spec.type].parse({ all, get: (part) => all(part)[0] ?? "", files }, spec, { today });
}

/** Control characters and lone surrogates in a test's name would break the report. */
const printable = (value: unknown): string => JSON.stringify(value)?.slice(0, 80) ?? String(value);

/** Accepted input with the value it becomes (null: left empty). Reading the value's own raw form gives the value again. */
export function accepts(spec: SimpleField, table: readonly (readonly [Typed, Value | null])[]): void {
  const module = fieldModules[spec.type];
  test.each(table.map(([typed, value]) => ({ name: printable(typed), typed, value })))(
    "takes $name",
    ({ typed, value }) => {
      const parsed = parse(spec, typed);
      expect(parsed).toEqual({ ok: true, value });
      if (value === null || spec.type === "file") return;
      expect(module.holds(value, spec)).toBe(true);
      expect(parse(spec, module.toRaw(value, spec))).toEqual({ ok: true, value });
      for (const locale of ["ja", "easy", "en"]) expect(module.format(value, spec, locale).join("")).not.toBe("");
    },
  );
}

/** Refused input with its error keys. */
export function refuses(spec: SimpleField, table: Refusals): void {
  test.each(table.map(([typed, keys]) => ({ name: printable(typed), typed, keys })))(
    "refuses $name: $keys",
    ({ typed, keys }) => {
      const parsed = parse(spec, typed);
      const found = parsed.ok
        ? parsed
        : parsed.error.map((error) => (error.part ? `${error.part}:${error.key}` : error.key)).join(" ");
      expect(found).toBe(keys);
    },
  );
}

/** Every error the type declares appears in one of the tables, and no other does. */
export function allErrors(type: SimpleField["type"], ...tables: Refusals[]): void {
  test("declares exactly the errors it has", () => {
    const seen = tables.flat().flatMap(([, keys]) => keys.split(" ").map((key) => key.replace(/^\w+:/, "")));
    expect([...new Set(seen)].sort()).toEqual([...fieldModules[type].errors].sort());
  });
}

/** What `format` shows in Japanese, easy Japanese and English. */
export function shows(spec: SimpleField, table: readonly (readonly [Value, string[], string[], string[]])[]): void {
  test.each(table)("shows %j", (value, ja, easy, en) => {
    const module = fieldModules[spec.type];
    expect(["ja", "easy", "en"].map((locale) => module.format(value, spec, locale))).toEqual([ja, easy, en]);
  });
}

/** Shapes that are no answer to the field: what a forged or outdated draft may hold. */
export function holdsNot(spec: SimpleField, values: readonly unknown[]): void {
  test.each(values.map((value) => ({ name: printable(value), value })))("does not hold $name", ({ value }) => {
    expect(fieldModules[spec.type].holds(value, spec)).toBe(false);
  });
}
