/** Answers in words, for check-answers and for clerks: the same rows everywhere. */
import type { Answers, FileRef, Item } from "./answers.ts";
import type { Scope } from "./conditions/evaluate.ts";
import type { CompiledField, CompiledGroup, Procedure } from "./procedure.ts";
import { Session } from "./session.ts";
import { walk } from "./simulation.ts";
import { textOf } from "./text.ts";

/** `path`: of the field, "moveDate" or "movers/2/birth". `lines` and `files` are both empty when it was left empty. */
export type SummaryRow = { path: string; label: string; lines: string[]; files: FileRef[] };
/** One page: a step, or one item of a group ("movers/0"); a group without items is its list page without rows. */
export type SummaryStep = { stepPath: string; stepTitle: string; rows: SummaryRow[] };

/** Every question that is asked with these answers, answered or not. Stale answers do not show. */
export function summarize(source: Session | Answers, procedure: Procedure, locale: string): SummaryStep[] {
  const { answers, visits } = walk(procedure, source instanceof Session ? source.answers : source);
  return visits.flatMap(({ step, items }): SummaryStep[] => {
    const stepTitle = textOf(step.spec.title, locale);
    if (!step.group) {
      const rows = rowsOf(step.fields, { answers, item: null, unknown: null }, "", locale);
      return rows.length > 0 ? [{ stepPath: step.id, stepTitle, rows }] : [];
    }
    const { group } = step;
    if (items.length === 0) return [{ stepPath: step.id, stepTitle, rows: [] }];
    return items.map((item, index) => ({
      stepPath: `${step.id}/${index}`,
      stepTitle: itemTitle(group, index, locale),
      rows: rowsOf(group.fields, { answers, item, unknown: null }, `${group.id}/${index}/`, locale),
    }));
  });
}

/** 「引っ越す人（2）」 */
export const itemTitle = (group: CompiledGroup, index: number, locale: string): string => {
  const label = textOf(group.spec.itemLabel, locale);
  return locale === "en" ? `${label} ${index + 1}` : `${label}（${index + 1}）`;
};

function rowsOf(fields: readonly CompiledField[], scope: Scope, prefix: string, locale: string): SummaryRow[] {
  const values = scope.item ?? scope.answers;
  return fields.flatMap((field) => {
    if (!field.asked || (field.shown && !field.shown(scope))) return [];
    const isFile = field.spec.type === "file";
    return {
      path: prefix + field.id,
      label: textOf(field.spec.label, locale),
      lines: isFile ? [] : linesOf(field, values, locale),
      files: isFile ? ((values[field.id] as FileRef[] | undefined) ?? []) : [],
    };
  });
}

function linesOf(field: CompiledField, values: Answers | Item, locale: string): string[] {
  const value = values[field.id];
  return value !== undefined && field.module.holds(value, field.spec)
    ? field.module.format(value, field.spec, locale)
    : [];
}

/** Enough of an item to know it again in a list: its first three answers, one line each. */
export function itemLines(group: CompiledGroup, item: Item, answers: Answers, locale: string): string[] {
  const scope: Scope = { answers, item, unknown: null };
  return group.fields
    .filter((field) => !field.shown || field.shown(scope))
    .map((field) => linesOf(field, item, locale).join(" "))
    .filter((line) => line !== "")
    .slice(0, 3);
}

/** The page on which a field is changed: "movers/2/birth" → "people/2" when the group "movers" is in step "people"; null: unknown. */
export function stepPathOf(procedure: Procedure, fieldPath: string): string | null {
  const [id, index] = fieldPath.split("/");
  const step = procedure.steps.find((each) => each.group?.id === id || each.fields.some((field) => field.id === id));
  if (!step) return null;
  return step.group && index !== undefined ? `${step.id}/${index}` : step.id;
}
