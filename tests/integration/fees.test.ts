/**
 * Every procedure with a fee: the amounts of db/seed/fee-cases.json, written down from the city's facts (catalogue of
 * procedures, marked 要確認 there), are what the engine computes from a form that is really filled in.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, computeFee, type Procedure } from "../../app/engine/index.ts";
import { locales } from "../../app/i18n/locales.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { imaginedFile, readDefinitions, walkJourney } from "../../app/procedures/index.ts";

/**
 * `answers`: those that decide; the rest is filled with examples. `total` null: a line is left for the office.
 * `lines`: amount by id in order; null: the office says; words: why it is free.
 */
type FeeCase = {
  procedure: string;
  title: string;
  answers: Record<string, never>;
  total: number | null;
  lines: Record<string, number | null | string>;
};

const cases: FeeCase[] = JSON.parse(readFileSync(projectPath("db", "seed", "fee-cases.json"), "utf8"));
const procedures = new Map<string, Procedure>(
  readDefinitions()
    .map((each) => compile(each))
    .map((each) => [each.id, each]),
);
const charging = [...procedures.values()].filter(({ definition }) => definition.guide.fee.items);
const today = "2026-04-01";

function filled({ procedure: id, title, answers }: FeeCase) {
  const procedure = procedures.get(id);
  if (!procedure) throw new Error(`no procedure ${id}`);
  const walk = walkJourney(procedure, { id: "fee-case", title, fill: "required", answers }, today, imaginedFile);
  return { procedure, walk };
}

describe("the table of fees", () => {
  test.each(cases.map((each) => [each.procedure, each.title, each] as const))("%s: %s", (_id, _title, each) => {
    const { procedure, walk } = filled(each);
    // The answers lead through the form as it is, and are kept by it.
    expect([walk.arrived, walk.problems]).toEqual([true, []]);
    const fee = computeFee(procedure, walk.answers, "ja");
    expect(Object.fromEntries(fee.lines.map(({ id, amount, exempt }) => [id, exempt ?? amount]))).toEqual(each.lines);
    expect(fee.lines.map(({ id }) => id)).toEqual(Object.keys(each.lines));
    expect(fee.open ? null : fee.total).toBe(each.total);
    for (const locale of locales) {
      const other = computeFee(procedure, walk.answers, locale);
      expect([other.total, other.open]).toEqual([fee.total, fee.open]);
      expect(other.lines.every(({ label }) => label.trim() !== "")).toBe(true);
    }
  });

  test("has at least two cases of every procedure with a fee, which differ in what they show", () => {
    for (const { id, definition } of charging) {
      const own = cases.filter((each) => each.procedure === id);
      expect(own.length, id).toBeGreaterThanOrEqual(2);
      // Every line of the bill is charged in one of them, every exemption granted.
      const shown = new Set(own.flatMap(({ lines }) => Object.keys(lines)));
      expect([...shown].sort(), id).toEqual((definition.guide.fee.items ?? []).map((item) => item.id).sort());
      const reasons = own.flatMap(({ lines }) => Object.values(lines));
      for (const { label } of definition.guide.fee.exemptions ?? []) expect(reasons, id).toContain(label.ja);
    }
  });

  test("names no procedure that charges nothing", () => {
    const known = new Set(charging.map(({ id }) => id));
    expect(cases.filter(({ procedure }) => !known.has(procedure))).toEqual([]);
  });

  test("the fee that a journey of the definition states is the same", () => {
    for (const procedure of charging) {
      for (const journey of procedure.definition.journeys ?? []) {
        const { fee, problems } = walkJourney(procedure, journey, today, imaginedFile);
        expect.soft({ at: `${procedure.id}/${journey.id}`, problems }).toMatchObject({ problems: [] });
        if (journey.fee !== undefined) expect(fee.open ? null : fee.total).toBe(journey.fee);
      }
    }
  });

  test("counts whole things only, and not without end: an amount stays an amount", () => {
    for (const { id, definition } of charging) {
      const fields = definition.steps.flatMap((step) => step.fields);
      for (const { times } of definition.guide.fee.items ?? []) {
        const field = fields.find((each) => each.id === times);
        if (field?.type !== "number") continue;
        expect([id, field.decimals ?? 0, (field.max ?? Infinity) <= 100]).toEqual([id, 0, true]);
      }
    }
  });
});
