/** The texts of a definition, and small measures of them. */
import type { Definition, Text } from "../../engine/index.ts";
import type { Finding, Rule } from "./finding.ts";

export type LintLocale = "ja" | "easy" | "en";
export type Located = { path: string; text: Text };

/** Definitions are immutable, and a dozen rules read their texts. */
const kept = new WeakMap<Definition, Located[]>();

/** What residents read, with JSON paths. Facts and journeys are for staff. */
export function definitionTexts(definition: Definition): Located[] {
  const known = kept.get(definition);
  if (known) return known;
  const { facts: _facts, journeys: _journeys, ...read } = definition;
  const texts = textsIn(read, "$");
  kept.set(definition, texts);
  return texts;
}

function textsIn(value: unknown, path: string): Located[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((inner: unknown, index) => textsIn(inner, `${path}[${index}]`));
  if ("ja" in value && typeof value.ja === "string") return [{ path, text: value as Text }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

type Found = Pick<Finding, "severity" | "message">;

/** A rule that looks at every text of some languages by itself. */
export const textRule =
  (rule: string, locales: readonly LintLocale[], look: (words: string, locale: LintLocale) => Found[]): Rule =>
  ({ definition }) =>
    definitionTexts(definition).flatMap(({ path, text }) =>
      locales.flatMap((locale) => {
        const words = text[locale];
        return words === undefined ? [] : look(words, locale).map((found) => ({ rule, path, locale, ...found }));
      }),
    );

export const lengthOf = (text: string): number => [...text].length;

/** Without what stands in brackets: readings, explanations and the names of papers and laws. */
export const bare = (words: string): string => words.replace(/（[^（）]*）|「[^「」]*」|『[^『』]*』/gu, "");

/** Without 「例：…」: an example is as it is. */
export const withoutExamples = (words: string): string => words.replace(/例[：:　 ][^。\n]*/gu, "");

/** Easy Japanese is written with spaces between its words: looked at as a sentence they are in the way. */
export const joined = (words: string): string => words.replace(/[ 　]/gu, "");

export const sentencesOf = (words: string): string[] =>
  words
    .split(/(?<=[。！？\n])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");

/** A sentence to recognise in a report. */
export const excerpt = (words: string): string =>
  lengthOf(words) > 40 ? `${[...words].slice(0, 40).join("")}…` : words;
