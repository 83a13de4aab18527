/** What a version changed, in the language that is read; null for the first one. */
import { departmentName } from "../../applications/index.ts";
import { compareMeta, compareTexts, type MetaChange } from "../../handouts/index.ts";
import type { HandoutVersion } from "../../handouts/store.ts";
import { formatDate } from "../../i18n/dates.ts";
import type { ChangesView } from "../../ui/handouts/changes.tsx";
import type { Reader } from "../reader.ts";
import { textFor } from "./handout-text.ts";

export async function changesBetween(reader: Reader, handout: HandoutVersion): Promise<ChangesView | null> {
  const { locale, t } = reader;
  const before = await versionBefore(reader, handout);
  if (before === null) return null;
  const { language } = textFor(handout, locale);
  const [older, newer] = [before, handout].map(({ content }) => content.texts[language] ?? null);
  const changes = compareTexts(older ?? null, newer ?? null, language);
  return {
    about: t("handouts:changes.about", { before: before.version }),
    facts: factsOf(reader, compareMeta(before.content.meta, handout.content.meta, language)),
    entries: changes.flatMap(({ what, parts }) => (what === "same" ? [] : [{ what, parts }])),
  };
}

/** What readers see of the handout beside its text; the rest is for staff. */
const forReaders: readonly MetaChange["field"][] = [
  "title",
  "summary",
  "audience",
  "department",
  "validFrom",
  "validUntil",
];

function factsOf({ portal, locale, t }: Reader, changes: readonly MetaChange[]): ChangesView["facts"] {
  const words = ({ field }: MetaChange, values: string[]): string => {
    const [value = ""] = values;
    if (value === "") return "";
    if (field === "department") return departmentName(portal.city, value, locale);
    return field === "validFrom" || field === "validUntil" ? formatDate(value, locale) : value;
  };
  return changes
    .filter(({ field }) => forReaders.includes(field))
    .map((change) => ({
      label: t(`handouts:changes.field.${change.field}`),
      before: words(change, change.before),
      after: words(change, change.after),
    }));
}

/** The one that was shown before; what was taken down is not shown in pieces either. */
async function versionBefore({ portal }: Reader, { handoutId, version }: HandoutVersion) {
  const { library } = portal.handouts;
  const rows = await library.versionsForReaders(handoutId);
  const before = rows.find((row) => row.version < version);
  return before === undefined ? null : library.version(handoutId, before.version);
}
