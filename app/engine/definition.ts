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

/** A period is counted from the day after the event (初日不算入, 民法140条) unless a law says the day itself counts (戸籍法43条). */
export const deadlineSchema = z.strictObject({
  rule: z.enum(["none", "within", "before", "text"]),
  /** How long: within 14 days after, 7 days before. */
  length: z.int().min(0).optional(),
  /** Days unless said otherwise; `open-days` are days on which the office is open. */
  unit: z.enum(["days", "open-days", "months", "years"]).optional(),
  count: z.enum(["next-day", "same-day"]).optional(),
  /** Id of the date field the period counts from, when the form asks it. */
  from: z.string().optional(),
  text: textSchema,
});

const feeItemSchema = z.strictObject({
  id: slug,
  label: textSchema,
  /** Of one piece; null: the counter says, and the total stays open. */
  yen: z.int().min(0).nullable(),
  /** Id of the number field that says how many; 1 when absent. */
  times: z.string().optional(),
  showIf: conditionSchema.optional(),
});
const feeExemptionSchema = z.strictObject({
  id: slug,
  /** Why nothing is charged, as the applicant reads it. */
  label: textSchema,
  when: conditionSchema,
  /** Fee items it covers; all when absent. */
  items: z.array(slug).min(1).optional(),
});
const paymentWays = ["counter", "invoice", "online"] as const;
export type PaymentWay = (typeof paymentWays)[number];
export const feeSchema = z.strictObject({
  /** The usual amount, for the guide. null: set by ordinance or by item, or not known; 0: free. */
  yen: z.int().min(0).nullable(),
  text: textSchema,
  /** How the amount follows from the answers; nothing to charge when absent. */
  items: z.array(feeItemSchema).min(1).max(12).optional(),
  exemptions: z.array(feeExemptionSchema).max(6).optional(),
  /** Ways the city takes the money, the first one offered first. 窓口・納付書・オンライン */
  pay: z.array(z.enum(paymentWays)).min(1).optional(),
});

/**
 * A named way through the form (架空の例): the answers that decide it; what it leaves open is filled with plainly
 * fictitious values. Together the journeys visit every step and field.
 */
export const journeySchema = z.strictObject({
  id: slug,
  /** 「父が、別居する子のために請求する」 */
  title: z.string().min(1).max(60),
  /** "required": only what must be answered; "all": every question shown. */
  fill: z.enum(["required", "all"]),
  answers: z.record(z.string(), z.json()),
  /** Total of the computed fee; null: left open for the counter. Checked when given. */
  fee: z.int().min(0).nullable().optional(),
});
export type Journey = z.infer<typeof journeySchema>;

/**
 * Who applies for somebody else, where a form asks for it in questions of its own: `by` is the question whose answers
 * (`kinds`) mean somebody else. `name`: the field of that person (absent: applicantName); `person`: the field of the one
 * the application is about, an item's as "movers.name" (absent: applicantName); `mandate`: the file.
 */
const onBehalfSchema = z.strictObject({
  by: z.string().min(1),
  kinds: z.record(z.string(), z.enum(["family", "agent", "supporter"])),
  name: z.string().min(1).optional(),
  person: z.string().min(1).optional(),
  relation: z.array(z.string().min(1)).optional(),
  mandate: z.string().min(1).optional(),
});

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
    deadline: deadlineSchema,
    fee: feeSchema,
    bring: z.array(textSchema).max(15),
    legalBasis: z.string().nullable(),
    /** Days the office needs, as the catalogue states them; null: not known. */
    processingDays: z.int().min(0).nullable(),
    outcome: textSchema,
    /** Whether the applicant must come in person, and why or why not. */
    visit: z.strictObject({ needed: z.enum(["yes", "sometimes", "no"]), reason: textSchema }),
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
  onBehalf: onBehalfSchema.optional(),
  journeys: z.array(journeySchema).max(12).optional(),
  facts: z.strictObject({
    source: z.string(),
    confidence: z.enum(["verified", "known", "typical"]),
    verifiedBy: z.string().nullable(),
    /** Who of the city confirmed the facts and on which day; null: not yet, the public page says so. */
    confirmed: z.strictObject({ by: z.string().min(1), on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }).nullable(),
    /** How many questions the paper form has, when they are fewer than six: why this form is short. */
    paperQuestions: z.int().min(1).optional(),
    /** What staff must still check (要確認), in Japanese, one fact a line. */
    open: z.array(z.string().min(1)),
  }),
});
export type Definition = z.infer<typeof definitionSchema>;
