/** What the second person looks at before it goes live. */
import type { Finding, HandoutVersion } from "../../handouts/index.ts";
import { writersOf } from "../../handouts/index.ts";
import { isoDate } from "../../i18n/dates.ts";
import { locales } from "../../i18n/locales.ts";
import type { PublishingReviewProps } from "../../ui/console/publishing-review-page.tsx";
import { base } from "./handouts-base.ts";
import { changesView } from "./handouts-changes-view.ts";
import { actionsOf } from "./handouts-overview-view.ts";
import { languageName, localeOf, type Place, t, whenIs, whoIs } from "./handouts-place.ts";
import { findingViews, previewOf, problemsOf, type Ways } from "./handouts-preview-view.ts";

type Shown = {
  locale: string | null;
  failure?: string;
  refused?: PublishingReviewProps["refused"];
  /** What the gate said just now. */
  findings?: Finding[] | undefined;
  typed?: PublishingReviewProps["typed"];
};

export async function reviewView(place: Place, version: HandoutVersion, shown: Shown) {
  const { portal, staff, file } = place;
  const now = portal.clock.now();
  const { meta, texts } = version.content;
  const here = `${base}/${file.id}/review`;
  const asked = localeOf(shown.locale);
  const locale = texts[asked] ? asked : "ja";
  // Nothing can be mended here: a place is only named.
  const ways: Ways = { locale, hrefOf: () => null };
  const markdown = texts[locale]?.markdown ?? "";
  const source = {
    meta,
    texts: Object.fromEntries(Object.entries(texts).map(([each, text]) => [each, text.markdown])),
  };
  const isOwn = writersOf(version, file.history).has(staff.login);
  const page: PublishingReviewProps = {
    backHref: `${base}/${file.id}`,
    failure: shown.failure ?? null,
    refused: shown.refused ?? null,
    version: version.version,
    revision: version.revision,
    lines: [
      t("publishing:review.about", {
        version: version.version,
        who: whoIs(place, version.author),
        when: whenIs(version.updatedAt, now),
      }),
    ],
    changeNote: version.changeNote,
    languages: locales
      .filter((each) => texts[each])
      .map((each) => ({
        label: languageName(each),
        href: `${here}?locale=${each}`,
        isCurrent: each === locale,
      })),
    preview: await previewOf(portal, locale, {
      title: meta.title[locale] ?? meta.title.ja,
      summary: meta.summary[locale] ?? meta.summary.ja,
      markdown,
    }),
    problems: shown.findings ? findingViews(shown.findings, ways) : await problemsOf(portal, source, ways),
    differences: file.shown === null ? null : await changesView(portal, file.shown, version, locale),
    whyNot: actionsOf(place, version).includes("approve") ? null : isOwn ? "own" : "mayNot",
    today: isoDate(now),
    typed: shown.typed ?? { when: "now", day: "", time: "", note: "" },
  };
  return { title: t("publishing:review.title", { title: meta.title.ja }), page };
}
