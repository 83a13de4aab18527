import { describe, expect, test } from "vitest";
import { kitchenSink, soundDefinition } from "../../../tests/fixtures/index.ts";
import { compile } from "../../engine/index.ts";
import { namedPath } from "./named-path.ts";
import { rowOf, tableOf } from "./table.ts";

const warning = { rule: "x", severity: "warning" as const, path: "$", message: "" };
const ship = { id: kitchenSink.id, procedure: compile(kitchenSink), findings: [warning, warning] };

describe("the table", () => {
  test("counts questions, branches, pages, texts and journeys", () => {
    const row = rowOf({ id: "space-garden", procedure: compile(soundDefinition), findings: [] });
    expect(row).toEqual({
      id: "space-garden",
      fields: 7,
      branches: 1,
      steps: 2,
      texts: 19,
      journeys: 2,
      confidence: "typical",
      score: 100,
      errors: 0,
      warnings: 0,
    });
    expect(rowOf(ship)).toMatchObject({ fields: 50, branches: 8, steps: 12, journeys: 0, score: 98, warnings: 2 });
  });

  test("has a line for what does not compile", () => {
    expect(rowOf({ id: "broken", procedure: null, findings: [{ ...warning, severity: "error" }] })).toMatchObject({
      fields: 0,
      confidence: "-",
      score: 90,
      errors: 1,
    });
  });

  test("has its columns under each other, Japanese heads counted as wide as they are", () => {
    expect(tableOf([rowOf(ship), rowOf({ ...ship, id: "x" })]).split("\n")).toEqual([
      "id                 項目  分岐  画面   文  道  確度     点  誤り  注意",
      "spaceship-parking    50     8    12  107   0  typical  98     0     2",
      "x                    50     8    12  107   0  typical  98     0     2",
    ]);
  });
});

describe("a path with names", () => {
  test.each([
    ["$.steps[1].fields[2].label", "steps[plot].fields[animal].label"],
    ["$.guide.fee.items[0].yen", "guide.fee.items[plot].yen"],
    ["$.journeys[1]", "journeys[with-dog]"],
    ["$.guide.bring[4]", "guide.bring[4]"],
    ["$.steps[99].fields[0]", "steps[99].fields[0]"],
    ["$", "$"],
  ])("%s is %s", (path, named) => expect(namedPath(soundDefinition, path)).toBe(named));

  test("names options by their values", () => {
    expect(namedPath(kitchenSink, "$.steps[3].fields[0].options[1].label")).toBe(
      "steps[purpose].fields[purpose].options[trade].label",
    );
  });
});
