/** The fixed words of pages: none missing that a component names, none left over. i18n compares the locales. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { categories, lifeEvents } from "../engine/definition.ts";

type Tree = { [key: string]: string | Tree };
const namespaces = ["ui", "pages"];
const flatten = (tree: Tree, prefix: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
const japanese = new Map(
  namespaces.flatMap((name) =>
    flatten(JSON.parse(readFileSync(new URL(`../../locales/ja/${name}.json`, import.meta.url), "utf8")), `${name}:`),
  ),
);

const sources = readdirSync(new URL(".", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => readFileSync(new URL(name, import.meta.url), "utf8"))
  .join("\n");

test("every text a component names exists", () => {
  const named = [...sources.matchAll(/"((?:ui|pages):[\w.-]+)"/g)].map(([, key]) => key ?? "");
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((key) => !japanese.has(key))).toEqual([]);
});

test("every text is named by a component", () => {
  const exact = new Set([...sources.matchAll(/"((?:ui|pages):[\w.-]+)"/g)].map(([, key]) => key));
  const patterns = [...sources.matchAll(/`((?:ui|pages):[^`]+)`/g)].map(
    ([, template]) => new RegExp(`^${(template ?? "").replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "[\\w-]+")}$`),
  );
  // Names of categories and error titles are asked for by routes too.
  const unnamed = [...japanese.keys()].filter(
    (key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)) && !key.startsWith("pages:categories."),
  );
  expect(unnamed).toEqual([]);
});

test("every category and life event has a name, every life event a drawing", () => {
  const drawings = readFileSync(new URL("../../public/icons.svg", import.meta.url), "utf8");
  for (const id of categories) expect(japanese.has(`pages:categories.${id}`), id).toBe(true);
  for (const id of lifeEvents) {
    expect(japanese.has(`pages:lifeEvents.${id}`), id).toBe(true);
    expect(drawings).toContain(`id="${id}"`);
  }
});
