/** What an application costs, from its answers: pure, so that the form, the receipt, the clerk and the paper say the same. */
import type { Answers } from "./answers.ts";
import { compileCondition } from "./conditions/evaluate.ts";
import type { Condition } from "./conditions/schema.ts";
import { number } from "./fields/number.ts";
import type { Procedure } from "./procedure.ts";
import { textOf } from "./text.ts";

/** One line of the bill. Amounts in yen; null: the counter says. `exempt`: why nothing is charged. */
export type FeeLine = {
  id: string;
  label: string;
  unit: number | null;
  quantity: number;
  /** The quantity in the form's own words (2通); null: one piece, not counted. */
  count: string | null;
  amount: number | null;
  exempt: string | null;
};
/** `total` sums what is known; `open`: a line is left for the counter to say, so the total is not final. */
export type Fee = { lines: FeeLine[]; total: number; open: boolean };

/** Lines in the definition's order; none when the procedure charges nothing. `answers` pruned, as a session keeps them. */
export function computeFee({ definition }: Procedure, answers: Answers, locale: string): Fee {
  const { items = [], exemptions = [] } = definition.guide.fee;
  const holds = (condition: Condition) =>
    compileCondition(condition, (id) => ({ id, inItem: false, samePage: false }))({
      answers,
      item: null,
      unknown: null,
    }) === true;
  const granted = exemptions.filter(({ when }) => holds(when));
  const fields = definition.steps.flatMap((step) => step.fields);
  const lines = items
    .filter(({ showIf }) => !showIf || holds(showIf))
    .map(({ id, label, yen, times }): FeeLine => {
      const exemption = granted.find(({ items: covered }) => !covered || covered.includes(id));
      const counted = fields.find((field) => field.id === times);
      const given = times === undefined ? 1 : answers[times];
      const quantity = typeof given === "number" ? given : 0;
      return {
        id,
        label: textOf(label, locale),
        unit: yen,
        quantity,
        count: counted?.type === "number" ? number.format(quantity, counted, locale).join("") : null,
        amount: exemption ? 0 : yen === null ? null : yen * quantity,
        exempt: exemption ? textOf(exemption.label, locale) : null,
      };
    })
    .filter(({ quantity }) => quantity > 0);
  return {
    lines,
    total: lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    open: lines.some(({ amount }) => amount === null),
  };
}
