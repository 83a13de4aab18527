/** The list of handouts: by category, or what a search found in order of fit. */
import { findHandouts, handoutCategories } from "../../handouts/index.ts";
import type { HandoutVersion } from "../../handouts/store.ts";
import { htmlLang } from "../../i18n/locales.ts";
import { normalize } from "../../procedures/index.ts";
import type { HandoutHit, HandoutListPageProps } from "../../ui/handouts/handout-list-page.tsx";
import { ownNames } from "../../ui/layout/locale-switcher.tsx";
import type { Reader } from "../reader.ts";
import { inLocale, languagesOf } from "./handout-text.ts";

/** `least`: see findHandouts. */
export async function foundHandouts({ portal }: Reader, query: string, least = 1): Promise<HandoutVersion[]> {
  const [{ list }, { index }] = await Promise.all([portal.handouts.library.current(), portal.procedures.snapshot()]);
  return findHandouts(list, index.terms(query), normalize, least);
}

export async function listView(reader: Reader): Promise<Omit<HandoutListPageProps, "frame">> {
  const { t, url, href } = reader;
  const query = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const found = await foundHandouts(reader, query);
  const hits = (of: readonly HandoutVersion[]) => of.map((handout) => hitOf(reader, handout));
  const groups =
    query !== ""
      ? [{ id: "results", heading: null, items: hits(found) }]
      : handoutCategories.map((category) => ({
          id: category,
          heading: t(`handouts:categories.${category}`),
          items: hits(found.filter(({ content }) => content.meta.category === category)),
        }));
  return {
    query,
    total: found.length,
    groups: groups.filter(({ items }) => items.length > 0),
    feedHref: href("/handouts/feed.atom"),
  };
}

function hitOf({ locale, href }: Reader, handout: HandoutVersion): HandoutHit {
  const { meta } = handout.content;
  return {
    href: href(`/handouts/${meta.id}`),
    title: inLocale(meta.title, locale),
    summary: inLocale(meta.summary, locale),
    audience: inLocale(meta.audience, locale),
    languages: languagesOf(handout).map((each) => ({ name: ownNames[each], lang: htmlLang(each) })),
  };
}
