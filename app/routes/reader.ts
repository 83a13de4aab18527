/** What every public loader and action asks of its request. */
import type { RouterContextProvider } from "react-router";
import { type Text, textOf } from "../engine/index.ts";
import { portalContext } from "../http/context.ts";
import { draftTrail } from "../http/draft-trail.ts";
import { residentHash } from "../http/resident.ts";
import { type Locale, localeOfPath, localizePath } from "../i18n/locales.ts";
import { type Translate, translator } from "../i18n/translator.ts";
import type { Portal } from "../portal.server.ts";

export type Reader = {
  portal: Portal;
  locale: Locale;
  t: Translate;
  url: URL;
  /** The address in the reader's language. */
  href(path: string): string;
  text(text: Text): string;
  /** Ties the browser to its drafts and applications; null before the first draft. */
  sessionHash: string | null;
  /** Ids of drafts this browser had; some may be on another device by now. */
  trail: readonly string[];
};

export function readerOf({ request, context }: { request: Request; context: Readonly<RouterContextProvider> }): Reader {
  const portal = context.get(portalContext);
  const url = new URL(request.url);
  const { locale } = localeOfPath(url.pathname);
  return {
    portal,
    locale,
    t: translator(locale),
    url,
    href: (path) => localizePath(path, locale),
    text: (text) => textOf(text, locale),
    sessionHash: residentHash(request, portal.config),
    trail: draftTrail(request, portal.config),
  };
}
