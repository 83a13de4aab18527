/** What a version changed, in the language that is read; null for the first one. */
import { compareTexts } from "../../handouts/index.ts";
import type { HandoutVersion } from "../../handouts/store.ts";
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
    entries: changes.flatMap(({ what, parts }) => (what === "same" ? [] : [{ what, parts }])),
  };
}

/** The one that was shown before; what was taken down is not shown in pieces either. */
async function versionBefore({ portal }: Reader, { handoutId, version }: HandoutVersion) {
  const { library } = portal.handouts;
  const rows = await library.versionsForReaders(handoutId);
  const before = rows.find((row) => row.version < version);
  return before === undefined ? null : library.version(handoutId, before.version);
}
