/** Door of the applications room: drafts, submission, look-up, history and what may be done. See README.md. */
import type { Answers, Session } from "../engine/index.ts";
import type { Locale } from "../i18n/locales.ts";
import type { CardIdentityProvider } from "../identity/index.ts";
import { accessCode } from "../lib/access-code.ts";
import type { Clock } from "../lib/clock.ts";
import type { Catalogue, Published } from "../procedures/index.ts";
import { createAct } from "./act.ts";
import { type AttachmentsDeps, createAttachments } from "./attachments/index.ts";
import { contactOf } from "./contact.ts";
import { atCounter } from "./counter-form.ts";
import { createDrafts } from "./drafts.ts";
import { createFormFilling } from "./form-filling.ts";
import { createHandoffs } from "./handoff.ts";
import type { HandoffStore } from "./handoff-store.ts";
import { fieldLabel } from "./labels.ts";
import { createLookup } from "./lookup.ts";
import { type MailDeps, mailFor, wordsOf } from "./mails.ts";
import { createKeepFiles, createMessages } from "./messages.ts";
import { createReads, type ReadStore } from "./reads.ts";
import { createFileRefusal, filesOfAnswers } from "./refused-files.ts";
import { createRenewal } from "./renewal.ts";
import { createResumes } from "./resume.ts";
import type { ResumeStore } from "./resume-store.ts";
import { createStepUp, type ResidentStore } from "./step-up.ts";
import type { ApplicationRecord, ApplicationStore } from "./store.ts";
import { createSubmit } from "./submit.ts";

export { newReceipt, parseReceipt } from "../lib/receipt.ts";
export type { ActFailure, Command } from "./act.ts";
export { type Action, allowedActions, filesOfEvent, foldStatus, isUnanswered } from "./actions.ts";
export {
  createClamd,
  demoScanner,
  maxFileBytes,
  type OpenedFile,
  type OpenFailure,
  type Owner as UploadOwner,
  type Scanner,
  type UploadFailure,
} from "./attachments/index.ts";
export {
  type CardMark,
  cardMarks,
  claimsForApplicant,
  isForAnother,
  typedByCard,
} from "./card-claims.ts";
export { applicantOf, type Contact, contactEmailOf, contactOf } from "./contact.ts";
export { applyCorrection, type CorrectionField, openCorrection, viewCorrection } from "./correction.ts";
export { type Change, type CorrectionRound, correctionRounds } from "./correction-rounds.ts";
export { atCounter, papersLater } from "./counter-form.ts";
export { draftDays } from "./drafts.ts";
export { type Filling, type FormFilling, identityPath } from "./form-filling.ts";
export { codeMinutes as handoffMinutes } from "./handoff.ts";
export { changesSince } from "./handoff-changes.ts";
export type { HandoffView } from "./handoff-view.ts";
export { fieldLabel } from "./labels.ts";
export { cityParams, departmentName, type MailDeps } from "./mails.ts";
export { type MessageFailure, messageLimits, type SentFile } from "./messages.ts";
export { namedFiles } from "./named-files.ts";
export { mandateOf, maskMail, proxyOf, withMaskedMails } from "./proxy.ts";
export type { AnswerFiles } from "./refused-files.ts";
export { lockMinutes, type ResumeFailure, type ResumeKey } from "./resume.ts";
export type { ApplicationRecord, ApplicationStore, Draft, InboxRow, ReadRecord } from "./store.ts";
export { identityMeets } from "./submit.ts";
export { typedText } from "./typed-text.ts";
export { type HistoryEvent, type Identity, identityPapers, type ProxyPerson, type Status } from "./types.ts";

export type ApplicationsDeps = {
  store: ApplicationStore;
  handoffs: HandoffStore;
  resumes: ResumeStore;
  residents: ResidentStore;
  reads: ReadStore;
  catalogue: Catalogue;
  clock: Clock;
  newId(): string;
  /** Keyed with the server's secret. */
  hash(value: string): string;
  limits: Parameters<typeof createLookup>[0]["limits"];
  cardIdentity: CardIdentityProvider | null;
  /** The day itself when the office is open, else the first open day after it. */
  nextOpen(day: string): string;
  receiptKey: string;
  /** Where files lie, what seals them, who looks at them. */
  files: Pick<AttachmentsDeps, "directory" | "keys" | "scanner" | "onIncident">;
  mail: Omit<MailDeps, "accessCode" | "newId">;
};

export function createApplications(deps: ApplicationsDeps) {
  const { store, catalogue, clock, newId } = deps;
  const codeOf = (receipt: string) => accessCode(receipt, deps.receiptKey);
  const mailDeps: MailDeps = { ...deps.mail, newId, accessCode: codeOf };
  const paymentOf = (
    { answers, receipt, locale }: Pick<ApplicationRecord, "answers" | "receipt" | "locale">,
    published: Published,
    before: Answers | null,
  ) => mailDeps.payment({ published, answers, before, receipt, locale: locale as Locale });

  const refuseFile = createFileRefusal({
    store,
    clock,
    mails: async (application, { name }) =>
      mailFor(mailDeps, "file-refused", application, await catalogue.version(application.versionId), { file: name }),
  });
  const attachments = createAttachments({
    ...deps.files,
    store,
    clock,
    newId,
    limits: deps.limits,
    onRefused: refuseFile,
  });
  const submit = createSubmit({
    store,
    attachments,
    catalogue,
    clock,
    newId,
    demoIdentityAllowed: deps.cardIdentity?.demo === true,
    nextOpen: deps.nextOpen,
    mails: (application, published) =>
      mailFor(mailDeps, "received", application, published, { payment: paymentOf(application, published, null) }),
  });
  const act = createAct({
    store,
    clock,
    async contactOf(application, answers) {
      const { procedure } = await catalogue.version(application.versionId);
      return contactOf(procedure, answers, application.identity, application);
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
      const words = wordsOf(command, mailDeps.translator(locale as Locale));
      const payment =
        command.action === "correct"
          ? paymentOf({ ...application, answers: command.answers }, published, application.answers)
          : "";
      return mailFor(mailDeps, kind, application, published, { ...words, fields, payment });
    },
  });

  const files = createKeepFiles(attachments);
  const drafts = createDrafts(store, clock, newId);
  const bySubmissionKey = (key: string, sessionHash: string) => store.byIdempotencyKey(key, sessionHash);
  return {
    drafts,
    /** A draft is identified, and the browser session gets a new id. */
    stepUp: createStepUp(deps.residents, drafts, clock),
    filling: createFormFilling({ catalogue, drafts, clock }),
    /** The form as a clerk fills it in: papers may come later. */
    counterFilling: createFormFilling({
      catalogue: {
        ...catalogue,
        async version(id) {
          const published = await catalogue.version(id);
          return { ...published, procedure: atCounter(published.procedure) };
        },
      },
      drafts,
      clock,
    }),
    handoffs: createHandoffs({
      store: deps.handoffs,
      drafts,
      submit,
      bySubmissionKey,
      version: (id) => catalogue.version(id),
      clock,
      newId,
      hash: deps.hash,
      limits: deps.limits,
      demoIdentityAllowed: deps.cardIdentity?.demo === true,
    }),
    attachments,
    /** Tells once that a file of an application is gone. */
    refuseFile,
    /** The files that a draft's answers name, and those of them that were refused: they must be taken out before sending. */
    filesOf: (session: Session) => filesOfAnswers(session, attachments),
    /** Files for an event that is about to be written. */
    files,
    /** What a resident writes to the office. */
    write: createMessages({ store, act, files, limits: deps.limits, clock }),
    reads: createReads({ store: deps.reads, clock }),
    /** Going on with a draft on another device. */
    resumes: createResumes({
      store: deps.resumes,
      findDraft: drafts.find,
      version: (id) => catalogue.version(id),
      clock,
      hash: deps.hash,
      limits: deps.limits,
      mail: mailDeps,
    }),
    /** Answers taken over into a newer form, or from an earlier application. */
    renewal: createRenewal({ catalogue, drafts, clock }),
    lookup: createLookup({ store, limits: deps.limits, clock, receiptKey: deps.receiptKey }),
    submit,
    act,
    accessCode: codeOf,
    /** Tells the applicant about money: `what` and `amount` in the language they applied in; none without an address. */
    paymentMail: (
      application: ApplicationRecord,
      published: Published,
      { what, amount }: { what: string; amount: string },
    ) => mailFor(mailDeps, "payment", application, published, { what, amount }),
    /** The application a draft became, for the session that sent it. */
    bySubmissionKey,
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
