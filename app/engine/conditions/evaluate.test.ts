import fc from "fast-check";
import { LogicEngine } from "json-logic-engine";
import { describe, expect, test } from "vitest";
import type { Answers } from "../answers.ts";
import { compileCondition, type Reference, variablesOf } from "./evaluate.ts";
import type { Condition, Operand } from "./schema.ts";

const plain = (id: string): Reference => ({ id, inItem: false, samePage: false });
const evaluate = (condition: Condition, answers: Answers) =>
  compileCondition(condition, plain)({ answers, item: null, unknown: null });

describe("conditions", () => {
  test.each<[Condition, Answers, boolean]>([
    [{ var: "a" }, { a: "x" }, true],
    [{ var: "a" }, {}, false],
    [{ var: "a" }, { a: false }, false],
    [{ var: "a" }, { a: 0 }, false],
    [{ var: "a" }, { a: [] }, false],
    [{ var: "a" }, { a: { family: "美祢", given: "" } }, true],
    [{ "==": [{ var: "a" }, "x"] }, { a: "x" }, true],
    [{ "==": [{ var: "a" }, 1] }, { a: "1" }, false],
    [{ "==": [{ var: "a" }, null] }, {}, true],
    [{ "==": ["x", { var: "a" }] }, { a: "x" }, true],
    [{ "!=": [{ var: "a" }, "x"] }, {}, true],
    [{ ">": [{ var: "a" }, 1] }, { a: 2 }, true],
    [{ ">": [{ var: "a" }, 1] }, {}, false],
    [{ "<": [{ var: "a" }, 1] }, {}, false],
    [{ "<=": [{ var: "a" }, "2026-04-01"] }, { a: "2026-03-31" }, true],
    [{ ">=": [{ var: "a" }, { var: "b" }] }, { a: 3, b: 3 }, true],
    [{ in: [{ var: "a" }, ["x", "y"]] }, { a: "y" }, true],
    [{ in: ["y", { var: "a" }] }, { a: ["x", "y"] }, true],
    [{ in: ["y", { var: "a" }] }, {}, false],
    [{ "!": { var: "a" } }, {}, true],
    [{ and: [{ var: "a" }, { var: "b" }] }, { a: true }, false],
    [{ or: [{ var: "a" }, { var: "b" }] }, { b: true }, true],
  ])("%j with %j is %s", (condition, answers, expected) => expect(evaluate(condition, answers)).toBe(expected));

  const values = { number: fc.integer({ min: -3, max: 3 }), word: fc.constantFrom("x", "y", "z") };
  const answersOf = fc.record({
    n: values.number,
    m: values.number,
    w: values.word,
    list: fc.subarray(["x", "y", "z"]),
  });
  const numbers: fc.Arbitrary<Operand> = fc.oneof(values.number, fc.constant({ var: "n" }), fc.constant({ var: "m" }));
  const words: fc.Arbitrary<Operand> = fc.oneof(values.word, fc.constant({ var: "w" }));
  const { condition: conditions } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4, depthIdentifier: "condition" },
      fc.constantFrom<Condition>({ var: "n" }, { var: "w" }, { var: "list" }),
      fc
        .tuple(fc.constantFrom("==", "!=", ">", ">=", "<", "<="), numbers, numbers)
        .map(([operator, a, b]) => ({ [operator]: [a, b] }) as Condition),
      fc
        .tuple(fc.constantFrom("==", "!="), words, words)
        .map(([operator, a, b]) => ({ [operator]: [a, b] }) as Condition),
      words.map((word) => ({ in: [word, { var: "list" }] }) as Condition),
      fc.subarray(["x", "y"]).map((list) => ({ in: [{ var: "w" }, list] }) as Condition),
      tie("condition").map((inner) => ({ "!": inner }) as Condition),
      fc
        .tuple(fc.constantFrom("and", "or"), fc.array(tie("condition"), { minLength: 1, maxLength: 3 }))
        .map(([operator, of]) => ({ [operator]: of }) as Condition),
    ),
  }));

  test("agree with a JsonLogic implementation wherever types match", () => {
    const reference = new LogicEngine();
    fc.assert(
      fc.property(conditions, answersOf, (condition, answers) => {
        expect(evaluate(condition, answers)).toBe(Boolean(reference.truthy(reference.run(condition, answers))));
      }),
      { numRuns: 500 },
    );
  });

  test("with unknown inputs, an answer that is certain stays so whatever they become", () => {
    const here = (id: string): Reference => ({ id, inItem: false, samePage: true });
    fc.assert(
      fc.property(conditions, answersOf, fc.subarray(["n", "m", "w", "list"]), (condition, answers, unknown) => {
        const check = compileCondition(condition, here);
        const certain = check({ answers, item: null, unknown: new Set(unknown) });
        if (certain !== undefined) expect(check({ answers, item: null, unknown: null })).toBe(certain);
        else expect(variablesOf(condition).some((id) => unknown.includes(id))).toBe(true);
      }),
    );
  });

  test("an item's own answer stands before the form's", () => {
    const check = compileCondition({ "==": [{ var: "kind" }, "y"] }, (id) => ({ id, inItem: true, samePage: true }));
    expect(check({ answers: { kind: "y" }, item: { kind: "x" }, unknown: null })).toBe(false);
    expect(check({ answers: { kind: "x" }, item: { kind: "y" }, unknown: null })).toBe(true);
  });
});
