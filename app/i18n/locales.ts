/** The languages of the portal and how they appear in addresses: `ja` has no prefix, the others are the first segment. */
export const locales = ["ja", "easy", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "ja";

const prefixed: readonly Locale[] = locales.filter((locale) => locale !== defaultLocale);
/** First segments that exist once, without a language: staff work in Japanese, machines read no prose. */
const unlocalized = new Set(["staff", "api", "healthz", "metrics", "assets"]);

/** `/en/procedures?q=x` → `{ locale: "en", path: "/procedures?q=x" }`; an unprefixed path is Japanese. */
export function localeOfPath(pathname: string): { locale: Locale; path: string } {
  for (const locale of prefixed) {
    const prefix = `/${locale}`;
    if (!pathname.startsWith(prefix)) continue;
    const rest = pathname.slice(prefix.length);
    if (rest === "") return { locale, path: "/" };
    if (rest.startsWith("/")) return { locale, path: rest };
    if (rest.startsWith("?") || rest.startsWith("#")) return { locale, path: `/${rest}` };
  }
  return { locale: defaultLocale, path: pathname };
}

/** The same page in another language. Takes a path with or without a prefix; keeps query and fragment. */
export function localizePath(path: string, locale: Locale): string {
  if (!path.startsWith("/")) return path;
  const bare = localeOfPath(path).path;
  if (locale === defaultLocale) return bare;
  const first = bare.slice(1).split(/[/?#]/, 1)[0] ?? "";
  if (unlocalized.has(first)) return bare;
  const tail = bare === "/" ? "" : bare.startsWith("/?") || bare.startsWith("/#") ? bare.slice(1) : bare;
  return `/${locale}${tail}`;
}

/** やさしい日本語 is Japanese for browsers, voices and hyphenation; only our addresses tell it apart. */
export const htmlLang = (locale: Locale): "ja" | "en" => (locale === "en" ? "en" : "ja");

/** Language tag for `hreflang` and i18next: easy Japanese as a private variant of Japanese (BCP 47, `ja-x-easy`). */
export const languageTag = (locale: Locale): string => (locale === "easy" ? "ja-x-easy" : locale);

/** Links to the same page in every language, for `<link rel="alternate">` and the switcher. */
export const alternates = (path: string): { locale: Locale; hrefLang: string; href: string }[] =>
  locales.map((locale) => ({ locale, hrefLang: languageTag(locale), href: localizePath(path, locale) }));
