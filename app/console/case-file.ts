/** One application as the clerk works on it: found, guarded by department, acted on. */
import {
  type ActFailure,
  type Action,
  type ApplicationRecord,
  type Applications,
  allowedActions,
  type Command,
  type HistoryEvent,
  parseReceipt,
} from "../applications/index.ts";
import { summarize } from "../engine/index.ts";
import { may, type StaffIdentity, visibleDepartments } from "../identity/index.ts";
import { err, type Result } from "../lib/result.ts";
import type { Catalogue, Published } from "../procedures/index.ts";

export type CaseFile = {
  application: ApplicationRecord;
  published: Published;
  history: HistoryEvent[];
  actions: Action[];
};

/** Only what the page showed can be marked: the resident could not correct anything else. */
function areAnswers({ application, published }: CaseFile, fields: { path: string }[]): boolean {
  const rows = summarize(application.answers, published.procedure, "ja").flatMap((step) => step.rows);
  const paths = new Set(rows.map((row) => row.path));
  return fields.every(({ path }) => paths.has(path));
}

export function createCaseFiles(deps: { applications: Applications; catalogue: Catalogue }) {
  const { applications, catalogue } = deps;

  /** null for an unknown number and for another department's alike. */
  async function open(staff: StaffIdentity, typed: string): Promise<CaseFile | null> {
    if (!may(staff.role, "applications.read")) return null;
    const receipt = parseReceipt(typed);
    const application = receipt === null ? null : await applications.byReceipt(receipt);
    if (!application) return null;
    const departments = visibleDepartments(staff);
    if (departments !== null && !departments.includes(application.department)) return null;
    return {
      application,
      published: await catalogue.version(application.versionId),
      history: await applications.history(application),
      actions: may(staff.role, "applications.decide") ? allowedActions(application.status, staff.role) : [],
    };
  }

  return {
    open,
    async act(
      staff: StaffIdentity,
      receipt: string,
      command: Command,
      expectedSeq: number,
    ): Promise<Result<null, ActFailure | "not-found">> {
      const file = await open(staff, receipt);
      if (!file) return err("not-found");
      if (!may(staff.role, "applications.decide")) return err("not-allowed");
      if (command.action === "request-correction" && !areAnswers(file, command.fields)) return err("fields-missing");
      const actor = { kind: "staff" as const, accountId: staff.id, name: staff.name };
      return applications.act(file.application, command, { actor, party: staff.role }, expectedSeq);
    },
    /** An attachment of an application the account may open; null otherwise. */
    async attachment(staff: StaffIdentity, id: string): Promise<{ name: string; bytes: Buffer } | null> {
      const row = await applications.attachment(id);
      if (!row?.applicationId) return null;
      const application = await applications.byId(row.applicationId);
      if (!application || !(await open(staff, application.receipt))) return null;
      return { name: row.name, bytes: await applications.attachments.read(id) };
    },
  };
}
