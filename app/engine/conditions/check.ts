/** What is wrong with a condition beyond its shape: fields that are not asked before, comparisons that can never be meant. */
import { isDay, isMonth } from "../day.ts";
import type { Field } from "../definition.ts";
import { isVariable, partsOf } from "./evaluate.ts";
import type { Condition, Operand } from "./schema.ts";

export type Path = (string | number)[];
export type Mistake = { path: Path; message: string };
/** Fields that may be named here, by id; `later`: ids that exist but are asked afterwards. */
export type Askable = { earlier: ReadonlyMap<string, Field>; later: ReadonlySet<string> };

export function conditionMistakes(condition: Condition, askable: Askable, path: Path): Mistake[] {
  const parts = partsOf(condition);
  switch (parts.kind) {
    case "var":
      return unknownField(parts.id, askable, [...path, "var"]);
    case "not":
      return conditionMistakes(parts.of, askable, [...path, "!"]);
    case "and":
    case "or":
      return parts.of.flatMap((each, index) => conditionMistakes(each, askable, [...path, parts.kind, index]));
    case "compare": {
      const here = [...path, parts.operator];
      const unnamed = parts.pair.flatMap((each, index) =>
        isVariable(each) ? unknownField(each.var, askable, [...here, index, "var"]) : [],
      );
      return unnamed.length > 0 ? unnamed : comparisonMistakes(parts.operator, parts.pair, askable, here);
    }
  }
}

function unknownField(id: string, askable: Askable, path: Path): Mistake[] {
  if (askable.earlier.has(id)) return [];
  const message = askable.later.has(id)
    ? `"${id}" is asked later than this condition`
    : `no field "${id}" is asked before`;
  return [{ path, message }];
}

const ordering = new Set([">", ">=", "<", "<="]);

function comparisonMistakes(operator: string, pair: [Operand, Operand], { earlier }: Askable, path: Path): Mistake[] {
  const [left, right] = pair.map((each) => (isVariable(each) ? earlier.get(each.var) : undefined));
  if (!left && !right) return [{ path, message: "compares two fixed values" }];
  if (operator === "in") return membershipMistakes(pair, left, right, path);
  const field = left ?? right;
  if (!field) return [];
  if (left && right) {
    const same = kindOf(left) === kindOf(right) && kindOf(left) !== "presence";
    return same ? [] : [{ path, message: `"${left.id}" and "${right.id}" are not of one kind` }];
  }
  if (ordering.has(operator) && !["number", "date", "month"].includes(kindOf(field))) {
    return [{ path, message: `"${field.id}" (${field.type}) has no order` }];
  }
  const place = left ? 1 : 0;
  const wrong = literalMistake(field, pair[place], ordering.has(operator));
  return wrong === null ? [] : [{ path: [...path, place], message: wrong }];
}

function membershipMistakes(
  [member, list]: [Operand, Operand],
  memberField: Field | undefined,
  listField: Field | undefined,
  path: Path,
): Mistake[] {
  if (listField) {
    if (listField.type !== "checkboxes") return [{ path: [...path, 1], message: `"${listField.id}" holds no list` }];
    if (memberField) return [];
    const known = listField.options.some((option) => option.value === member);
    return known
      ? []
      : [{ path: [...path, 0], message: `${JSON.stringify(member)} is no option of "${listField.id}"` }];
  }
  if (!memberField || !Array.isArray(list)) return [{ path, message: '"in" needs a list' }];
  if (memberField.type === "checkboxes")
    return [{ path, message: `"${memberField.id}" is a list: write the option first` }];
  return list.flatMap((each, index) => {
    const wrong = literalMistake(memberField, each, true);
    return wrong === null ? [] : [{ path: [...path, 1, index], message: wrong }];
  });
}

type Kind = "option" | "boolean" | "number" | "date" | "month" | "text" | "presence";

function kindOf(field: Field): Kind {
  switch (field.type) {
    case "radio":
    case "select":
      return "option";
    case "yes-no":
    case "declaration":
      return "boolean";
    case "number":
    case "yen":
      return "number";
    case "date":
      return "date";
    case "year-month":
      return "month";
    case "text":
    case "textarea":
    case "kana":
    case "tel":
    case "email":
      return "text";
    default:
      return "presence";
  }
}

/** null: the value may be compared with an answer to the field. `null` itself asks whether it was answered. */
function literalMistake(field: Field, value: Operand, answered: boolean): string | null {
  if (value === null) return answered ? "null cannot be compared in order or in a list" : null;
  const refused = (expected: string) => `${JSON.stringify(value)} is no ${expected} of "${field.id}"`;
  switch (kindOf(field)) {
    case "option": {
      const options = "options" in field ? field.options : [];
      return options.some((option) => option.value === value) ? null : refused("option");
    }
    case "boolean":
      return typeof value === "boolean" ? null : refused("true or false");
    case "number":
      return typeof value === "number" ? null : refused("number");
    case "date":
      return typeof value === "string" && isDay(value) ? null : refused("day (YYYY-MM-DD)");
    case "month":
      return typeof value === "string" && isMonth(value) ? null : refused("month (YYYY-MM)");
    case "text":
      return typeof value === "string" ? null : refused("text");
    case "presence":
      return `"${field.id}" (${field.type}) can only be asked for being answered: {"var": "${field.id}"}`;
  }
}
