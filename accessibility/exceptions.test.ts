import { expect, test } from "vitest";
import type { Look } from "../app/accessibility/index.ts";
import { applyExceptions, type Exception, readExceptions, staleExceptions } from "./exceptions.ts";

const finding = { rule: "sia-r66", criteria: ["1.4.3"], help: "contrast", where: ["p"] };
const look: Look = {
  state: "apply/pilot/errors",
  locale: "ja",
  view: "1280",
  engine: "alfa",
  failed: [finding],
  undecided: [],
  passed: [],
  inapplicable: [],
};
const exception: Exception = {
  engine: "alfa",
  rule: "sia-r66",
  states: ["apply/"],
  reason: "the engine takes the tint behind the text for another one",
  until: "2027-03-31",
  decidedBy: "見本 監査",
};

test("a valid exception leaves the finding to be seen, with its reason", () => {
  const { failed, undecided } = applyExceptions(look, [exception], "2027-03-31");
  expect(failed).toEqual([]);
  expect(undecided[0]).toMatchObject({ rule: "sia-r66", where: ["p"] });
  expect(undecided[0]?.help).toContain("2027-03-31");
  expect(undecided[0]?.help).toContain(exception.reason);
});

test("after its last day the finding fails again", () => {
  expect(applyExceptions(look, [exception], "2027-04-01").failed).toEqual([finding]);
  expect(staleExceptions([exception], [look], "2027-04-01")).toEqual(["alfa sia-r66: ended on 2027-03-31"]);
});

test("it speaks of its engine, its rule and its states only", () => {
  const others = [
    { ...look, engine: "axe" as const },
    { ...look, state: "home" },
    { ...look, failed: [{ ...finding, rule: "sia-r69" }] },
  ];
  for (const other of others) expect(applyExceptions(other, [exception], "2026-12-01")).toEqual(other);
  expect(staleExceptions([exception], others, "2026-12-01")).toHaveLength(1);
  expect(staleExceptions([exception], [look], "2026-12-01")).toEqual([]);
});

test("it may speak of some views only", () => {
  const forced = { ...exception, views: ["forced-colors"] };
  expect(applyExceptions(look, [forced], "2026-12-01").failed).toEqual([finding]);
  expect(applyExceptions({ ...look, view: "390-forced-colors" }, [forced], "2026-12-01").failed).toEqual([]);
});

test("the list there is can be read, gives reasons, and has days", () => {
  for (const { until, reason } of readExceptions()) {
    expect(until).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(reason.length).toBeGreaterThan(20);
  }
});
