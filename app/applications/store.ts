/** What the applications room needs kept. Implemented in db/stores; every write method is one transaction. Times are epoch milliseconds. */
import type { Answers, FileRef, RawInput } from "../engine/answers.ts";
import type { OutgoingMail } from "../notifications/store.ts";
import type { AttachmentStore } from "./attachments/attachment-store.ts";
import type { Channel, HistoryEvent, Identity, ProxyPerson, Status } from "./types.ts";

/** A draft (下書き): one per resident session and procedure. */
export type Draft = {
  /** Random id; also the idempotency key of its submission. */
  id: string;
  sessionHash: string;
  procedureId: string;
  versionId: string;
  answers: Answers;
  /** Raw input of a group item being edited or a postal look-up, by step path; null when nothing is pending. */
  pending: { path: string; input: RawInput } | null;
  identity: Identity | null;
  /** Where its first answers came from, for the page to say so; null: typed here. */
  carried: Carried | null;
  /** Grows with every save; a save naming an older one is refused as stale. */
  revision: number;
  createdAt: number;
  updatedAt: number;
  expiresAt: number;
};

/**
 * Answers taken over: from an earlier application (files never are), or from the version of the form the draft was begun
 * with. `asked`: paths of steps ("applicant", "members") that must be looked at again.
 */
export type Carried =
  | { from: "application"; applicationId: string; sentAt: number; asked: string[] }
  | { from: "version"; versionId: string; asked: string[] };

/** The code with which a draft is opened on another device; the handle is its public half, the secret is kept as a hash. */
export type DraftResume = {
  handle: string;
  draftId: string;
  secretHash: string;
  /** Where the link went and reminders go; null: written down only. */
  email: string | null;
  locale: string;
  tries: number;
  lockedUntil: number;
  createdAt: number;
  remindedDays: number;
};

export type NewApplication = {
  id: string;
  receipt: string;
  /** UNIQUE: the draft's id. */
  idempotencyKey: string;
  sessionHash: string;
  procedureId: string;
  versionId: string;
  department: string;
  channel: Channel;
  locale: string;
  answers: Answers;
  identity: Identity | null;
  /** As the clerk sees it in lists; empty when the form asks for no name. */
  applicantName: string;
  /** Name and reading, normalised, for the clerk's search. */
  applicantSearch: string;
  /** Where notices go; null when no address was given. */
  contactEmail: string | null;
  /** A second address that gets the same notices; null: none. */
  copyEmail: string | null;
  /** Who filled it in for the applicant; null: the applicant. */
  proxy: ProxyPerson | null;
  submittedAt: number;
  /** Day the office should have answered, epoch ms; null when the procedure states none. */
  dueAt: number | null;
};

export type ApplicationRecord = NewApplication & { status: Status; lastSeq: number; updatedAt: number };

export type InboxFilter = {
  /** null: all departments. */
  departments: string[] | null;
  statuses: Status[] | null;
  procedureId: string | null;
  /** Receipt number or part of the applicant's name, normalised; null: no search. */
  query: string | null;
  /** Oldest due first, or newest submitted first. */
  sort: "due" | "newest";
  /** Keyset cursor from the previous page; null: first page. */
  after: string | null;
  limit: number;
  /** Only those with a message of the resident that no clerk has answered or acted on. */
  unanswered?: boolean;
};
export type InboxRow = Pick<
  ApplicationRecord,
  | "id"
  | "receipt"
  | "procedureId"
  | "department"
  | "applicantName"
  | "proxy"
  | "channel"
  | "status"
  | "submittedAt"
  | "dueAt"
  | "updatedAt"
>;

export type AttachmentRow = FileRef & {
  sha256: string;
  /** What it was sent for. `decision`: from the city, for the applicant to keep. */
  purpose: "answer" | "message" | "decision";
  /** `waiting`: not looked at yet, so nobody may open it. `infected`: its bytes are gone. */
  scan: "clean" | "waiting" | "infected";
  sessionHash: string;
  draftId: string | null;
  applicationId: string | null;
  createdAt: number;
};

/** Somebody in the city looked: for the applicant to see. Holds nothing of what was read. */
export type ReadRecord = {
  id: string;
  applicationId: string;
  at: number;
  accountId: string;
  name: string;
  department: string;
  what: "opened" | "printed" | "file";
};

export type ApplicationStore = AttachmentStore & {
  createDraft(draft: Draft): Promise<Draft>;
  /** The session's unexpired draft of a procedure. */
  findDraft(sessionHash: string, procedureId: string, now: number): Promise<Draft | null>;
  /** All unexpired drafts of a session, newest first (at most 20). */
  listDrafts(sessionHash: string, now: number): Promise<Draft[]>;
  /** Writes answers, pending, identity, version and `carried` when `revision` is still the stored one; "stale" otherwise. */
  saveDraft(draft: Draft, now: number): Promise<"saved" | "stale">;
  deleteDraft(id: string, sessionHash: string): Promise<void>;
  deleteExpiredDrafts(now: number): Promise<number>;

  /**
   * Application + first event + outbox rows + grant to the session + attachments handed over + draft deleted, in one transaction.
   * When the idempotency key is known already, nothing is written and the known receipt returns.
   */
  submit(
    application: NewApplication,
    event: HistoryEvent,
    mails: OutgoingMail[],
  ): Promise<{ receipt: string; created: boolean }>;
  /**
   * Appends events (seq = expectedSeq+1 …) with the status folded from them, in one transaction with outbox rows and, for a
   * correction, the new answers and what is read from them. `attach`: ids of files that are the application's from now on.
   * "conflict" when someone else appended first.
   */
  append(change: {
    applicationId: string;
    expectedSeq: number;
    events: HistoryEvent[];
    status: Status;
    answers?: Answers;
    contact?: Pick<NewApplication, "applicantName" | "applicantSearch" | "contactEmail" | "copyEmail" | "proxy">;
    attach?: string[];
    mails: OutgoingMail[];
    at: number;
  }): Promise<"appended" | "conflict">;
  byReceipt(receipt: string): Promise<ApplicationRecord | null>;
  byId(id: string): Promise<ApplicationRecord | null>;
  byIdempotencyKey(key: string, sessionHash: string): Promise<ApplicationRecord | null>;
  history(applicationId: string): Promise<HistoryEvent[]>;
  /** `unanswered`: the resident wrote after the last thing a clerk did. */
  inbox(filter: InboxFilter): Promise<{ rows: (InboxRow & { unanswered: boolean })[]; next: string | null }>;

  /** May this browser session open the application? Granted by submitting or by number + secret. */
  isGranted(sessionHash: string, applicationId: string, now: number): Promise<boolean>;
  grant(sessionHash: string, applicationId: string, expiresAt: number): Promise<void>;
  listGranted(sessionHash: string, now: number): Promise<InboxRow[]>;
};
