/**
 * Conditions as closures, in three values: true, false, and undefined for "depends on an input of this very page".
 * Differences from JsonLogic's reference, all towards fewer surprises: no type is converted (compile refuses such comparisons),
 * and an ordering comparison with an unanswered field is false.
 */
import type { Answers, Item, Value } from "../answers.ts";
import type { Condition, Operand } from "./schema.ts";

/** Where values come from. `unknown`: fields of the page being shown whose input is not known yet. */
export type Scope = { answers: Answers; item: Item | null; unknown: ReadonlySet<string> | null };
export type Check = (scope: Scope) => boolean | undefined;

/** Which answer a `var` means: that of the item being asked, or of the whole form. `samePage`: asked on the same page. */
export type Reference = { id: string; inItem: boolean; samePage: boolean };
export type Resolve = (id: string) => Reference;

const unknown: unique symbol = Symbol("unknown");
type Operated = Value | Item[] | (string | number)[] | null | typeof unknown;
type Read = (scope: Scope) => Operated;

function read({ id, inItem, samePage }: Reference): Read {
  return (scope) => {
    if (samePage && scope.unknown?.has(id)) return unknown;
    return (inItem ? scope.item?.[id] : scope.answers[id]) ?? null;
  };
}

const operand = (value: Operand, resolve: Resolve): Read =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? read(resolve(value.var)) : () => value;

/** JsonLogic's truth: null, false, 0, "" and the empty list are false. */
const isTrue = (value: Operated): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

const includes = (list: Operated, member: Operated): boolean =>
  Array.isArray(list) && (list as readonly Operated[]).includes(member);

const ordered = (order: (a: string | number, b: string | number) => boolean) => (a: Operated, b: Operated) =>
  ((typeof a === "number" && typeof b === "number") || (typeof a === "string" && typeof b === "string")) && order(a, b);

const comparisons = {
  "==": (a: Operated, b: Operated) => a === b,
  "!=": (a: Operated, b: Operated) => a !== b,
  ">": ordered((a, b) => a > b),
  ">=": ordered((a, b) => a >= b),
  "<": ordered((a, b) => a < b),
  "<=": ordered((a, b) => a <= b),
  in: (a: Operated, b: Operated) => includes(b, a),
} satisfies Record<string, (a: Operated, b: Operated) => boolean>;

type Comparison = keyof typeof comparisons;
const isComparison = (operator: string): operator is Comparison => Object.hasOwn(comparisons, operator);

/** [operator, arguments] of a condition: exactly one operator, as the schema has made sure. */
export type Parts =
  | { kind: "var"; id: string }
  | { kind: "not"; of: Condition }
  | { kind: "and" | "or"; of: Condition[] }
  | { kind: "compare"; operator: Comparison; pair: [Operand, Operand] };

export function partsOf(condition: Condition): Parts {
  if ("var" in condition) return { kind: "var", id: condition.var };
  if ("!" in condition) return { kind: "not", of: condition["!"] };
  if ("and" in condition) return { kind: "and", of: condition.and };
  if ("or" in condition) return { kind: "or", of: condition.or };
  const [operator, pair] = Object.entries(condition)[0] as [string, [Operand, Operand]];
  if (!isComparison(operator)) throw new TypeError(`no such operator: ${operator}`);
  return { kind: "compare", operator, pair };
}

/** Compiles once; the closure allocates nothing. */
export function compileCondition(condition: Condition, resolve: Resolve): Check {
  const parts = partsOf(condition);
  switch (parts.kind) {
    case "var": {
      const value = read(resolve(parts.id));
      return (scope) => {
        const found = value(scope);
        return found === unknown ? undefined : isTrue(found);
      };
    }
    case "not": {
      const inner = compileCondition(parts.of, resolve);
      return (scope) => {
        const result = inner(scope);
        return result === undefined ? undefined : !result;
      };
    }
    case "and":
    case "or": {
      const inner = parts.of.map((each) => compileCondition(each, resolve));
      const decides = parts.kind === "or";
      return (scope) => {
        let result: boolean | undefined = !decides;
        for (const check of inner) {
          const each = check(scope);
          if (each === decides) return decides;
          if (each === undefined) result = undefined;
        }
        return result;
      };
    }
    case "compare": {
      const [left, right] = [operand(parts.pair[0], resolve), operand(parts.pair[1], resolve)];
      const compare = comparisons[parts.operator];
      return (scope) => {
        const a = left(scope);
        if (a === unknown) return undefined;
        const b = right(scope);
        return b === unknown ? undefined : compare(a, b);
      };
    }
  }
}

/** All fields a condition names, each once. */
export function variablesOf(condition: Condition): string[] {
  const parts = partsOf(condition);
  if (parts.kind === "var") return [parts.id];
  if (parts.kind === "not") return variablesOf(parts.of);
  if (parts.kind === "compare") return parts.pair.flatMap((each) => (isVariable(each) ? [each.var] : []));
  return [...new Set(parts.of.flatMap(variablesOf))];
}

export const isVariable = (operand: Operand): operand is { var: string } =>
  typeof operand === "object" && operand !== null && !Array.isArray(operand);
