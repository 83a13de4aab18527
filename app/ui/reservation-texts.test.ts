/** The words of reservations, on pages and in mails: none missing that is asked for, none left over. i18n compares the locales. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Tree = { [key: string]: string | Tree };
const flatten = (tree: Tree, prefix: string): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : flatten(value, `${prefix}${key}.`),
  );
const file = new URL("../../locales/ja/reservations.json", import.meta.url);
const texts = flatten(JSON.parse(readFileSync(file, "utf8")), "reservations:");

const app = new URL("..", import.meta.url);
const sources = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => readFileSync(new URL(name, app), "utf8"))
  .join("\n");
const exact = new Set([...sources.matchAll(/"(reservations:[\w.-]+)"/g)].map(([, key]) => key ?? ""));
const patterns = [...sources.matchAll(/`(reservations:(?:[^`$]|\$\{(?:[^{}`]|`[^`]*`)*\})+)`/g)].map(
  ([, template = ""]) =>
    new RegExp(`^${template.replaceAll(".", "\\.").replace(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, "[\\w-]*")}$`),
);

test("every text that is asked for exists", () => {
  expect(exact.size).toBeGreaterThan(100);
  expect([...exact].filter((key) => !texts.includes(key))).toEqual([]);
  for (const pattern of patterns)
    expect(
      texts.some((key) => pattern.test(key)),
      String(pattern),
    ).toBe(true);
});

test("every text is asked for", () => {
  expect(texts.filter((key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
});
