/** What became different between two versions, in one language: what stands beside the text, then the text. */
import { compareMeta, compareTexts, type HandoutVersion, type MetaChange } from "../../handouts/index.ts";
import { formatDate } from "../../i18n/dates.ts";
import type { Portal } from "../../portal.server.ts";
import type { ChangesView } from "../../ui/handouts/changes.tsx";
import { departmentName, t } from "./handouts-place.ts";

export async function changesView(
  portal: Portal,
  before: HandoutVersion,
  after: HandoutVersion,
  locale: string,
): Promise<ChangesView> {
  const changes = compareTexts(before.content.texts[locale] ?? null, after.content.texts[locale] ?? null, locale);
  const words = await wordsFor(portal);
  const meta = compareMeta(before.content.meta, after.content.meta, locale);
  return {
    about: t("publishing:compare.about", { from: before.version, to: after.version }),
    facts: meta.map((change) => ({
      label: t(`publishing:meta.${change.field}`),
      before: words(change.field, change.before),
      after: words(change.field, change.after),
    })),
    entries: changes.flatMap(({ what, parts }) => (what === "same" ? [] : [{ what, parts }])),
  };
}

/** Ids as staff know what they stand for. */
async function wordsFor(portal: Portal): Promise<(field: MetaChange["field"], values: string[]) => string> {
  const [{ byId }, { services }] = await Promise.all([portal.procedures.snapshot(), portal.reservations.timetable()]);
  const named: Partial<Record<MetaChange["field"], (value: string) => string>> = {
    department: (id) => departmentName(portal, id),
    category: (id) => t(`handouts:categories.${id}`),
    confidence: (id) => t(`publishing:confidence.${id}`),
    procedures: (id) => byId.get(id)?.procedure.definition.title.ja ?? id,
    services: (id) => services.find((service) => service.id === id)?.name.ja ?? id,
    validFrom: (day) => formatDate(day, "ja"),
    validUntil: (day) => formatDate(day, "ja"),
    reviewBy: (day) => formatDate(day, "ja"),
  };
  return (field, values) => values.map(named[field] ?? ((value) => value)).join(t("ui:list.comma"));
}
