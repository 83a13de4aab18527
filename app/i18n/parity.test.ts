import { describe, expect, it } from "vitest";
import { locales } from "./locales.ts";
import type { TextTree } from "./translate.ts";
import { readResources } from "./translator.ts";

/** Keys and texts in one list; plural forms of one text count as the text, since languages differ in them. */
function flatten(tree: TextTree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    return typeof value === "string"
      ? [[path.replace(/_(zero|one|two|few|many|other)$/, ""), value]]
      : flatten(value, path);
  });
}
const placeholders = (text: string): string[] =>
  [...new Set(text.match(/\{\{\s*[\w.]+/g) ?? [])].map((each) => each.replace(/\W/g, "")).sort();

/** The console is in Japanese only. */
const japaneseOnly = new Set(["console", "desk", "timetable", "line", "assist", "uploads", "publishing", "auditor"]);
const all = Object.fromEntries(locales.map((locale) => [locale, readResources(locale)]));
const namespaces = Object.keys(all.ja ?? {}).filter((name) => !japaneseOnly.has(name));

describe.each(namespaces)("texts of %s", (namespace) => {
  const japanese = new Map(flatten(all.ja?.[namespace] ?? {}));

  it.each(locales.filter((locale) => locale !== "ja"))("%s has the same keys and placeholders", (locale) => {
    const other = new Map(flatten(all[locale]?.[namespace] ?? {}));
    expect([...other.keys()].sort()).toEqual([...japanese.keys()].sort());
    for (const [key, text] of other) {
      expect
        .soft({ key, placeholders: placeholders(text) })
        .toEqual({ key, placeholders: placeholders(japanese.get(key) ?? "") });
    }
  });

  it("has no empty text", () => {
    for (const locale of locales) {
      const empty = flatten(all[locale]?.[namespace] ?? {}).filter(([, text]) => text.trim() === "");
      expect.soft(empty).toEqual([]);
    }
  });
});

it("has no namespace that Japanese lacks", () => {
  for (const locale of locales)
    expect(Object.keys(all.ja ?? {})).toEqual(expect.arrayContaining(Object.keys(all[locale] ?? {})));
});
