/** An application opened by its resident; a number this browser may not open leads to the look-up. */
import { redirect } from "react-router";
import { type ApplicationRecord, departmentName, type HistoryEvent, parseReceipt } from "../../applications/index.ts";
import type { Published } from "../../procedures/index.ts";
import type { Reader } from "../reader.ts";

export type Case = {
  reader: Reader;
  application: ApplicationRecord;
  published: Published;
  history: HistoryEvent[];
  title: string;
  department: string;
  /** Address of the application's page, without the language. */
  base: string;
};

export async function openCase(reader: Reader, typed: string): Promise<Case> {
  const { portal, sessionHash, locale } = reader;
  const receipt = parseReceipt(typed);
  const application = receipt === null ? null : await portal.applications.openFor(sessionHash, receipt);
  // The same answer for a number that does not exist and for somebody else's.
  if (!application)
    throw redirect(`${reader.href("/applications")}?receipt=${encodeURIComponent(typed.slice(0, 20))}`, 302);
  const published = await portal.procedures.version(application.versionId);
  return {
    reader,
    application,
    published,
    history: await portal.applications.history(application),
    title: reader.text(published.procedure.definition.title),
    department: departmentName(portal.city, application.department, locale),
    base: `/applications/${application.receipt}`,
  };
}
