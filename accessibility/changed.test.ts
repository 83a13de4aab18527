import { expect, test } from "vitest";
import type { RunRecord } from "../app/accessibility/index.ts";
import { changedStates } from "./changed.ts";
import type { Entry } from "./inventory.ts";

const entry = {
  id: "home",
  page: "/",
  title: "最初のページ",
  route: "home",
  pattern: "/",
  area: "public",
  locales: ["ja"],
};
const entries = [{ ...entry, bringAbout: async () => {} } as Entry];
const record: RunRecord = {
  format: 1,
  // No commit to compare files with: only what the pages say counts.
  commit: null,
  date: "2026-11-23",
  set: "pairwise",
  engines: [],
  browsers: [],
  views: ["1280"],
  locales: ["ja"],
  states: [
    { id: "home", page: "/", title: "最初のページ", area: "public", pattern: "/", contentHashes: { ja: "same" } },
  ],
  looks: [],
  kills: [],
};

test("what says the same as in the last record is left out", () => {
  const isWanted = changedStates(record, entries);
  expect(isWanted("home", "ja", "same")).toBe(false);
  expect(isWanted("home", "ja", "other")).toBe(true);
});

test("what the record does not know is looked at, and without a record everything", () => {
  expect(changedStates(record, entries)("home", "en", "same")).toBe(true);
  expect(changedStates(record, entries)("new-page", "ja", "same")).toBe(true);
  expect(changedStates(null, entries)("home", "ja", "same")).toBe(true);
});
