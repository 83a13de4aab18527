/**
 * Parts (db/seed/parts/<id>.json): groups of questions that many procedures share – a person, a bank account, a dog – written
 * once. A definition file names them; what is published is the expanded value, so that a version never changes with a part.
 *
 * In a list of fields: `{ "part": "person", "as": "insured", "of": { "ja": "被保険者", … }, "only": ["name", "birth"] }`.
 * In the list of steps: `{ "part": "contact" }`, for a part that has a title. In both, `with` changes single properties
 * (null takes one away; options by value: another label, null, or one more after the one named before it) and `showIf` is
 * given to every field, or to the step.
 */
import { z } from "zod";
import { DefinitionError, type Text, textSchema } from "../engine/index.ts";

const json = z.record(z.string(), z.unknown());
const partSchema = z.strictObject({
  id: z.string(),
  /** What the part is, for those who write definitions. */
  note: z.string(),
  /** A part with a title may stand for a whole step. */
  title: textSchema.optional(),
  lead: textSchema.optional(),
  fields: z.array(z.looseObject({ id: z.string() })).min(1),
});
export type Part = z.infer<typeof partSchema>;

const useSchema = z.strictObject({
  part: z.string(),
  /** Put before every field's id (`as: "insured"` makes `insuredName` of `name`); for a step, the step's id. */
  as: z.string().optional(),
  /** Whose: fills `{of}` in the part's texts. */
  of: textSchema.optional(),
  only: z.array(z.string()).min(1).optional(),
  with: z.record(z.string(), json).optional(),
  showIf: z.unknown().optional(),
  title: textSchema.optional(),
  lead: textSchema.optional(),
});
type Use = z.infer<typeof useSchema>;

export type Parts = ReadonlyMap<string, Part>;

/** Throws with the part's name when one is malformed. */
export function readParts(values: unknown[]): Parts {
  const parts = values.map((value) => partSchema.parse(value));
  return new Map(parts.map((part) => [part.id, part]));
}

/** The definition with its parts written out, ready for `compile`. Throws DefinitionError with the JSON path of a bad use. */
export function expandParts(source: unknown, parts: Parts): unknown {
  if (!isObject(source) || !Array.isArray(source.steps)) return source;
  const steps = source.steps.map((step: unknown, index) => {
    const path = `$.steps[${index}]`;
    if (isUse(step)) return expandStep(step, parts, path);
    return isObject(step) ? { ...step, fields: expandFields(step.fields, parts, `${path}.fields`) } : step;
  });
  return { ...source, steps };
}

function expandStep(value: unknown, parts: Parts, path: string): unknown {
  const { use, part } = open(value, parts, path);
  const title = use.title ?? part.title;
  if (!title) throw mistake(path, `part "${part.id}" has no title: it cannot be a step`);
  const lead = use.lead ?? part.lead;
  const { as, showIf, ...fieldsUse } = use;
  return {
    id: as ?? part.id,
    title: filled(title, use.of, path),
    ...(lead ? { lead: filled(lead, use.of, path) } : {}),
    ...(showIf === undefined ? {} : { showIf }),
    fields: fieldsOf(fieldsUse, part, path),
  };
}

function expandFields(fields: unknown, parts: Parts, path: string): unknown {
  if (!Array.isArray(fields)) return fields;
  return fields.flatMap((field: unknown, index): unknown[] => {
    const here = `${path}[${index}]`;
    if (isUse(field)) {
      const { use, part } = open(field, parts, here);
      return fieldsOf(use, part, here);
    }
    if (isObject(field) && field.type === "group")
      return [{ ...field, fields: expandFields(field.fields, parts, `${here}.fields`) }];
    return [field];
  });
}

function open(value: unknown, parts: Parts, path: string): { use: Use; part: Part } {
  const use = useSchema.safeParse(value);
  if (!use.success) throw mistake(path, use.error.issues.map(({ message }) => message).join("; "));
  const part = parts.get(use.data.part);
  if (!part) throw mistake(path, `there is no part "${use.data.part}"`);
  const known = new Set(part.fields.map(({ id }) => id));
  const unknown = [...(use.data.only ?? []), ...Object.keys(use.data.with ?? {})].find((id) => !known.has(id));
  if (unknown !== undefined) throw mistake(path, `part "${part.id}" has no field "${unknown}"`);
  return { use: use.data, part };
}

function fieldsOf(use: Use, part: Part, path: string): unknown[] {
  const only = use.only && new Set(use.only);
  return part.fields
    .filter(({ id }) => !only || only.has(id))
    .map((field) => {
      const id = use.as === undefined ? field.id : use.as + field.id[0]?.toUpperCase() + field.id.slice(1);
      const own = filledDeep(field, use.of, path) as Record<string, unknown>;
      const changes = use.with?.[field.id] ?? {};
      const changed = Object.entries({
        ...own,
        ...(use.showIf === undefined ? {} : { showIf: use.showIf }),
        ...changes,
        ...(isObject(changes.options) ? { options: optionsOf(own.options, changes.options) } : {}),
        id,
      });
      return Object.fromEntries(changed.filter(([, value]) => value !== null));
    });
}

/** The part's options with other labels, without some, with more: a new one stands after the one named before it. */
function optionsOf(own: unknown, changes: Record<string, unknown>): unknown[] {
  const options = (Array.isArray(own) ? (own as { value: string }[]) : []).filter(
    ({ value }) => changes[value] !== null,
  );
  let at = -1;
  for (const [value, label] of Object.entries(changes).filter(([, changed]) => changed !== null)) {
    const known = options.findIndex((option) => option.value === value);
    at = known >= 0 ? known : at + 1;
    options.splice(at, known >= 0 ? 1 : 0, { ...options[known], value, label } as { value: string });
  }
  return options;
}

/** Every text of a part's field, at any depth, with `{of}` filled. */
function filledDeep(value: unknown, of: Text | undefined, path: string): unknown {
  if (Array.isArray(value)) return value.map((inner) => filledDeep(inner, of, path));
  if (!isObject(value)) return value;
  const text = textSchema.safeParse(value);
  if (text.success) return filled(text.data, of, path);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledDeep(inner, of, path)]));
}

function filled(text: Text, of: Text | undefined, path: string): Text {
  const entries = Object.entries(text).map(([locale, words]) => {
    if (!words.includes("{of}")) return [locale, words];
    const whose = of?.[locale as keyof Text] ?? of?.ja;
    if (whose === undefined) throw mistake(path, `"of" is missing: the part says 「${words}」`);
    return [locale, words.replaceAll("{of}", whose)];
  });
  return Object.fromEntries(entries);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isUse = (value: unknown): boolean => isObject(value) && "part" in value;
const mistake = (path: string, message: string) => new DefinitionError([{ path, message }]);
