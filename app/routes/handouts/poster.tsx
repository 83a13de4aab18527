import { pageError } from "../../http/errors.ts";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/poster";
import { posterOf } from "./handout-sheets.ts";
import { inLocale } from "./handout-text.ts";
import { shelved } from "./shelved.ts";

export async function loader(args: Route.LoaderArgs) {
  const { portal, locale, t } = readerOf(args);
  const { id } = args.params;
  const handout = await portal.handouts.library.byId(id);
  if (!handout) throw pageError("not-found");
  return shelved(portal, args.request, {
    key: `poster ${id} ${handout.version} ${locale}`,
    fileName: t("handouts:paper.posterFile", { title: inLocale(handout.content.meta.title, locale) }),
    make: () => posterOf(portal, handout, locale),
  });
}
