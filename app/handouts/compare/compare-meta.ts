/** What changed beside the texts: titles, days, owner, what it belongs to. Raw values; whoever shows them has the words. */
import type { HandoutMeta } from "../model.ts";

const inLanguage = ["title", "summary", "audience"] as const;
const single = ["department", "category", "validFrom", "validUntil", "reviewBy"] as const;
const several = ["procedures", "services"] as const;
const facts = ["source", "confidence", "confirmed"] as const;

export type MetaField =
  | (typeof inLanguage)[number]
  | (typeof single)[number]
  | (typeof several)[number]
  | (typeof facts)[number]
  | "open";
/** Nothing there: an empty list. */
export type MetaChange = { field: MetaField; before: string[]; after: string[] };

const listOf = (value: string | null | undefined): string[] => (value ? [value] : []);

function valuesOf(meta: HandoutMeta, locale: string): [MetaField, string[]][] {
  return [
    ...inLanguage.map((field): [MetaField, string[]] => [field, listOf(meta[field][locale])]),
    ...single.map((field): [MetaField, string[]] => [field, listOf(meta[field])]),
    ...several.map((field): [MetaField, string[]] => [field, meta[field]]),
    ...facts.map((field): [MetaField, string[]] => [field, listOf(meta.facts[field])]),
    ["open", meta.facts.open],
  ];
}

/** `locale`: of the title, the summary and for whom. */
export function compareMeta(before: HandoutMeta, after: HandoutMeta, locale: string): MetaChange[] {
  const older = new Map(valuesOf(before, locale));
  return valuesOf(after, locale).flatMap(([field, values]) => {
    const was = older.get(field) ?? [];
    return JSON.stringify(was) === JSON.stringify(values) ? [] : [{ field, before: was, after: values }];
  });
}
