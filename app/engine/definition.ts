/**
 * The shape of a procedure definition (手続定義): the JSON value under db/seed/procedures/<id>.json,
 * checked at seed, at publish and at boot. `compile` adds the checks that need the whole value.
 */
import { z } from "zod";
import { conditionSchema } from "./conditions/schema.ts";
import { groupFieldSchema } from "./fields/group.ts";
import { slug } from "./fields/kit.ts";
import { type SimpleField, simpleSchemas } from "./fields/simple.ts";
import { textSchema } from "./text.ts";

export type { SimpleField } from "./fields/simple.ts";

/** Each type's own part is in its file under fields/. */
export const fieldSchema = z.discriminatedUnion("type", [...simpleSchemas, groupFieldSchema]);
export type GroupField = z.infer<typeof groupFieldSchema>;
export type Field = SimpleField | GroupField;
export type FieldType = Field["type"];

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
  "moving-in",
  "moving-out",
  "moving-within",
  "birth",
  "marriage",
  "divorce",
  "bereavement",
  "school",
  "job-change",
  "starting-business",
  "illness-disability",
  "aging-care",
  "foreign-residents",
  "disaster",
] as const; // prettier-ignore
export const categories = [
  "moving",
  "mynumber-certificates",
  "family-register",
  "childcare",
  "elderly-care",
  "medical-pension",
  "disability-welfare",
  "tax",
  "housing",
  "water-environment",
  "pets-hygiene",
  "business-agriculture",
  "roads-construction",
  "disaster",
  "education-culture",
  "elections-participation",
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
  lifeEvents: z.array(z.enum(lifeEvents)),
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
