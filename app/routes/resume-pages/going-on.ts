/** Where a draft goes on, and what is said about one that is not opened yet. */
import { type Draft, identityMeets, identityPath } from "../../applications/index.ts";
import { openSession } from "../../engine/index.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import type { SummaryRow } from "../../ui/feedback/summary-list.tsx";
import type { Reader } from "../reader.ts";

/** Parameter of the start page's address: the draft has just come from another device. */
export const openedParameter = "opened";

async function stand({ portal }: Reader, draft: Draft) {
  const { procedure } = await portal.procedures.version(draft.versionId);
  return { procedure, session: openSession(procedure, draft.answers) };
}

/** The first page that is not finished, without the language. */
export async function goOnPath(reader: Reader, draft: Draft): Promise<string> {
  const { procedure, session } = await stand(reader, draft);
  const { level } = procedure.definition.assurance;
  const isIdentified = identityMeets(level, draft.identity, reader.portal.cardIdentity?.demo === true);
  return `${applyPath(draft)}/${session.complete && !isIdentified ? identityPath : session.path}`;
}

/** After coming from another device: the start page says so where the form has changed meanwhile. */
export async function arrivalPath(reader: Reader, draft: Draft): Promise<string> {
  const newer = await reader.portal.applications.renewal.newer(draft, reader.locale);
  return newer === null ? goOnPath(reader, draft) : `${applyPath(draft)}?${openedParameter}=1`;
}
const applyPath = ({ procedureId }: Draft) => `/procedures/${procedureId}/apply`;

export async function factsOf(reader: Reader, draft: Draft): Promise<SummaryRow[]> {
  const { t, text, locale } = reader;
  const { procedure, session } = await stand(reader, draft);
  const { index, total } = session.progress;
  const progress = t(total > 9 ? "ui:form.progressMany" : "ui:form.progress", { index, total });
  const row = (name: string, value: string) => ({ label: t(`resume:facts.${name}`), value, changeHref: null });
  return [
    row("procedure", text(procedure.definition.title)),
    row("saved", formatDateTime(draft.updatedAt, locale)),
    row("progress", session.complete ? t("resume:facts.whole") : progress),
    row("kept", t("resume:facts.keptUntil", { date: formatDate(draft.expiresAt, locale) })),
  ];
}
