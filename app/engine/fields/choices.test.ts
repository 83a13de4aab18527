import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses, shows } from "../../../tests/factories/field-table.ts";
import { choice, field } from "../../../tests/fixtures/index.ts";

for (const type of ["radio", "select"] as const) {
  const spec = field({ id: "kind", type, options: choice("a", "b") });
  const refused = [
    ["c", "choice"],
    ["A", "choice"],
    ["選択肢a", "choice"],
  ] as const;
  describe(type, () => {
    accepts(spec, [
      ["", null],
      ["a", "a"],
      ["b", "b"],
    ]);
    refuses(spec, refused);
    allErrors(type, refused);
    shows(spec, [["b", ["選択肢b"], ["選択肢b（やさしい）"], ["選択肢b (en)"]]]);
    holdsNot(spec, ["c", ["a"], true, null]);
  });
}

describe("checkboxes", () => {
  const spec = field({ id: "kinds", type: "checkboxes", options: choice("a", "b", "c", "d"), min: 2, max: 3 });
  const tick = (...values: string[]) => ({ "": values });
  const refused = [
    [tick("a"), "min"],
    [tick("a", "b", "c", "d"), "max"],
    [tick("a", "x"), "choice"],
  ] as const;
  accepts(spec, [
    [tick(), null],
    [tick(""), null],
    [tick("c", "a"), ["a", "c"]],
    [tick("b", "b", "a"), ["a", "b"]],
  ]);
  refuses(spec, refused);
  allErrors("checkboxes", refused);
  shows(spec, [
    [
      ["a", "d"],
      ["選択肢a", "選択肢d"],
      ["選択肢a（やさしい）", "選択肢d（やさしい）"],
      ["選択肢a (en)", "選択肢d (en)"],
    ],
  ]);
  holdsNot(spec, [[], ["x"], "a", null, [1]]);
});

describe("yes-no", () => {
  const spec = field({ id: "sure", type: "yes-no" });
  const refused = [
    ["maybe", "choice"],
    ["true", "choice"],
  ] as const;
  accepts(spec, [
    ["", null],
    ["yes", true],
    ["no", false],
  ]);
  refuses(spec, refused);
  allErrors("yes-no", refused);
  shows(spec, [
    [true, ["はい"], ["はい"], ["Yes"]],
    [false, ["いいえ"], ["いいえ"], ["No"]],
  ]);
  holdsNot(spec, ["yes", 1, null]);
});

describe("declaration", () => {
  const spec = field({ id: "agree", type: "declaration" });
  const refused = [["no", "choice"]] as const;
  accepts(spec, [
    ["", null],
    ["yes", true],
    ["on", true],
  ]);
  refuses(spec, refused);
  allErrors("declaration", refused);
  holdsNot(spec, [false, "yes", 1]);
});
