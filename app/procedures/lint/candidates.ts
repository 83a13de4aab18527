/** Answers worth trying for a question: every option, and values on both sides of what it is compared with. */
import { type Answers, type CompiledField, type Condition, resolveBound } from "../../engine/index.ts";

/** What a question is compared with anywhere, by its key. */
export type Literals = Map<string, Set<string | number>>;
type Answer = Answers[string] | undefined;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Adds the fixed values of a condition to the questions they are compared with. */
export function literalsIn(condition: Condition, key: (id: string) => string, found: Literals): void {
  const [operator, value] = Object.entries(condition)[0] as [string, unknown];
  if (operator === "var") return;
  if (operator === "!" || operator === "and" || operator === "or") {
    for (const part of [value].flat()) literalsIn(part as Condition, key, found);
    return;
  }
  const parts = value as unknown[];
  const fixed = parts.flat().filter((part) => typeof part === "string" || typeof part === "number");
  for (const part of parts.filter(isObject)) {
    const id = key(String(part.var));
    found.set(id, new Set([...(found.get(id) ?? []), ...fixed]));
  }
}

const within = (value: number, min: number | undefined, max: number | undefined): boolean =>
  (min === undefined || value >= min) && (max === undefined || value <= max);

function numbers(spec: { min?: number; max?: number; decimals?: number }, fixed: readonly number[]): number[] {
  const step = 10 ** -(spec.decimals ?? 0);
  const near = [...fixed, spec.min ?? 0, spec.max ?? spec.min ?? 1].flatMap((value) => [
    value - step,
    value,
    value + step,
  ]);
  return [...new Set(near)].filter((value) => within(value, spec.min, spec.max));
}

/** Any day will do for what is not compared. */
const someDay = "2026-04-01";

function days(spec: { min?: string; max?: string }, fixed: readonly string[]): string[] {
  // A bound that moves with today may lie anywhere: only fixed ones keep a day out.
  const [min, max] = [spec.min, spec.max].map((bound) => (bound?.startsWith("today") ? undefined : bound));
  const seeds = [someDay, ...fixed, min, max].filter((day) => day !== undefined);
  const around = seeds.flatMap((day) => ["today-1d", "today", "today+1d"].map((bound) => resolveBound(bound, day)));
  return [...new Set(around)].filter((day) => (min === undefined || day >= min) && (max === undefined || day <= max));
}

const months = (fixed: readonly string[]): string[] => ["1900-01", "2026-04", "2199-12", ...fixed];

/** Every combination of the options that are compared with, alone and with one that is not. */
function ticks(options: readonly string[], named: readonly string[], max: number): string[][] {
  const compared = options.filter((option) => named.includes(option)).slice(0, mostCombined);
  const other = options.find((option) => !named.includes(option));
  const subsets: string[][] = [[]];
  for (const option of compared) subsets.push(...subsets.map((set) => [...set, option]));
  const withOther = other === undefined ? [] : subsets.map((set) => [...set, other]);
  return [...subsets, ...withOther].filter(({ length }) => length > 0 && length <= max);
}
const mostCombined = 8;

/** `undefined`: left empty. `field` null: a group. */
export function candidatesFor(
  field: CompiledField | null,
  literals: ReadonlySet<string | number> = new Set(),
): Answer[] {
  if (field === null) return [undefined, [{}]];
  const empty: Answer[] = field.required ? [] : [undefined];
  const words = [...literals].filter((each) => typeof each === "string");
  return [
    ...valuesOf(
      field,
      words,
      [...literals].filter((each) => typeof each === "number"),
    ),
    ...empty,
  ];
}

function valuesOf({ spec }: CompiledField, words: string[], amounts: number[]): Answer[] {
  switch (spec.type) {
    case "radio":
    case "select":
      return spec.options.map(({ value }) => value);
    case "checkboxes":
      return ticks(
        spec.options.map(({ value }) => value),
        words,
        spec.max ?? spec.options.length,
      );
    case "yes-no":
      return [true, false];
    case "declaration":
      return [true];
    case "number":
    case "yen":
      return numbers(spec, amounts);
    case "date":
      return days(spec, words);
    case "year-month":
      return months(words);
    default:
      return ["見本", ...words];
  }
}
