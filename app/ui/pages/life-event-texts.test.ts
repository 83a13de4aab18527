/** The fixed words of the guides (手続きナビ): none missing that pages and routes name, none left over. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { TextTree } from "../../i18n/translate.ts";

const flatten = (tree: TextTree, prefix: string): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : flatten(value, `${prefix}${key}.`),
  );
const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const known = flatten(JSON.parse(read("../../../locales/ja/guide.json")), "guide:");
const sources = ["../", "../../routes/"]
  .flatMap((folder) =>
    readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
      .map((name) => read(`${folder}${name}`)),
  )
  .join("\n");

const exact = new Set([...sources.matchAll(/"(guide:[\w.-]+)"/g)].map(([, key]) => key ?? ""));
const patterns = [...sources.matchAll(/`(guide:[^`]+)`/g)].map(
  ([, template]) => new RegExp(`^${(template ?? "").replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "[\\w-]+")}$`),
);

test("every text that is named exists", () => {
  expect(exact.size).toBeGreaterThan(40);
  expect([...exact].filter((key) => !known.includes(key))).toEqual([]);
});

test("every text is named", () => {
  expect(known.filter((key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
});
