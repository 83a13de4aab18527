import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choice, define, field, say, step } from "../../tests/fixtures/define.ts";
import { type Answers, type Condition, compile, computeFee, type Definition } from "./index.ts";

type FeeRules = Definition["guide"]["fee"];
const steps = [
  step("what", [
    field({ id: "kind", type: "radio", options: choice("new", "old", "check") }),
    field({ id: "extras", type: "checkboxes", options: choice("stamp", "map"), required: false }),
    field({ id: "copies", type: "number", min: 1, max: 10, unit: { ja: "通", easy: "まい", en: "copies" } }),
    field({ id: "plain", type: "number", min: 0, max: 10, required: false }),
    field({ id: "poor", type: "yes-no", required: false }),
  ]),
];
const procedureOf = (rules: Partial<FeeRules>) => {
  const { guide } = define("fees", steps);
  const fee: FeeRules = { yen: null, text: say("項目による"), pay: ["counter"], ...rules };
  return compile(define("fees", steps, { guide: { ...guide, fee } }));
};
const item = (id: string, yen: number | null, rest: object = {}) => ({ id, label: say(`料金${id}`), yen, ...rest });
const kindIs = (kind: string): Condition => ({ "==": [{ var: "kind" }, kind] });

describe("a fee", () => {
  it("is nothing when the procedure charges nothing", () => {
    expect(computeFee(procedureOf({}), { kind: "new" }, "ja")).toEqual({ lines: [], total: 0, open: false });
  });

  it("counts copies, and says the count in the form's own words", () => {
    const procedure = procedureOf({ items: [item("copy", 300, { times: "copies" })] });
    const [line] = computeFee(procedure, { copies: 2 }, "ja").lines;
    expect(line).toEqual({
      id: "copy",
      label: "料金copy",
      unit: 300,
      quantity: 2,
      count: "2通",
      amount: 600,
      exempt: null,
    });
    expect(computeFee(procedure, { copies: 2 }, "easy").lines[0]).toMatchObject({
      label: "料金copy（やさしい）",
      count: "2まい",
    });
    expect(computeFee(procedure, { copies: 2 }, "en").lines[0]).toMatchObject({ count: "2 copies", amount: 600 });
    const plain = procedureOf({ items: [item("copy", 300, { times: "plain" })] });
    expect(computeFee(plain, { plain: 3 }, "ja").lines[0]).toMatchObject({ count: "3", amount: 900 });
  });

  it.each<[string, Answers]>([
    ["none asked for", { copies: 0 }],
    ["not answered", {}],
    ["another kind of answer", { copies: "2" }],
    ["fewer than none", { copies: -1 }],
  ])("charges no copy: %s", (_name, answers) => {
    const procedure = procedureOf({ items: [item("copy", 300, { times: "copies" }), item("post", 110)] });
    expect(computeFee(procedure, answers, "ja")).toMatchObject({ lines: [{ id: "post", count: null }], total: 110 });
  });

  it("has the lines whose condition holds, in the definition's order", () => {
    const procedure = procedureOf({
      items: [
        item("new", 3000, { showIf: kindIs("new") }),
        item("stamp", 550, { showIf: { in: ["stamp", { var: "extras" }] } }),
        item("map", 340, { showIf: { in: ["map", { var: "extras" }] } }),
      ],
    });
    const idsAndTotal = (answers: Answers) => {
      const { lines, total } = computeFee(procedure, answers, "ja");
      return [lines.map(({ id }) => id), total];
    };
    expect(idsAndTotal({ kind: "new", extras: ["map", "stamp"] })).toEqual([["new", "stamp", "map"], 3890]);
    expect(idsAndTotal({ kind: "old", extras: ["map"] })).toEqual([["map"], 340]);
    // Unanswered: an unknown condition never charges anybody.
    expect(idsAndTotal({})).toEqual([[], 0]);
  });

  it("is open when a line is left for the city to say", () => {
    const procedure = procedureOf({ items: [item("copy", 300), item("post", null, { showIf: kindIs("new") })] });
    expect(computeFee(procedure, { kind: "new" }, "ja")).toMatchObject({ total: 300, open: true });
    expect(computeFee(procedure, { kind: "old" }, "ja")).toMatchObject({ total: 300, open: false });
  });

  it("is 0 with the reason for those who are exempt, of all lines or of some", () => {
    const poor = { id: "poor", label: say("生活保護"), when: { var: "poor" } };
    const items = [item("copy", 300, { times: "copies" }), item("post", null)];
    const all = procedureOf({ items, exemptions: [poor] });
    expect(computeFee(all, { copies: 2, poor: true }, "ja")).toMatchObject({
      lines: [
        { id: "copy", unit: 300, quantity: 2, amount: 0, exempt: "生活保護" },
        { id: "post", amount: 0, exempt: "生活保護" },
      ],
      total: 0,
      open: false,
    });
    expect(computeFee(all, { copies: 2, poor: false }, "ja")).toMatchObject({ total: 600, open: true });
    expect(computeFee(all, { copies: 2 }, "ja")).toMatchObject({ total: 600, open: true });
    const some = procedureOf({ items, exemptions: [{ ...poor, items: ["copy"] }] });
    expect(computeFee(some, { copies: 2, poor: true }, "ja")).toMatchObject({ total: 0, open: true });
    const first = { id: "check", label: say("車検用"), when: kindIs("check") };
    const both = procedureOf({ items, exemptions: [first, poor] });
    expect(computeFee(both, { copies: 1, kind: "check", poor: true }, "ja").lines[0]?.exempt).toBe("車検用");
  });
});

describe("a fee of any rules and answers", () => {
  const yen = fc.oneof(fc.constant(null), fc.nat(5000));
  const rules = fc.record({
    items: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "d", "e"),
        yen,
        times: fc.constantFrom(undefined, "copies", "plain"),
        kind: fc.constantFrom(undefined, "new", "old"),
      }),
      { selector: ({ id }) => id, minLength: 1 },
    ),
    exempt: fc.option(fc.record({ kind: fc.constantFrom("new", "old"), all: fc.boolean() }), { nil: null }),
  });
  const answers = fc.record(
    { kind: fc.constantFrom("new", "old", "check"), copies: fc.nat(10), plain: fc.nat(10) },
    { requiredKeys: [] },
  );

  it("is what the rules say, read independently; whole yen; the same in every language", () => {
    fc.assert(
      fc.property(rules, answers, ({ items, exempt }, given) => {
        const [first] = items;
        const covered = exempt && first ? (exempt.all ? items.map(({ id }) => id) : [first.id]) : [];
        const procedure = procedureOf({
          items: items.map(({ id, yen: each, times, kind }) => ({
            ...item(id, each, times ? { times } : {}),
            ...(kind ? { showIf: kindIs(kind) } : {}),
          })),
          ...(exempt
            ? {
                exemptions: [
                  { id: "x", label: say("免除"), when: kindIs(exempt.kind), ...(exempt.all ? {} : { items: covered }) },
                ],
              }
            : {}),
        });
        const isFree = exempt !== null && given.kind === exempt.kind;
        const expected = items.flatMap(({ id, yen: each, times, kind }) => {
          const quantity = times === undefined ? 1 : (given[times as "copies" | "plain"] ?? 0);
          if (quantity === 0 || (kind !== undefined && kind !== given.kind)) return [];
          return [{ id, amount: isFree && covered.includes(id) ? 0 : each === null ? null : each * quantity }];
        });
        const fee = computeFee(procedure, given, "ja");
        expect(fee.lines.map(({ id, amount }) => ({ id, amount }))).toEqual(expected);
        expect(fee.total).toBe(expected.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
        expect(fee.open).toBe(expected.some(({ amount }) => amount === null));
        expect(Number.isSafeInteger(fee.total) && fee.total >= 0).toBe(true);
        for (const { exempt: reason, amount } of fee.lines) if (reason !== null) expect(amount).toBe(0);
        const english = computeFee(procedure, given, "en");
        expect([english.total, english.open, english.lines.length]).toEqual([fee.total, fee.open, fee.lines.length]);
      }),
      { numRuns: 500 },
    );
  });
});
