/** Drafts and applications of this browser. */
import { openSession } from "../../engine/index.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import type { DraftLine, MyApplicationsProps } from "../../ui/pages/my-applications.tsx";
import type { Reader } from "../reader.ts";

/** Every draft with its ways on. */
export async function draftLines({ sessionHash, portal, href, text, locale }: Reader): Promise<DraftLine[]> {
  if (sessionHash === null) return [];
  const drafts = await portal.applications.drafts.list(sessionHash);
  return Promise.all(
    drafts.map(async (draft) => {
      const { procedure } = await portal.procedures.version(draft.versionId);
      const base = href(`/procedures/${draft.procedureId}/apply`);
      return {
        href: `${base}/${openSession(procedure, draft.answers).path}`,
        laterHref: `${base}/later`,
        showHref: `${base}/handoff`,
        title: text(procedure.definition.title),
        savedAt: formatDateTime(draft.updatedAt, locale),
        keptUntil: formatDate(draft.expiresAt, locale),
      };
    }),
  );
}

export async function mineOf(reader: Reader): Promise<MyApplicationsProps> {
  const { sessionHash, portal, href, text, locale } = reader;
  if (sessionHash === null) return { drafts: [], applications: [] };
  const sent = await portal.applications.mine(sessionHash);
  const snapshot = await portal.procedures.snapshot();
  return {
    drafts: await draftLines(reader),
    applications: sent.map((row) => ({
      href: href(`/applications/${row.receipt}`),
      title: text(snapshot.byId.get(row.procedureId)?.procedure.definition.title ?? { ja: row.procedureId }),
      receipt: row.receipt,
      status: row.status,
      updatedAt: formatDateTime(row.updatedAt, locale),
    })),
  };
}
