/** Which text of a handout a reader gets, and what stands around it in words. */
import { departmentName } from "../../applications/index.ts";
import type { HandoutMeta } from "../../handouts/model.ts";
import type { HandoutVersion } from "../../handouts/store.ts";
import { formatDate } from "../../i18n/dates.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { Portal } from "../../portal.server.ts";
import { everyInline } from "./block-view.ts";

type Words = { ja: string; [locale: string]: string };

/** A text of `handout.json` in the language, or in Japanese. */
export const inLocale = (text: Words, locale: string): string => text[locale] ?? text.ja;

/** The text in the reader's language; in Japanese, and said to be so, where there is none. */
export function textFor({ content }: Pick<HandoutVersion, "content">, locale: Locale) {
  const own = content.texts[locale];
  const text = own ?? content.texts.ja;
  if (text === undefined) throw new Error(`handout ${content.meta.id} has no Japanese text`);
  const language: Locale = own === undefined ? "ja" : locale;
  const inlines = everyInline(text.blocks);
  return {
    blocks: text.blocks,
    language,
    isFallback: language !== locale,
    hasRuby: inlines.some(({ kind }) => kind === "ruby"),
    hasChecks: inlines.some(({ kind }) => kind === "check"),
  };
}

/** The languages it can be read in, in the portal's order. */
export const languagesOf = ({ content }: Pick<HandoutVersion, "content">): Locale[] =>
  locales.filter((locale) => content.texts[locale] !== undefined);

/** Null: nothing limits it. */
export function validityOf({ validFrom, validUntil }: HandoutMeta, locale: Locale, t: Translate): string | null {
  const from = validFrom === null ? null : formatDate(validFrom, locale);
  const until = validUntil === null ? null : formatDate(validUntil, locale);
  if (from !== null && until !== null) return t("handouts:valid.both", { from, until });
  if (from !== null) return t("handouts:valid.from", { from });
  return until === null ? null : t("handouts:valid.until", { until });
}

export const versionName = ({ version, publishedAt }: HandoutVersion, locale: Locale, t: Translate): string =>
  t("handouts:version", { version, day: formatDate(publishedAt ?? 0, locale) });

/** Which sentence stands at the head while the city has not confirmed everything. */
export const doubtOf = ({ facts }: HandoutMeta, hasChecks: boolean): "sample" | "part" | null =>
  facts.confirmed === null ? "sample" : hasChecks ? "part" : null;

/** The rows below the title, ready to read. */
export function factsOf(portal: Portal, handout: HandoutVersion, locale: Locale, t: Translate) {
  const { meta } = handout.content;
  const valid = validityOf(meta, locale, t);
  return [
    { id: "audience" as const, text: inLocale(meta.audience, locale) },
    ...(valid === null ? [] : [{ id: "valid" as const, text: valid }]),
    { id: "owner" as const, text: departmentName(portal.city, meta.department, locale) },
    { id: "changed" as const, text: versionName(handout, locale, t) },
  ];
}
