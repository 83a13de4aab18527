/** Turns resources into a `Translate` function. Pure: no file is read here, so the browser can use it too. */
import { createInstance, type InitOptions } from "i18next";
import { type Locale, languageTag, locales } from "./locales.ts";

/** `t("namespace:key.path", { name: "…" })`; `count` chooses a plural form (`key_one`, `key_other`). */
export type Translate = (key: string, params?: Record<string, string | number>) => string;
export type TextTree = { [key: string]: string | TextTree };
/** Texts of one locale by namespace: one namespace per file `locales/<locale>/<namespace>.json`. */
export type Resources = { [namespace: string]: TextTree };

class MissingTextError extends Error {
  override name = "MissingTextError";
}

/**
 * A translator per locale over one set of resources; a text missing in `easy` or `en` is taken from `ja`.
 * With `strict` a key that exists nowhere, or a placeholder without a value, throws: a test finds it before a resident does.
 */
export function createTranslators(
  resources: Partial<Record<Locale, Resources>>,
  options: { strict: boolean },
): Record<Locale, Translate> {
  const missing = (what: string): void => {
    if (options.strict) throw new MissingTextError(what);
  };
  const i18n = createInstance();
  const settings: InitOptions & { showSupportNotice: boolean } = {
    lng: "ja",
    fallbackLng: "ja",
    load: "currentOnly",
    initAsync: false,
    showSupportNotice: false,
    resources: Object.fromEntries(locales.map((locale) => [languageTag(locale), resources[locale] ?? {}])),
    ns: Object.keys(resources.ja ?? {}),
    defaultNS: false,
    returnNull: false,
    appendNamespaceToMissingKey: true,
    parseMissingKeyHandler: (key, defaultValue) => {
      if (defaultValue === undefined) missing(`text missing: ${key}`);
      return defaultValue ?? key;
    },
    missingInterpolationHandler: (text, match) => {
      missing(`no value for ${String(match[0])} in “${text}”`);
      return "";
    },
    // React and plain-text mails take the values as they are; escaping here would show “&amp;” to readers.
    interpolation: { escapeValue: false },
  };
  void i18n.init(settings);

  /** Pages ask for the same texts in loops: a text is looked up once per process, one with whole numbers once for each. */
  const memoised = (locale: Locale): Translate => {
    const translate = i18n.getFixedT(languageTag(locale));
    const known = new Map<string, string>();
    return (key, params) => {
      const look = () => (params === undefined ? translate(key) : translate(key, params));
      const name = params === undefined ? key : numbered(key, params);
      if (name === null) return look();
      const before = known.get(name);
      if (before !== undefined) return before;
      const text = look();
      if (known.size < mostKept) known.set(name, text);
      return text;
    };
  };
  return Object.fromEntries(locales.map((locale) => [locale, memoised(locale)])) as Record<Locale, Translate>;
}

/** Texts kept per locale; beyond it they are looked up each time. */
const mostKept = 10_000;

/** Name for a text with its numbers (8つのうち3つめ); null when a parameter is a word. */
function numbered(key: string, params: Record<string, string | number>): string | null {
  let name = key;
  for (const param in params) {
    const value = params[param];
    if (!Number.isInteger(value)) return null;
    name += `\0${param}=${value}`;
  }
  return name;
}
