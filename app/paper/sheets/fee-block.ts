/** What is to be paid, line by line as the engine computed it; the definition's own words when nothing can be computed. */
import { type Answers, computeFee, type Procedure, textOf } from "../../engine/index.ts";
import type { Block, Fact } from "../model.ts";
import { only, plainSection, type Voice } from "./voice.ts";

const digits = (yen: number): string => yen.toLocaleString("en-US");

export function feeBlock(procedure: Procedure, answers: Answers, voice: Voice): Block {
  return plainSection(voice.t("paper:fee.heading"), [{ kind: "facts", rows: feeRows(procedure, answers, voice) }]);
}

export function feeRows(procedure: Procedure, answers: Answers, voice: Voice): Fact[] {
  const rows = feeFacts(procedure, answers, voice);
  const text = textOf(procedure.definition.guide.fee.text, voice.locale);
  return rows.length > 0 ? rows : [{ label: only(voice.t("paper:fee.usual")), lines: [text] }];
}

function feeFacts(procedure: Procedure, answers: Answers, { t, locale }: Voice): Fact[] {
  const { lines, total, open } = computeFee(procedure, answers, locale);
  if (lines.length === 0) return [];
  const rows = lines.map(({ label, unit, quantity, amount, exempt }): Fact => {
    const said =
      exempt !== null
        ? t("paper:fee.exempt", { reason: exempt })
        : amount === null || unit === null
          ? t("paper:fee.open")
          : quantity === 1
            ? t("paper:fee.amount", { amount: digits(amount) })
            : t("paper:fee.times", { unit: digits(unit), quantity: digits(quantity), amount: digits(amount) });
    return { label: only(label), lines: [said] };
  });
  if (open && total === 0) return rows;
  const sum = t(open ? "paper:fee.totalOpen" : "paper:fee.amount", { amount: digits(total) });
  return rows.length === 1 ? rows : [...rows, { label: only(t("paper:fee.total")), lines: [sum] }];
}
