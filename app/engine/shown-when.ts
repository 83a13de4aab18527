/** A same-page condition for a page without JavaScript: which values of which field above make this one asked. */
import type { Answers, Item } from "./answers.ts";
import type { Scope } from "./conditions/evaluate.ts";
import type { Translate } from "./messages.ts";
import type { CompiledField } from "./procedure.ts";
import { textOf } from "./text.ts";
import type { FieldView } from "./view.ts";
import { wordsOf } from "./words.ts";

/** What can be chosen, as the input's value, the answer it becomes and its label; null: not a choice. */
function choices(
  { spec }: CompiledField,
  locale: string,
): { raw: string; answer: string | boolean | string[]; label: string }[] | null {
  switch (spec.type) {
    case "radio":
    case "select":
      return spec.options.map(({ value, label }) => ({ raw: value, answer: value, label: textOf(label, locale) }));
    case "checkboxes":
      return spec.options.map(({ value, label }) => ({ raw: value, answer: [value], label: textOf(label, locale) }));
    case "yes-no":
      return [
        { raw: "yes", answer: true, label: wordsOf(locale).yes },
        { raw: "no", answer: false, label: wordsOf(locale).no },
      ];
    case "declaration":
      return [{ raw: "yes", answer: true, label: wordsOf(locale).agreed }];
    default:
      return null;
  }
}

/**
 * null: shown always, as far as this page goes. `values` is empty when no list of values of one field can say it (a number, two
 * fields): the text then names the field, and a script leaves the field visible.
 */
export function shownWhen(
  field: CompiledField,
  page: readonly CompiledField[],
  values: { answers: Answers; item: Item | null },
  locale: string,
  t: Translate,
): FieldView["shownWhen"] {
  const above = page.filter((each) => field.dependsOn.includes(each.id));
  const unknown = new Set(above.map((each) => each.id));
  const [other] = above;
  if (!field.shown || !other) return null;
  const base: Scope = { ...withoutPage(values, page), unknown };
  if (field.shown(base) === true) return null;
  const label = textOf(other.spec.label, locale);
  const possible = above.length === 1 ? choices(other, locale) : null;
  if (!possible) return { fieldId: other.id, values: [], text: t("fields:shown-when.depends", { label }) };
  const matching = possible.filter(({ answer }) => field.shown?.(answered(base, other.id, answer)));
  const words = matching
    .map((each) => t("fields:shown-when.value", { value: each.label }))
    .join(t("fields:shown-when.or"));
  return {
    fieldId: other.id,
    values: matching.map(({ raw }) => raw),
    text: t("fields:shown-when.is", { label, values: words }),
  };
}

/** Answers given on this page before do not count: the page may be changed. */
function withoutPage({ answers, item }: { answers: Answers; item: Item | null }, page: readonly CompiledField[]) {
  if (item !== null) return { answers, item: {} };
  const own = new Set(page.map((field) => field.id));
  return { answers: Object.fromEntries(Object.entries(answers).filter(([id]) => !own.has(id))), item };
}

const answered = (base: Scope, id: string, answer: string | boolean | string[]): Scope =>
  base.item === null
    ? { answers: { ...base.answers, [id]: answer }, item: null, unknown: null }
    : { answers: base.answers, item: { ...base.item, [id]: answer }, unknown: null };
