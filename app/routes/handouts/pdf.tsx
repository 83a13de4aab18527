import { pageError } from "../../http/errors.ts";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/pdf";
import { furiganaAsked } from "./furigana.ts";
import { leafletOf } from "./handout-sheets.ts";
import { inLocale, textFor } from "./handout-text.ts";
import { shelved } from "./shelved.ts";

/** The leaflet as sheets: drawn once per content of the site, since it names procedures and offices, too. */
export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, locale } = reader;
  const { id } = args.params;
  const { byId, contentVersion } = await portal.handouts.library.current();
  const handout = byId.get(id);
  if (!handout) throw pageError("not-found");
  const { language, hasRuby } = textFor(handout, locale);
  const furigana = hasRuby && furiganaAsked(reader);
  const leaf = await leafletOf(portal, handout, locale, furigana);
  return shelved(portal, args.request, {
    key: `handout ${id} ${contentVersion} ${locale} ${furigana}`,
    fileName: inLocale(handout.content.meta.title, language),
    make: () => leaf,
  });
}
