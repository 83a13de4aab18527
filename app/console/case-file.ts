/** One application as the clerk works on it: found, guarded by department, acted on. */
import {
  type ActFailure,
  type Action,
  type ApplicationRecord,
  type Applications,
  allowedActions,
  type Command,
  type HistoryEvent,
  isUnanswered,
  messageLimits,
  type OpenedFile,
  type OpenFailure,
  parseReceipt,
  type ReadRecord,
  type SentFile,
  type UploadFailure,
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
  /** The applicant wrote, and nobody has done anything since. */
  unanswered: boolean;
};

/** `files`: which were refused, and why. */
export type CaseFailure =
  | { code: ActFailure | "not-found" | "too-many-files" }
  | { code: "files"; problems: { name: string; code: UploadFailure }[] };
type Opening = Exclude<ReadRecord["what"], "file">;

const refuse = (code: ActFailure | "not-found" | "too-many-files") => err({ code });

/** Only what the page showed can be marked: the resident could not correct anything else. */
function areAnswers({ application, published }: CaseFile, fields: { path: string }[]): boolean {
  const rows = summarize(application.answers, published.procedure, "ja").flatMap((step) => step.rows);
  const paths = new Set(rows.map((row) => row.path));
  return fields.every(({ path }) => paths.has(path));
}

export function createCaseFiles(deps: { applications: Applications; catalogue: Catalogue }) {
  const { applications, catalogue } = deps;

  /** null for an unknown number and for another department's alike. */
  async function find(staff: StaffIdentity, typed: string): Promise<CaseFile | null> {
    if (!may(staff.role, "applications.read")) return null;
    const receipt = parseReceipt(typed);
    const application = receipt === null ? null : await applications.byReceipt(receipt);
    if (!application) return null;
    const departments = visibleDepartments(staff);
    if (departments !== null && !departments.includes(application.department)) return null;
    const history = await applications.history(application);
    return {
      application,
      published: await catalogue.version(application.versionId),
      history,
      unanswered: isUnanswered(history),
      actions: may(staff.role, "applications.decide") ? allowedActions(application.status, staff.role) : [],
    };
  }

  /** What stands in it is shown to somebody: that is written down first, or nothing is shown. */
  async function read(staff: StaffIdentity, typed: string, what: Opening): Promise<CaseFile | null> {
    const file = await find(staff, typed);
    if (file) await applications.reads.note(file.application, staff, what);
    return file;
  }

  /** Files go with what is decided, or with nothing. */
  async function actWith(
    staff: StaffIdentity,
    { application }: CaseFile,
    { command, expectedSeq, files }: { command: Command; expectedSeq: number; files: SentFile[] },
  ): Promise<Result<null, CaseFailure>> {
    const owner = { sessionHash: `staff ${staff.id}`, purpose: purposeOf(command) };
    const kept = await applications.files.keep(files, owner);
    if (!kept.ok) return err({ code: "files", problems: kept.error });
    const given = kept.value.length > 0 ? { ...command, files: kept.value } : command;
    const actor = { kind: "staff" as const, accountId: staff.id, name: staff.name };
    const done = await applications.act(application, given, { actor, party: staff.role }, expectedSeq);
    if (done.ok) return done;
    await applications.files.drop(kept.value, owner.sessionHash);
    return refuse(done.error);
  }

  return {
    /** Not recorded: for those that show nothing of it. */
    find,
    read,
    /** Enough to lead there: nothing of what was applied for. */
    async link(staff: StaffIdentity, typed: string): Promise<{ receipt: string; title: string } | null> {
      const file = await find(staff, typed);
      return file && { receipt: file.application.receipt, title: file.published.procedure.definition.title.ja };
    },
    async act(
      staff: StaffIdentity,
      receipt: string,
      command: Command,
      expectedSeq: number,
      files: SentFile[] = [],
    ): Promise<Result<null, CaseFailure>> {
      const file = await find(staff, receipt);
      if (!file) return refuse("not-found");
      if (!may(staff.role, "applications.decide")) return refuse("not-allowed");
      if (command.action === "request-correction" && !areAnswers(file, command.fields)) return refuse("fields-missing");
      if (files.length > 0 && !takesFiles(command)) return refuse("not-allowed");
      if (files.length > messageLimits.files) return refuse("too-many-files");
      return actWith(staff, file, { command, expectedSeq, files });
    },
    /** An attachment of an application the account may open; "missing" otherwise. */
    async attachment(staff: StaffIdentity, id: string): Promise<Result<OpenedFile, OpenFailure>> {
      const row = await applications.attachment(id);
      const application = row?.applicationId ? await applications.byId(row.applicationId) : null;
      const file = application && (await find(staff, application.receipt));
      if (!file) return err("missing");
      const opened = await applications.attachments.open(id);
      if (opened.ok) await applications.reads.note(file.application, staff, "file");
      return opened;
    },
  };
}

const takesFiles = ({ action }: Command): boolean => ["accept", "complete", "message"].includes(action);
/** A message's files are part of it; those of a decision are for the applicant to keep. */
const purposeOf = ({ action }: Command) => (action === "message" ? ("message" as const) : ("decision" as const));
