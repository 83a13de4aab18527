/**
 * The record of one accessibility run: what each engine said of each page-state. The runner writes it, the results pages,
 * EARL, CSV and the auditor's console read it. Same commit, same bytes: it holds no time but the commit's.
 */
import { z } from "zod";

/** What is known of a criterion, in EARL's words. */
export const outcomes = ["passed", "failed", "cantTell", "inapplicable", "untested"] as const;
export type Outcome = (typeof outcomes)[number];

/** `own`: our scripts for what no engine decides. */
export const engineIds = ["axe", "ibm", "htmlcs", "alfa", "nu", "own"] as const;
export type EngineId = (typeof engineIds)[number];

const findingSchema = z.strictObject({
  /** The engine's name of the rule. */
  rule: z.string(),
  /** Success criteria it speaks of ("1.4.3"); none for good practice. */
  criteria: z.array(z.string()),
  help: z.string(),
  /** Selectors or values, at most five. */
  where: z.array(z.string()),
});
export type RecordedFinding = z.infer<typeof findingSchema>;

const lookSchema = z.strictObject({
  state: z.string(),
  locale: z.string(),
  /** "1280", "320", "768-dark", "390-forced-colors": width in pixels and what else differs. */
  view: z.string(),
  engine: z.enum(engineIds),
  failed: z.array(findingSchema),
  undecided: z.array(findingSchema),
  /** Criteria of which at least one rule found something to judge, and nothing wrong. */
  passed: z.array(z.string()),
  /** Criteria whose rules found nothing on the page that they speak of. */
  inapplicable: z.array(z.string()),
});
/** One engine's look at one page-state in one language and view. */
export type Look = z.infer<typeof lookSchema>;

const stateSchema = z.strictObject({
  id: z.string(),
  page: z.string(),
  /** In Japanese. */
  title: z.string(),
  area: z.enum(["public", "staff"]),
  /** Address as a pattern, without the language; null where any address may show it. */
  pattern: z.string().nullable(),
  /** By locale: hash of what people read and operate (text and structure, without numbers and days that differ between runs). */
  contentHashes: z.record(z.string(), z.string()),
});
export type RecordedState = z.infer<typeof stateSchema>;

const killSchema = z.strictObject({
  criterion: z.string(),
  /** Of the defect that was put into a real page. */
  defect: z.string(),
  /** Engines that found it; none: missed. */
  foundBy: z.array(z.enum(engineIds)),
});
export type Kill = z.infer<typeof killSchema>;

export const recordSchema = z.strictObject({
  format: z.literal(1),
  /** What was tested; null: not a git checkout. */
  commit: z.string().nullable(),
  /** Day of that commit, YYYY-MM-DD. */
  date: z.string(),
  /** "full": everything in every language and view. "pairwise": the set per change. "part": chosen pages only. */
  set: z.enum(["full", "pairwise", "part"]),
  engines: z.array(z.strictObject({ id: z.enum(engineIds), name: z.string(), version: z.string() })),
  browsers: z.array(z.strictObject({ name: z.string(), version: z.string() })),
  views: z.array(z.string()),
  locales: z.array(z.string()),
  states: z.array(stateSchema),
  looks: z.array(lookSchema),
  kills: z.array(killSchema),
});
export type RunRecord = z.infer<typeof recordSchema>;
