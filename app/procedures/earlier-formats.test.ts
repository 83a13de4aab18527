import { expect, test } from "vitest";
import { define, field, step } from "../../tests/fixtures/define.ts";
import { compile, type Definition } from "../engine/index.ts";
import { fromEarlierFormat } from "./earlier-formats.ts";

const now = define("x", [step("a", [field({ id: "moved", type: "date" })])]);
const earlier = (guide: object) => ({ ...now, guide: { ...now.guide, ...guide } }) as unknown as Definition;
const reason = { ja: "窓口で受け取るため" };

test("a version of today stays as it is", () => {
  expect(fromEarlierFormat(now)).toEqual(now);
});

test.each([
  [null, "no"],
  [reason, "yes"],
])("a visit of the first release, %j, is read", (visit, needed) => {
  expect(compile(fromEarlierFormat(earlier({ visit }))).definition.guide.visit).toMatchObject({ needed });
});

test("a deadline of the first release keeps its days and its text", () => {
  const deadline = { rule: "within-days", days: 14, from: "moved", text: { ja: "14日以内" } };
  expect(compile(fromEarlierFormat(earlier({ deadline }))).definition.guide.deadline).toEqual({
    rule: "within",
    length: 14,
    from: "moved",
    text: { ja: "14日以内" },
  });
});
