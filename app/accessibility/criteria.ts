/**
 * The success criteria: the 38 of level A and AA that JIS X 8341-3:2016 shares with WCAG 2.0, and beside them what
 * WCAG 2.1 and 2.2 added. `decides` of the additions is read from how they are tested; the standard says nothing of it.
 */
import { z } from "zod";
import list from "./criteria.json" with { type: "json" };

/** `pass-and-fail`: a script decides both ways. `na-proof`: a script proves that nothing applies. `fail-only`: a person signs. */
const deciders = ["pass-and-fail", "na-proof", "fail-only"] as const;

const criterionSchema = z.strictObject({
  /** "1.4.3". */
  id: z.string(),
  level: z.enum(["A", "AA"]),
  /** WCAG version that has it first; "2.0" is what the JIS of 2016 asks for. */
  since: z.enum(["2.0", "2.1", "2.2"]),
  /** `ja` as in the JIS; `easy` says what it asks for. */
  title: z.strictObject({ ja: z.string(), easy: z.string(), en: z.string() }),
  uri: z.string(),
  decides: z.enum(deciders),
  method: z.enum(["axe", "script", "axe+manual", "manual"]),
  axeRules: z.array(z.string()),
  howToTest: z.string(),
});
export type Criterion = z.infer<typeof criterionSchema>;

/** Those of the JIS first, then the additions, each by number. */
export const criteria: readonly Criterion[] = z.array(criterionSchema).parse(list);

const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));

export const criterionById = (id: string): Criterion | undefined => byId.get(id);

/** JIS X 8341-3:2016 asks for it; the others are tested beside it. */
export const isOfJis = (criterion: Criterion): boolean => criterion.since === "2.0";

/** AC: a machine finds and judges. AF: a machine finds, a person judges. HC: a person finds and judges. */
export type Check = "AC" | "AF" | "HC";

export const checkOf = ({ decides, method }: Pick<Criterion, "decides" | "method">): Check =>
  decides !== "fail-only" ? "AC" : method === "manual" ? "HC" : "AF";
