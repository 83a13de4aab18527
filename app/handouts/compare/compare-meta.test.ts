import { expect, test } from "vitest";
import { aHandoutMeta } from "../../../tests/factories/handouts.ts";
import { compareMeta } from "./compare-meta.ts";

test("names every field that is another one, in the language that is looked at", () => {
  const before = aHandoutMeta("sample", { title: { ja: "前", en: "Before" }, procedures: ["moving-out"] });
  const after = aHandoutMeta("sample", {
    title: { ja: "後", en: "Before" },
    department: "tax",
    validUntil: "2027-01-01",
    procedures: ["moving-out", "moving-in"],
    facts: { ...before.facts, confirmed: "市民課 2026-04-01", open: ["受付の時刻"] },
  });
  expect(compareMeta(before, before, "ja")).toEqual([]);
  expect(compareMeta(before, after, "ja")).toEqual([
    { field: "title", before: ["前"], after: ["後"] },
    { field: "department", before: ["citizens"], after: ["tax"] },
    { field: "validUntil", before: [], after: ["2027-01-01"] },
    { field: "procedures", before: ["moving-out"], after: ["moving-out", "moving-in"] },
    { field: "confirmed", before: [], after: ["市民課 2026-04-01"] },
    { field: "open", before: [], after: ["受付の時刻"] },
  ]);
  expect(compareMeta(before, after, "en").map(({ field }) => field)).not.toContain("title");
});
