/** The shape of a life event's guide (手続きナビ): the JSON value under db/seed/life-events/<event>.json, checked at boot. */
import { z } from "zod";
import { lifeEvents, textSchema } from "../../engine/index.ts";

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
/** Also the name of a question and of a thing to bring. */
const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(40);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

const period = {
  length: z.int().min(0).max(400),
  unit: z.enum(["days", "open-days", "months", "years"]).optional(),
  count: z.enum(["next-day", "same-day"]).optional(),
};
const counted = {
  /** Date question it is counted from; the guide's own day when absent. */
  from: name.optional(),
  /** A rule of thumb (目安), not a deadline. */
  about: z.literal(true).optional(),
  /** Cannot be done earlier than so long before that day; 0: from the day itself. */
  opens: z.strictObject({ length: z.int().min(0), unit: z.enum(["days", "months"]).optional() }).optional(),
};
const whenSchema = z.discriminatedUnion("rule", [
  /** As the procedure's own deadline says; `else`: where it says so only in words. */
  z.strictObject({ rule: z.literal("procedure"), else: z.strictObject(period).optional(), ...counted }),
  z.strictObject({ rule: z.literal("within"), ...period, ...counted }),
  /** So long before the day, 0: by the day itself. */
  z.strictObject({ rule: z.literal("before"), length: period.length, unit: period.unit, ...counted }),
  /** On the day itself, open or not. */
  z.strictObject({ rule: z.literal("on"), from: name.optional() }),
  z.strictObject({ rule: z.literal("yearly"), first: monthDay, last: monthDay }),
  /** By the end of the fiscal year of the day (31 March). */
  z.strictObject({ rule: z.literal("fiscal-year"), from: name.optional() }),
  /** On the same occasion as another task. */
  z.strictObject({ rule: z.literal("with"), task: slug }),
  /** Once another task is done. */
  z.strictObject({ rule: z.literal("after"), task: slug }),
  /** As the procedure says it, where no day can be counted from the answers. */
  z.strictObject({ rule: z.literal("words") }),
  z.strictObject({ rule: z.literal("soon") }),
  z.strictObject({ rule: z.literal("any") }),
]);
export type When = z.infer<typeof whenSchema>;

/** Headings of the checklist, in this order. */
export const phases = ["before", "dated", "soon", "later"] as const;
export type Phase = (typeof phases)[number];

const bringSchema = z.union([name, z.strictObject({ id: name, showIf: z.unknown() })]);

const taskSchema = z
  .strictObject({
    id: slug,
    /** Of the catalogue; without one the task is told here alone. */
    procedure: slug.optional(),
    /** Needed where there is no procedure; elsewhere a shorter name than the procedure's. */
    title: textSchema.optional(),
    /** Where it is done when that is not the city: such a task is marked, and its facts are in `facts.open`. */
    elsewhere: textSchema.optional(),
    /** A condition of the engine on the questions. */
    showIf: z.unknown().optional(),
    /** One sentence: what it is good for, or what happens without it. */
    why: textSchema,
    when: whenSchema,
    /** Where its time alone would put it in the wrong place. */
    phase: z.enum(phases).optional(),
    /** Counter it can be done at (counters.json); tasks of one trip share one way to the city hall. */
    visit: slug.optional(),
    trip: z.int().min(1).max(4).optional(),
    bring: z.array(bringSchema).max(10).optional(),
    handouts: z.array(slug).max(6).optional(),
    note: textSchema.optional(),
  })
  .refine(
    (task) => task.procedure !== undefined || task.title !== undefined,
    "a task without a procedure needs a title",
  )
  .refine((task) => !(task.elsewhere && (task.procedure || task.visit)), "what is done elsewhere is not the city's");
export type Task = z.infer<typeof taskSchema>;

export const lifeEventSchema = z.strictObject({
  id: z.enum(lifeEvents),
  lead: textSchema,
  /** Id of the date question that most tasks count from. */
  day: name.optional(),
  /** Fields of the engine; checked with the tasks by compiling them. */
  questions: z
    .array(z.looseObject({ id: name, type: z.string() }))
    .min(1)
    .max(14),
  tasks: z.array(taskSchema).min(1).max(29),
  /** Guides that often follow from this one. */
  see: z.array(z.enum(lifeEvents)).max(4).optional(),
  facts: z.strictObject({ open: z.array(z.string().min(1)) }),
});
export type LifeEvent = z.infer<typeof lifeEventSchema>;

/** bring.json: each thing once, in the words of a list; `online`: at hand when applying online, not for the counter. */
export const bringListSchema = z.array(
  z.strictObject({ id: name, text: textSchema, online: z.literal(true).optional() }),
);
/** counters.json: counters of the city hall in the order in which a visit goes round them. */
export const countersSchema = z.array(z.strictObject({ id: slug, name: textSchema }));
/** Leaflets by id (窓口配布文書), as a list names them. */
export const handoutNamesSchema = z.array(z.strictObject({ id: slug, name: textSchema }));
export type Bring = z.infer<typeof bringListSchema>[number];
export type Counter = z.infer<typeof countersSchema>[number];
