import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { engineIds, type Look, recordSchema } from "../app/accessibility/index.ts";
import type { Result } from "./audit.ts";
import type { Note } from "./checks/notes.ts";
import type { Entry } from "./inventory.ts";
import { bytesOf, makeRecord, type RunParts } from "./recording.ts";
import { summaryOf } from "./summary.ts";

const entry = (id: string): Entry => ({
  id,
  page: `/${id}`,
  title: `${id}のページ`,
  route: id,
  pattern: `/${id}`,
  area: "public",
  locales: ["ja", "en"],
  bringAbout: async () => {},
});
const note = (state: string, locale: "ja" | "en", title: string): Note => ({
  state,
  page: `/${state}`,
  locale,
  area: "public",
  isOwn: true,
  isProcess: false,
  path: `/${state}`,
  title,
  frame: {},
  names: [],
  help: [],
  links: ["/a", "/b", "/c"],
});
const look = (state: string, locale: "ja" | "en", engine: Look["engine"], more: Partial<Look> = {}): Look => ({
  state,
  locale,
  view: "1280",
  engine,
  failed: [],
  undecided: [],
  passed: ["2.4.2"],
  inapplicable: [],
  ...more,
});
const result = (state: string, locale: "ja" | "en", title = state): Result => ({
  state,
  locale,
  looks: [look(state, locale, "own"), look(state, locale, "axe")],
  hash: `hash of ${state} ${locale}`,
  note: note(state, locale, title),
  raw: [],
  document: null,
  outline: null,
});
const results = (["a", "b", "c"] as const).flatMap((state) => [result(state, "ja"), result(state, "en")]);
const parts: RunParts = {
  set: "pairwise",
  engines: engineIds.map((id) => ({ id, name: id, version: "1" })),
  browsers: [{ name: "Chromium", version: "1" }],
  entries: ["c", "a", "b", "not-seen"].map(entry),
  results,
  kills: [
    { criterion: "2.4.2", defect: "題名がない", foundBy: ["axe"] },
    { criterion: "1.1.1", defect: "代替がない", foundBy: [] },
  ],
};

test("the same results in any order give the same bytes", () => {
  const wanted = bytesOf(makeRecord(parts, [], "2026-11-23"));
  fc.assert(
    fc.property(fc.shuffledSubarray(results, { minLength: results.length }), (shuffled) => {
      const bytes = bytesOf(makeRecord({ ...parts, results: shuffled }, [], "2027-01-01"));
      expect(bytes.equals(wanted)).toBe(true);
    }),
  );
});

test("the record is what its readers expect, and holds what was seen only", () => {
  const record = makeRecord(parts, [], "2026-11-23");
  const read = recordSchema.parse(JSON.parse(gunzipSync(bytesOf(record)).toString("utf8")));
  expect(read).toEqual(record);
  expect(read.states.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(read.states[0]?.contentHashes).toEqual({ ja: "hash of a ja", en: "hash of a en" });
  expect(read.kills.map(({ criterion }) => criterion)).toEqual(["1.1.1", "2.4.2"]);
  expect(read.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test("what the comparison of all pages shows is in the first look of our own checks", () => {
  const twins = [...results, result("d", "ja", "a")];
  const { looks } = makeRecord({ ...parts, entries: [...parts.entries, entry("d")], results: twins }, [], "2026-11-23");
  const of = (state: string) =>
    looks.find((each) => each.state === state && each.locale === "ja" && each.engine === "own");
  expect(of("d")?.failed.map(({ rule }) => rule)).toContain("own-title");
  expect(of("d")?.passed).not.toContain("2.4.2");
  expect(of("b")?.failed).toEqual([]);
});

test("the summary counts pages, states and renders; good practice of other engines is not counted", () => {
  const advice = { rule: "sia-r111", criteria: [], help: "44 px", where: [] };
  const fault = { rule: "sia-r1", criteria: ["2.4.2"], help: "no title", where: [] };
  const [first] = results;
  if (!first) throw new Error("no result");
  const worse = { ...first, looks: [...first.looks, look("a", "ja", "alfa", { failed: [advice, fault] })] };
  const record = makeRecord({ ...parts, results: [worse, ...results.slice(1)] }, [], "2026-11-23");
  expect(summaryOf(record)).toMatchObject({ pages: 3, states: 3, renders: 6, locales: ["ja", "en"], violations: 1 });
});
