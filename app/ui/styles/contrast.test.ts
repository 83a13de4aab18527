import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const packageTokens = readFileSync(
  new URL("../../../node_modules/@digital-go-jp/design-tokens/dist/tokens.css", import.meta.url),
  "utf8",
);
const css = `${read("./tokens.css")}\n${read("../motif/karst.css")}`;

type Colours = Record<string, string>;
const declarations = (text: string): Colours =>
  Object.fromEntries(
    [...text.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? "", value ?? ""]),
  );

/** Blocks as written: `:root` alone, then those inside a media query. */
function scheme(...wanted: string[]): Colours {
  const merged: Colours = {};
  const media = [...css.matchAll(/@media ([^{]+)\{\s*:root \{([^}]*)\}\s*\}/g)];
  const plain = css.replace(/@media [^{]+\{\s*:root \{[^}]*\}\s*\}/g, "");
  Object.assign(merged, declarations(plain));
  for (const [, query = "", body = ""] of media) {
    if (wanted.includes(query.trim())) Object.assign(merged, declarations(body));
  }
  return merged;
}

function hex(name: string, colours: Colours): string {
  const value = colours[name];
  if (value === undefined) throw new Error(`${name} is not declared`);
  const reference = /^var\((--[^)]+)\)$/.exec(value);
  return reference?.[1] ? hex(reference[1], colours) : value;
}

/** Relative luminance and contrast as in WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const textPairs = [
  ["--ink", "--paper"],
  ["--ink", "--wash"],
  ["--ink", "--action-wash"],
  ["--ink-soft", "--paper"],
  ["--ink-soft", "--wash"],
  ["--action", "--paper"],
  ["--action", "--wash"],
  ["--action-strong", "--paper"],
  ["--action-strong", "--action-wash"],
  ["--on-action", "--action"],
  ["--on-action", "--action-strong"],
  ["--on-action", "--danger"],
  ["--danger", "--paper"],
  ["--attention", "--paper"],
  ["--attention", "--attention-wash"],
  ["--accent", "--paper"],
  ["--accent", "--accent-wash"],
] as const;
const edgePairs = [
  ["--edge", "--paper"],
  ["--edge", "--wash"],
  ["--action", "--paper"],
  ["--danger", "--paper"],
  ["--attention", "--paper"],
  ["--accent", "--paper"],
  ["--focus", "--paper"],
  ["--focus", "--wash"],
  ["--focus", "--focus-ring"],
] as const;

const schemes: Record<string, Colours> = {
  light: scheme(),
  dark: scheme("(prefers-color-scheme: dark)"),
  "light, more contrast": scheme("(prefers-contrast: more)"),
  "dark, more contrast": scheme(
    "(prefers-color-scheme: dark)",
    "(prefers-contrast: more)",
    "(prefers-contrast: more) and (prefers-color-scheme: dark)",
  ),
};

describe.each(Object.entries(schemes))("%s", (_name, colours) => {
  test.each(textPairs)("%s on %s is read at 4.5:1", (text, ground) => {
    expect(contrast(hex(text, colours), hex(ground, colours))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(edgePairs)("%s beside %s is seen at 3:1", (edge, ground) => {
    expect(contrast(hex(edge, colours), hex(ground, colours))).toBeGreaterThanOrEqual(3);
  });
});

test("every primitive has its name and value from the design system", () => {
  const theirs = declarations(packageTokens);
  const ours = Object.entries(scheme()).filter(([name]) => name.startsWith("--color-"));
  expect(ours.length).toBeGreaterThan(20);
  for (const [name, value] of ours) expect([name, value]).toEqual([name, theirs[name]]);
});

test("colours are written only where they are declared", () => {
  for (const part of ["base", "layout", "form", "feedback", "pages", "console-layout"]) {
    expect(read(`./${part}.css`)).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|hsl/i);
  }
});
