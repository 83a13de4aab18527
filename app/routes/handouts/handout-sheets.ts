/** A handout on paper: the leaflet, and the poster that leads to it. */
import type { HandoutVersion } from "../../handouts/store.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import { type Booklet, handoutPoster, leaflet } from "../../paper/index.ts";
import type { Portal } from "../../portal.server.ts";
import { booklet, cityOnPaper, noticesOf, targetOf, voiceOf } from "../paper/sheets.ts";
import { blockViews } from "./block-view.ts";
import { doubtOf, factsOf, inLocale, textFor } from "./handout-text.ts";
import { leafBlocks } from "./leaf-blocks.ts";
import { surroundings } from "./surroundings.ts";

/** In the language of its text: a sheet is in one language. */
export async function leafletOf(
  portal: Portal,
  handout: HandoutVersion,
  page: Locale,
  furigana: boolean,
): Promise<Booklet> {
  const { meta } = handout.content;
  const { blocks, language, hasChecks } = textFor(handout, page);
  const t = translator(language);
  const around = await surroundings(portal, page, language);
  const doubt = doubtOf(meta, hasChecks);
  const sheet = leaflet(
    {
      title: inLocale(meta.title, language),
      summary: inLocale(meta.summary, language),
      facts: factsOf(portal, handout, language, t).map(({ id, text }) => ({ name: t(`handouts:facts.${id}`), text })),
      notices: [...noticesOf(portal, language), ...(doubt === null ? [] : [t(`handouts:page.doubt.${doubt}`)])],
      blocks: leafBlocks(blockViews(blocks, around), { t, furigana, origin: portal.origin }),
      target: targetOf(portal, `/handouts/${meta.id}`, page),
      city: cityOnPaper(portal, language),
      version: handout.version,
    },
    { ...voiceOf(language), ja: null },
  );
  return booklet(portal, [sheet], handout.publishedAt ?? 0);
}

/** In every language the portal has: who stands before it chooses on the page. */
export function posterOf(portal: Portal, handout: HandoutVersion, locale: Locale): Booklet {
  const { meta } = handout.content;
  const each = (of: (own: Locale) => string) =>
    locales.map((own) => ({ text: of(own), lang: own === "en" ? ("en" as const) : ("ja" as const) }));
  const known = each((own) => inLocale(meta.title, own));
  const sheet = handoutPoster(
    {
      title: inLocale(meta.title, "ja"),
      titles: known.filter(({ text }, at) => known.findIndex((other) => other.text === text) === at),
      lines: each((own) => translator(own)("handouts:paper.scan")),
      target: targetOf(portal, `/handouts/${meta.id}`, locale),
      city: cityOnPaper(portal, "ja"),
      version: handout.version,
    },
    { ...voiceOf("ja"), ja: null },
  );
  return booklet(portal, [sheet], handout.publishedAt ?? 0);
}
