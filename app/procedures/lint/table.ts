/** The catalogue as a table for the terminal: one line for each definition. */

import type { Procedure } from "../../engine/index.ts";
import { scoreOf } from "./check-definition.ts";
import type { Finding } from "./finding.ts";
import { definitionTexts } from "./texts.ts";

/** `procedure` null: it does not compile. */
export type Checked = { id: string; procedure: Procedure | null; findings: Finding[] };

export type Row = {
  id: string;
  fields: number;
  branches: number;
  steps: number;
  texts: number;
  journeys: number;
  confidence: string;
  score: number;
  errors: number;
  warnings: number;
};

export const countOf = (findings: readonly Finding[], severity: Finding["severity"]): number =>
  findings.filter((finding) => finding.severity === severity).length;

export function rowOf({ id, procedure, findings }: Checked): Row {
  const steps = procedure?.definition.steps ?? [];
  const outer = steps.flatMap((step) => step.fields);
  const inner = outer.flatMap((field) => (field.type === "group" ? field.fields : []));
  const asked = [...outer, ...inner].filter(({ type }) => type !== "notice" && type !== "group");
  return {
    id,
    fields: asked.length,
    branches: [...steps, ...outer, ...inner].filter(({ showIf }) => showIf !== undefined).length,
    steps: steps.length,
    texts: procedure ? definitionTexts(procedure.definition).length : 0,
    journeys: procedure?.definition.journeys?.length ?? 0,
    confidence: procedure?.definition.facts.confidence ?? "-",
    score: scoreOf(findings),
    errors: countOf(findings, "error"),
    warnings: countOf(findings, "warning"),
  };
}

const heads: [keyof Row, string][] = [
  ["id", "id"],
  ["fields", "項目"],
  ["branches", "分岐"],
  ["steps", "画面"],
  ["texts", "文"],
  ["journeys", "道"],
  ["confidence", "確度"],
  ["score", "点"],
  ["errors", "誤り"],
  ["warnings", "注意"],
];

/** Columns as wide as a terminal shows them: Japanese letters take two places. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > "\u2000" ? 2 : 1), 0);

export function tableOf(rows: readonly Row[]): string {
  const lines = [heads.map(([, head]) => head), ...rows.map((row) => heads.map(([key]) => String(row[key])))];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ""))));
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const space = " ".repeat((widths[column] ?? 0) - widthOf(cell));
          return typeof rows[0]?.[heads[column]?.[0] ?? "id"] === "number" ? space + cell : cell + space;
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
