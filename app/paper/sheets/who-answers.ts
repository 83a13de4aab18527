/** Conditions in words: 「1-1で「代理人」を選んだ方だけ、書いてください。」 */
import {
  type Answers,
  type Condition,
  compileCondition,
  type Item,
  type SimpleField,
  textOf,
  variablesOf,
} from "../../engine/index.ts";
import { onPaper } from "./paper-words.ts";
import type { Voice } from "./voice.ts";

/** The question an id means, with the number it has on the sheet. */
export type Find = (id: string) => { number: string; field: SimpleField } | undefined;

/** 「…を選んだ方」, without the rest of the sentence. */
export function whoIs(condition: Condition, find: Find, voice: Voice): string {
  const variables = variablesOf(condition);
  const [only] = variables;
  if (variables.length === 1 && only !== undefined) return ofOne(condition, only, find, voice);
  const { t } = voice;
  if ("and" in condition) return condition.and.map((each) => whoIs(each, find, voice)).join(t("paper:when.and"));
  if ("or" in condition) return condition.or.map((each) => whoIs(each, find, voice)).join(t("paper:when.or"));
  return t("paper:when.depends", { number: numbersOf(variables, find, voice) });
}

const numbersOf = (variables: readonly string[], find: Find, { t }: Voice): string =>
  variables.map((id) => find(id)?.number ?? id).join(t("paper:when.orValue"));

/** A condition on one question: which of its answers it means, found by trying them. */
function ofOne(condition: Condition, id: string, find: Find, voice: Voice): string {
  const { t } = voice;
  const question = find(id);
  if (!question) return t("paper:when.depends", { number: id });
  const { number, field } = question;
  if (field.type === "declaration") return t("paper:when.ticked", { number });
  const choices = choicesOf(field, voice);
  if (!choices) return compared(condition, number, voice);
  const check = compileCondition(condition, (name) => ({ id: name, inItem: false, samePage: false }));
  const meant = choices.filter(
    ({ answer }) => check({ answers: { [id]: answer } as Answers & Item, item: null, unknown: null }) === true,
  );
  const others = choices.filter((choice) => !meant.includes(choice));
  const said = (list: typeof choices) =>
    list.map(({ label }) => t("paper:when.value", { value: label })).join(t("paper:when.orValue"));
  if (field.type !== "checkboxes" && others.length > 0 && others.length * 2 < meant.length)
    return t("paper:when.notChose", { number, values: said(others) });
  return t("paper:when.chose", { number, values: said(meant) });
}

function choicesOf(
  field: SimpleField,
  { locale, t }: Voice,
): { answer: string | boolean | string[]; label: string }[] | null {
  switch (field.type) {
    case "radio":
    case "select":
      return field.options.map(({ value, label }) => ({
        answer: value,
        label: onPaper(textOf(label, locale), locale),
      }));
    case "checkboxes":
      return field.options.map(({ value, label }) => ({
        answer: [value],
        label: onPaper(textOf(label, locale), locale),
      }));
    case "yes-no":
      return [
        { answer: true, label: t("paper:parts.yes") },
        { answer: false, label: t("paper:parts.no") },
      ];
    default:
      return null;
  }
}

const orders = { ">": "more", ">=": "atLeast", "<": "less", "<=": "atMost" } as const;

/** Numbers and days, compared with a fixed value. */
function compared(condition: Condition, number: string, { t }: Voice): string {
  for (const [operator, key] of Object.entries(orders)) {
    const pair = (condition as Record<string, unknown>)[operator];
    const value: unknown = Array.isArray(pair) ? pair[1] : undefined;
    if (typeof value === "number" || typeof value === "string") return t(`paper:when.${key}`, { number, value });
  }
  return t("paper:when.depends", { number });
}
