import { pageError } from "../../http/errors.ts";
import { htmlLang, locales } from "../../i18n/locales.ts";
import { useText } from "../../i18n/text-context.tsx";
import { PublishingComparePage, type PublishingCompareProps } from "../../ui/console/publishing-compare-page.tsx";
import type { Route } from "./+types/handouts-compare";
import { base } from "./handouts-base.ts";
import { changesView } from "./handouts-changes-view.ts";
import { languageName, localeOf, openPlace, stateName, t } from "./handouts-place.ts";
import { ConsolePage } from "./rail.tsx";

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { portal, file } = await openPlace(request, context, params.id);
  const search = new URL(request.url).searchParams;
  const [newest, before = newest] = file.versions;
  const numberOf = (name: string, usual: number | undefined) => Number(search.get(name) ?? usual ?? 1);
  const [from, to] = await Promise.all([
    portal.publishingDesk.version(file, numberOf("from", before?.version)),
    portal.publishingDesk.version(file, numberOf("to", newest?.version)),
  ]);
  if (!from || !to) throw pageError("not-found");
  const locale = localeOf(search.get("locale"));
  const page: PublishingCompareProps = {
    backHref: `${base}/${file.id}`,
    versions: file.versions.map((row) => ({
      value: String(row.version),
      label: t("publishing:versionState", { version: row.version, state: stateName(row) }),
    })),
    languages: locales.map((value) => ({ value, label: languageName(value) })),
    chosen: { from: String(from.version), to: String(to.version), locale },
    changes: await changesView(portal, from, to, locale),
    lang: htmlLang(locale),
  };
  return { title: to.content.meta.title.ja, page };
}

export default function HandoutsCompare({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="handouts" title={t("publishing:compare.title", { title: loaderData.title })}>
      <PublishingComparePage {...loaderData.page} />
    </ConsolePage>
  );
}
