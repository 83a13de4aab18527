/** Drafts and applications of this browser. */
import { openSession } from "../../engine/index.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import type { MyApplicationsProps } from "../../ui/pages/my-applications.tsx";
import type { Reader } from "../reader.ts";

export async function mineOf(reader: Reader): Promise<MyApplicationsProps> {
  const { sessionHash, portal, href, text, locale } = reader;
  if (sessionHash === null) return { drafts: [], applications: [] };
  const drafts = await portal.applications.drafts.list(sessionHash);
  const sent = await portal.applications.mine(sessionHash);
  const snapshot = await portal.procedures.snapshot();
  return {
    drafts: await Promise.all(
      drafts.map(async (draft) => {
        const { procedure } = await portal.procedures.version(draft.versionId);
        const { path } = openSession(procedure, draft.answers);
        return {
          href: href(`/procedures/${draft.procedureId}/apply/${path}`),
          showHref: href(`/procedures/${draft.procedureId}/apply/handoff`),
          title: text(procedure.definition.title),
          savedAt: formatDateTime(draft.updatedAt, locale),
          keptUntil: formatDate(draft.expiresAt, locale),
        };
      }),
    ),
    applications: sent.map((row) => ({
      href: href(`/applications/${row.receipt}`),
      title: text(snapshot.byId.get(row.procedureId)?.procedure.definition.title ?? { ja: row.procedureId }),
      receipt: row.receipt,
      status: row.status,
      updatedAt: formatDateTime(row.updatedAt, locale),
    })),
  };
}
