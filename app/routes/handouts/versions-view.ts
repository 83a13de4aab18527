/** The versions of a handout as readers may see them, and what one of them changed. */
import type { HandoutVersion } from "../../handouts/store.ts";
import { formatDate } from "../../i18n/dates.ts";
import type { HandoutPageProps } from "../../ui/handouts/handout-page.tsx";
import type { VersionsPageProps } from "../../ui/handouts/versions-page.tsx";
import type { Reader } from "../reader.ts";
import { changesBetween } from "./changes-view.ts";
import { inLocale } from "./handout-text.ts";

export async function versionsView(reader: Reader, id: string): Promise<Omit<VersionsPageProps, "frame"> | null> {
  const { portal, locale, t, href } = reader;
  const { library } = portal.handouts;
  const rows = await library.versionsForReaders(id);
  const newest = await newestReadable(reader, id, rows);
  if (newest === null) return null;
  const title = inLocale(newest.content.meta.title, locale);
  const current = await library.byId(id);
  return {
    title: t("handouts:titles.versions", { title }),
    lead: t("handouts:versions.lead"),
    back: current === null ? null : { label: title, href: href(`/handouts/${id}`) },
    versions: rows.map(({ version, state, publishedAt, endedAt, changeNote }) => {
      const isCurrent = current?.version === version;
      const gone = state === "withdrawn" || (state === "published" && !isCurrent);
      const from = formatDate(publishedAt, locale);
      return {
        name: t("handouts:versions.name", { version }),
        state: t(`handouts:versions.state.${isCurrent ? "published" : gone ? "withdrawn" : "superseded"}`),
        dates:
          endedAt === null
            ? t("handouts:versions.since", { from })
            : t("handouts:versions.during", { from, until: formatDate(endedAt, locale) }),
        note: changeNote === "" ? null : changeNote,
        href: gone ? null : href(`/handouts/${id}/versions/${version}`),
      };
    }),
  };
}

async function newestReadable({ portal }: Reader, id: string, rows: readonly { version: number }[]) {
  for (const { version } of rows) {
    const found = await portal.handouts.library.version(id, version);
    if (found !== null) return found;
  }
  return null;
}

/** What stands above and below a version that is looked up by its number. */
export async function oldPart(reader: Reader, handout: HandoutVersion): Promise<NonNullable<HandoutPageProps["old"]>> {
  const { portal, locale, t, href } = reader;
  const { handoutId, publishedAt, endedAt } = handout;
  const current = await portal.handouts.library.byId(handoutId);
  const isCurrent = current?.version === handout.version;
  const [from, until] = [publishedAt ?? 0, endedAt ?? 0].map((at) => formatDate(at, locale)) as [string, string];
  return {
    text: isCurrent ? null : t("handouts:old.text", { from, until }),
    current:
      current === null || isCurrent ? null : { label: t("handouts:old.current"), href: href(`/handouts/${handoutId}`) },
    changes: await changesBetween(reader, handout),
  };
}
