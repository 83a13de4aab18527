/** Door of the applications room: drafts, submission, look-up, history and what may be done. See README.md. */
import type { CardIdentityProvider } from "../identity/index.ts";
import { accessCode } from "../lib/access-code.ts";
import type { Clock } from "../lib/clock.ts";
import type { Catalogue } from "../procedures/index.ts";
import { createAct } from "./act.ts";
import { createAttachments } from "./attachments.ts";
import { applicantOf, contactEmailOf } from "./contact.ts";
import { createDrafts } from "./drafts.ts";
import { createFormFilling } from "./form-filling.ts";
import { fieldLabel } from "./labels.ts";
import { createLookup } from "./lookup.ts";
import { type MailDeps, mailFor } from "./mails.ts";
import type { ApplicationRecord, ApplicationStore } from "./store.ts";
import { createSubmit } from "./submit.ts";

export { newReceipt, parseReceipt } from "../lib/receipt.ts";
export type { ActFailure, Command } from "./act.ts";
export { type Action, allowedActions, foldStatus } from "./actions.ts";
export { maxFileBytes, type Owner as UploadOwner, type UploadFailure } from "./attachments.ts";
export { applicantOf } from "./contact.ts";
export { applyCorrection, type CorrectionField, openCorrection, viewCorrection } from "./correction.ts";
export { draftDays } from "./drafts.ts";
export { type Filling, identityPath } from "./form-filling.ts";
export { fieldLabel } from "./labels.ts";
export { cityParams, departmentName, type MailDeps } from "./mails.ts";
export type { ApplicationRecord, ApplicationStore, Draft, InboxRow } from "./store.ts";
export { identityMeets } from "./submit.ts";
export type { HistoryEvent, Identity, Status } from "./types.ts";

export type ApplicationsDeps = {
  store: ApplicationStore;
  catalogue: Catalogue;
  clock: Clock;
  newId(): string;
  limits: Parameters<typeof createLookup>[0]["limits"];
  cardIdentity: CardIdentityProvider | null;
  receiptKey: string;
  attachmentsDirectory: string;
  mail: Omit<MailDeps, "accessCode" | "newId">;
};

export function createApplications(deps: ApplicationsDeps) {
  const { store, catalogue, clock, newId } = deps;
  const codeOf = (receipt: string) => accessCode(receipt, deps.receiptKey);
  const mailDeps: MailDeps = { ...deps.mail, newId, accessCode: codeOf };

  const submit = createSubmit({
    store,
    catalogue,
    clock,
    newId,
    demoIdentityAllowed: deps.cardIdentity?.demo === true,
    mails: (application, published) => mailFor(mailDeps, "received", application, published),
  });
  const act = createAct({
    store,
    clock,
    async contactOf({ versionId, identity }, answers) {
      const { procedure } = await catalogue.version(versionId);
      return { ...applicantOf(procedure, answers), contactEmail: contactEmailOf(procedure, answers, identity) };
    },
    async mails(kind, application, command) {
      const published = await catalogue.version(application.versionId);
      const locale = application.locale;
      const fields =
        command.action === "request-correction"
          ? command.fields
              .map(({ path, reason }) => `・${fieldLabel(published.procedure, path, locale)}：${reason}`)
              .join("\n")
          : "";
      const message =
        command.action === "message"
          ? command.text
          : command.action === "reject" || command.action === "withdraw"
            ? command.reason
            : "message" in command
              ? command.message
              : "";
      return mailFor(mailDeps, kind, application, published, { message, fields });
    },
  });

  const drafts = createDrafts(store, clock, newId);
  return {
    drafts,
    filling: createFormFilling({ catalogue, drafts, clock }),
    attachments: createAttachments(deps.attachmentsDirectory, store, clock, newId),
    lookup: createLookup({ store, limits: deps.limits, clock, receiptKey: deps.receiptKey }),
    submit,
    act,
    accessCode: codeOf,
    /** The application a draft became, for the session that sent it. */
    bySubmissionKey: (key: string, sessionHash: string) => store.byIdempotencyKey(key, sessionHash),
    byReceipt: (receipt: string) => store.byReceipt(receipt),
    byId: (id: string) => store.byId(id),
    history: (application: ApplicationRecord) => store.history(application.id),
    inbox: store.inbox.bind(store),
    attachment: (id: string) => store.attachment(id),
    mine: (sessionHash: string) => store.listGranted(sessionHash, clock.now()),
    /** The application when this browser session may open it, else null: an unknown number and a foreign one look alike. */
    async openFor(sessionHash: string | null, receipt: string): Promise<ApplicationRecord | null> {
      if (sessionHash === null) return null;
      const application = await store.byReceipt(receipt);
      if (!application) return null;
      return (await store.isGranted(sessionHash, application.id, clock.now())) ? application : null;
    },
  };
}
export type Applications = ReturnType<typeof createApplications>;
