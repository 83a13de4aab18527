import { expect, test } from "vitest";
import { define, field, step } from "../../tests/fixtures/index.ts";
import { compile } from "../engine/index.ts";
import { changesSince } from "./handoff-changes.ts";

const procedure = compile(
  define("any", [
    step("one", [
      field({ id: "name", type: "text" }),
      field({ id: "moved", type: "yes-no" }),
      field({ id: "from", type: "text", showIf: { "==": [{ var: "moved" }, true] } }),
    ]),
    step("two", [field({ id: "note", type: "text", required: false })]),
  ]),
);
const before = { name: "山田", moved: true, from: "萩市" };

test("without anything known there is nothing to compare", () => {
  const { before: marks, gone } = changesSince(procedure, null, before, "ja");
  expect([marks.size, gone]).toEqual([0, []]);
});

test("an answer that is the same bears no mark, one that is different shows what it was", () => {
  const { before: marks, gone } = changesSince(procedure, before, { ...before, name: "山本" }, "ja");
  expect([...marks]).toEqual([["name", ["山田"]]]);
  expect(gone).toEqual([]);
});

test("what was empty or not asked is new, what is not asked any more is gone", () => {
  const after = { name: "山田", moved: false, note: "車いす" };
  const { before: marks, gone } = changesSince(procedure, before, after, "ja");
  expect([...marks]).toEqual([
    ["moved", ["はい"]],
    ["note", []],
  ]);
  expect(gone).toEqual([{ label: "項目from", lines: ["萩市"] }]);
  const back = changesSince(procedure, after, before, "ja");
  expect(back.before.get("from")).toEqual([]);
});
