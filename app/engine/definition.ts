/**
 * The shape of a procedure definition (手続定義): the JSON value under db/seed/procedures/<id>.json,
 * checked at seed, at publish and at boot. `compile` adds the checks that need the whole value.
 */
import { z } from "zod";

/** Locales a text may carry; `ja` is always there, the others fall back to it field by field. */
export const textSchema = z.strictObject({
  ja: z.string().min(1).max(2000),
  easy: z.string().min(1).max(2000).optional(),
  en: z.string().min(1).max(2000).optional(),
});
export type Text = z.infer<typeof textSchema>;

/** Lower-case words joined by hyphens: procedure, step and option ids, safe in addresses. */
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
/** Field ids are camelCase so that they are also names in conditions (`{"var": "moveDate"}`). */
const fieldId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(40);

/** JsonLogic value limited to these operators; `var` names a field asked earlier (or earlier in the same step or item). */
export type Condition =
  | { var: string }
  | { "==": [Operand, Operand] }
  | { "!=": [Operand, Operand] }
  | { ">": [Operand, Operand] }
  | { ">=": [Operand, Operand] }
  | { "<": [Operand, Operand] }
  | { "<=": [Operand, Operand] }
  | { in: [Operand, Operand] }
  | { "!": Condition }
  | { and: Condition[] }
  | { or: Condition[] };
export type Operand = string | number | boolean | null | (string | number)[] | { var: string };

const operand: z.ZodType<Operand> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number()])),
  z.strictObject({ var: z.string() }),
]);
const pair = z.tuple([operand, operand]);
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ var: z.string() }),
    z.strictObject({ "==": pair }),
    z.strictObject({ "!=": pair }),
    z.strictObject({ ">": pair }),
    z.strictObject({ ">=": pair }),
    z.strictObject({ "<": pair }),
    z.strictObject({ "<=": pair }),
    z.strictObject({ in: pair }),
    z.strictObject({ "!": conditionSchema }),
    z.strictObject({ and: z.array(conditionSchema).min(1) }),
    z.strictObject({ or: z.array(conditionSchema).min(1) }),
  ]),
);

/** A day relative to the day of application ("today", "today-10d", "today+30d") or fixed ("1900-01-01"). */
const dayBound = z.string().regex(/^(today([+-]\d{1,5}d)?|\d{4}-\d{2}-\d{2})$/);

const common = {
  id: fieldId,
  label: textSchema,
  hint: textSchema.optional(),
  /** Default true; the page says 任意 in words when false. */
  required: z.boolean().optional(),
  showIf: conditionSchema.optional(),
};
const option = z.strictObject({ value: slug, label: textSchema, hint: textSchema.optional() });
const options = z.array(option).min(2).max(60);

const simpleFields = [
  z.strictObject({
    ...common,
    type: z.literal("text"),
    maxLength: z.int().min(1).max(500).optional(),
    /** Named forms of input; each has its own error text. */
    format: z.enum(["digits", "alphanumeric"]).optional(),
    autocomplete: z.string().optional(),
  }),
  z.strictObject({ ...common, type: z.literal("textarea"), maxLength: z.int().min(1).max(4000).optional() }),
  /** 姓 and 名 in two inputs; 名 may stay empty (single names); `autocomplete` true when it is the applicant's own. */
  z.strictObject({ ...common, type: z.literal("person-name"), autocomplete: z.boolean().optional() }),
  z.strictObject({ ...common, type: z.literal("kana") }),
  z.strictObject({
    ...common,
    type: z.literal("date"),
    min: dayBound.optional(),
    max: dayBound.optional(),
    autocomplete: z.literal("bday").optional(),
  }),
  z.strictObject({ ...common, type: z.literal("year-month") }),
  z.strictObject({ ...common, type: z.literal("tel"), autocomplete: z.boolean().optional() }),
  z.strictObject({ ...common, type: z.literal("email"), autocomplete: z.boolean().optional() }),
  z.strictObject({ ...common, type: z.literal("address"), autocomplete: z.boolean().optional() }),
  z.strictObject({
    ...common,
    type: z.literal("number"),
    min: z.number().optional(),
    max: z.number().optional(),
    /** Digits after the point; 0 when absent. */
    decimals: z.int().min(0).max(4).optional(),
    unit: textSchema.optional(),
  }),
  z.strictObject({ ...common, type: z.literal("yen"), min: z.int().optional(), max: z.int().optional() }),
  z.strictObject({ ...common, type: z.literal("radio"), options }),
  z.strictObject({ ...common, type: z.literal("select"), options }),
  z.strictObject({ ...common, type: z.literal("checkboxes"), options, min: z.int().min(0).optional(), max: z.int().optional() }),
  z.strictObject({ ...common, type: z.literal("yes-no") }),
  z.strictObject({
    ...common,
    type: z.literal("file"),
    accept: z.array(z.enum(["image/jpeg", "image/png", "application/pdf"])).min(1),
    maxFiles: z.int().min(1).max(10).optional(),
  }),
  z.strictObject({ ...common, type: z.literal("bank-account") }),
  /** The label is the statement that is agreed to. */
  z.strictObject({ ...common, type: z.literal("declaration") }),
  /** Words to read, no answer: label is the heading, hint the body (for example 個人番号は入力不要). */
  z.strictObject({ ...common, type: z.literal("notice") }),
] as const;

const simpleField = z.discriminatedUnion("type", simpleFields);
const groupField = z.strictObject({
  ...common,
  type: z.literal("group"),
  repeat: z.strictObject({ min: z.int().min(0).max(20), max: z.int().min(1).max(20) }),
  /** What one item is called: 「異動する人」. */
  itemLabel: textSchema,
  fields: z.array(simpleField).min(1).max(20),
});
export const fieldSchema = z.union([simpleField, groupField]);
export type SimpleField = z.infer<typeof simpleField>;
export type GroupField = z.infer<typeof groupField>;
export type Field = SimpleField | GroupField;
export type FieldType = Field["type"];
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>;

export const stepSchema = z.strictObject({
  id: slug,
  title: textSchema,
  /** Why this is asked, when it is not obvious. */
  lead: textSchema.optional(),
  showIf: conditionSchema.optional(),
  /** A repeating group stands alone in its step. */
  fields: z.array(fieldSchema).min(1).max(20),
});
export type Step = z.infer<typeof stepSchema>;

export const lifeEvents = [
  "moving-in", "moving-out", "moving-within", "birth", "marriage", "divorce", "bereavement", "school", "job-change",
  "starting-business", "illness-disability", "aging-care", "foreign-residents", "disaster",
] as const; // prettier-ignore
export const categories = [
  "moving", "mynumber-certificates", "family-register", "childcare", "elderly-care", "medical-pension", "disability-welfare",
  "tax", "housing", "water-environment", "pets-hygiene", "business-agriculture", "roads-construction", "disaster",
  "education-culture", "elections-participation",
] as const; // prettier-ignore

export const definitionSchema = z.strictObject({
  id: slug,
  /** Place in the city's list of 100, for a stable order. */
  number: z.int().min(1),
  title: textSchema,
  /** Reading in ひらがな, for search. */
  reading: z.string().regex(/^[ぁ-ゖー・ 0-9a-z]+$/u),
  /** Everyday words people search with that are not in the texts. */
  keywords: z.array(z.string().min(1)).max(30),
  category: z.enum(categories),
  lifeEvents: z.array(z.enum(lifeEvents)).min(1),
  /** Department id of the city profile (db/seed/city.json). */
  department: slug,
  guide: z.strictObject({
    summary: textSchema,
    who: textSchema,
    deadline: z.strictObject({
      rule: z.enum(["none", "within-days", "before", "text"]),
      days: z.int().min(0).optional(),
      /** Id of the date field the days count from. */
      from: z.string().optional(),
      text: textSchema,
    }),
    /** yen null: set by ordinance or by item, or not known; 0: free. */
    fee: z.strictObject({ yen: z.int().min(0).nullable(), text: textSchema }),
    bring: z.array(textSchema).max(15),
    legalBasis: z.string().nullable(),
    /** Days the office needs, as the catalogue states them; null: not known. */
    processingDays: z.int().min(0).nullable(),
    outcome: textSchema,
    /** Why a visit is needed; null: none. */
    visit: textSchema.nullable(),
  }),
  channels: z.strictObject({
    online: z.boolean(),
    counterService: slug.nullable(),
    phone: z.boolean(),
    post: z.boolean(),
  }),
  assurance: z.strictObject({ level: z.enum(["none", "email", "jpki"]), reason: textSchema }),
  retention: z.strictObject({ years: z.int().min(1).max(30) }),
  handouts: z.array(slug),
  steps: z.array(stepSchema).min(1).max(30),
  facts: z.strictObject({
    source: z.string(),
    confidence: z.enum(["verified", "known", "typical"]),
    verifiedBy: z.string().nullable(),
    /** Who of the city confirmed the facts and on which day; null: not yet, the public page says so. */
    confirmed: z.strictObject({ by: z.string().min(1), on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }).nullable(),
    /** What staff must still check (要確認), in Japanese, one fact a line. */
    open: z.array(z.string().min(1)),
  }),
});
export type Definition = z.infer<typeof definitionSchema>;
