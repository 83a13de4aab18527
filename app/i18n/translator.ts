/** The server's translators, over every file `locales/<locale>/<namespace>.json`, read at first use. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { projectPath } from "../lib/project-path.ts";
import { type Locale, locales } from "./locales.ts";
import { createTranslators, type Resources, type TextTree, type Translate } from "./translate.ts";

export type { Translate } from "./translate.ts";

export function readResources(locale: Locale, folder = projectPath("locales")): Resources {
  const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith(".json"));
  const read = (name: string): TextTree => JSON.parse(readFileSync(join(folder, locale, name), "utf8"));
  return Object.fromEntries(files.map((name) => [basename(name, ".json"), read(name)]));
}

let translators: Record<Locale, Translate> | null = null;

export function translator(locale: Locale): Translate {
  translators ??= createTranslators(Object.fromEntries(locales.map((each) => [each, readResources(each)])), {
    strict: process.env.NODE_ENV !== "production",
  });
  return translators[locale];
}
