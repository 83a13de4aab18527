/** What became different between two versions, in one language. */
import { compareTexts, type HandoutVersion } from "../../handouts/index.ts";
import type { ChangesView } from "../../ui/handouts/changes.tsx";
import { t } from "./handouts-place.ts";

export function changesView(before: HandoutVersion, after: HandoutVersion, locale: string): ChangesView {
  const changes = compareTexts(before.content.texts[locale] ?? null, after.content.texts[locale] ?? null, locale);
  return {
    about: t("publishing:compare.about", { from: before.version, to: after.version }),
    entries: changes.flatMap(({ what, parts }) => (what === "same" ? [] : [{ what, parts }])),
  };
}
