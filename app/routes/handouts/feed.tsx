import { formatDate } from "../../i18n/dates.ts";
import { htmlLang } from "../../i18n/locales.ts";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/feed";
import { type AtomEntry, atomFeed } from "./atom.ts";
import { inLocale } from "./handout-text.ts";

const most = 50;

/** The latest versions, newest first. */
export async function loader(args: Route.LoaderArgs) {
  const { portal, locale, t, href } = readerOf(args);
  const { list } = await portal.handouts.library.current();
  const absolute = (path: string) => `${portal.origin}${href(path)}`;
  const entries = list
    .toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))
    .slice(0, most)
    .map(({ handoutId, version, publishedAt, changeNote, content: { meta } }): AtomEntry => {
      const summary = inLocale(meta.summary, locale);
      const name = t("handouts:version", { version, day: formatDate(publishedAt ?? 0, locale) });
      return {
        id: absolute(`/handouts/${handoutId}/versions/${version}`),
        href: absolute(`/handouts/${handoutId}`),
        title: inLocale(meta.title, locale),
        updated: publishedAt ?? 0,
        summary: [summary, name, changeNote].filter((part) => part !== "").join("\n"),
      };
    });
  const xml = atomFeed({
    id: absolute("/handouts/feed.atom"),
    lang: htmlLang(locale),
    title: t("handouts:feed.title"),
    author: inLocale(portal.city.name, locale),
    page: absolute("/handouts"),
    entries,
  });
  return new Response(xml, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } });
}
