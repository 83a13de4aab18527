import type { AttachmentRow, Draft, ReadRecord } from "../../app/applications/store.ts";
import type { Actor, Channel, EventBody, Identity, ProxyPerson, Status } from "../../app/applications/types.ts";
import type { Answers } from "../../app/engine/answers.ts";
import type { Kit } from "./kit.ts";
import type { procedureTables } from "./procedures.ts";

type ProcedureTables = ReturnType<typeof procedureTables>;

/** Drafts, applications with their history, and which session may open them. */
export const applicationTables = (kit: Kit, { procedureVersions }: ProcedureTables) => {
  const drafts = kit.table(
    "drafts",
    {
      id: kit.text("id").primaryKey(),
      sessionHash: kit.text("session_hash").notNull(),
      procedureId: kit.text("procedure_id").notNull(),
      versionId: kit
        .text("version_id")
        .notNull()
        .references(() => procedureVersions.versionId),
      answers: kit.json<Answers>("answers").notNull(),
      pending: kit.json<NonNullable<Draft["pending"]>>("pending"),
      identity: kit.json<Identity>("identity"),
      carried: kit.json<NonNullable<Draft["carried"]>>("carried"),
      revision: kit.int("revision").notNull(),
      createdAt: kit.time("created_at").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
      expiresAt: kit.time("expires_at").notNull(),
    },
    (t) => [
      kit.unique("drafts_session_hash_procedure_id").on(t.sessionHash, t.procedureId),
      kit.index("drafts_expires_at").on(t.expiresAt),
    ],
  );
  const applications = kit.table(
    "applications",
    {
      id: kit.text("id").primaryKey(),
      receipt: kit.text("receipt").notNull(),
      idempotencyKey: kit.text("idempotency_key").notNull(),
      sessionHash: kit.text("session_hash").notNull(),
      procedureId: kit.text("procedure_id").notNull(),
      versionId: kit
        .text("version_id")
        .notNull()
        .references(() => procedureVersions.versionId),
      department: kit.text("department").notNull(),
      channel: kit.text<Channel>("channel").notNull(),
      locale: kit.text("locale").notNull(),
      answers: kit.json<Answers>("answers").notNull(),
      identity: kit.json<Identity>("identity"),
      applicantName: kit.text("applicant_name").notNull(),
      applicantSearch: kit.text("applicant_search").notNull(),
      contactEmail: kit.text("contact_email"),
      copyEmail: kit.text("copy_email"),
      proxy: kit.json<ProxyPerson>("proxy"),
      submittedAt: kit.time("submitted_at").notNull(),
      /** Never null, so that keyset pages need no null order: `noDueDate` (see the store) sorts last. */
      dueAt: kit.time("due_at").notNull(),
      /** Projection of the history, written with it. */
      status: kit.text<Status>("status").notNull(),
      lastSeq: kit.int("last_seq").notNull(),
      updatedAt: kit.time("updated_at").notNull(),
    },
    (t) => [
      kit.unique("applications_receipt").on(t.receipt),
      kit.unique("applications_idempotency_key").on(t.idempotencyKey),
      kit.index("applications_inbox_due").on(t.department, t.status, t.dueAt, t.id),
      kit.index("applications_inbox_newest").on(t.department, t.status, t.submittedAt, t.id),
      kit.index("applications_all_due").on(t.status, t.dueAt, t.id),
      kit.index("applications_all_newest").on(t.status, t.submittedAt, t.id),
      /** Narrow, so that a substring search scans this instead of the answers. */
      kit.index("applications_applicant_search").on(t.applicantSearch, t.id),
    ],
  );
  const applicationEvents = kit.table(
    "application_events",
    {
      applicationId: kit
        .text("application_id")
        .notNull()
        .references(() => applications.id),
      seq: kit.int("seq").notNull(),
      at: kit.time("at").notNull(),
      actor: kit.json<Actor>("actor").notNull(),
      /** Repeated out of the body for reports. */
      type: kit.text<EventBody["type"]>("type").notNull(),
      body: kit.json<EventBody>("body").notNull(),
    },
    (t) => [kit.primaryKey({ name: "application_events_pk", columns: [t.applicationId, t.seq] })],
  );
  const applicationGrants = kit.table(
    "application_grants",
    {
      sessionHash: kit.text("session_hash").notNull(),
      applicationId: kit
        .text("application_id")
        .notNull()
        .references(() => applications.id),
      expiresAt: kit.time("expires_at").notNull(),
    },
    (t) => [
      kit.primaryKey({ name: "application_grants_pk", columns: [t.sessionHash, t.applicationId] }),
      kit.index("application_grants_expires_at").on(t.expiresAt),
    ],
  );
  const attachments = kit.table(
    "attachments",
    {
      id: kit.text("id").primaryKey(),
      name: kit.text("name").notNull(),
      type: kit.text("type").notNull(),
      bytes: kit.int("bytes").notNull(),
      sha256: kit.text("sha256").notNull(),
      purpose: kit.text<AttachmentRow["purpose"]>("purpose").notNull().default("answer"),
      /** Only `clean` may be opened. */
      scan: kit.text<AttachmentRow["scan"]>("scan").notNull().default("waiting"),
      sessionHash: kit.text("session_hash").notNull(),
      /** The row goes with its draft; the file is then swept, as no row names it. */
      draftId: kit.text("draft_id").references(() => drafts.id, { onDelete: "cascade" }),
      applicationId: kit.text("application_id").references(() => applications.id),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.index("attachments_draft_id").on(t.draftId),
      kit.index("attachments_application_id").on(t.applicationId),
      kit.index("attachments_scan").on(t.scan, t.createdAt),
    ],
  );
  const draftResumes = kit.table(
    "draft_resumes",
    {
      handle: kit.text("handle").primaryKey(),
      draftId: kit
        .text("draft_id")
        .notNull()
        .references(() => drafts.id, { onDelete: "cascade" }),
      secretHash: kit.text("secret_hash").notNull(),
      email: kit.text("email"),
      locale: kit.text("locale").notNull(),
      /** Wrong secrets since the last right one. */
      tries: kit.int("tries").notNull(),
      /** 0: not locked. */
      lockedUntil: kit.time("locked_until").notNull(),
      createdAt: kit.time("created_at").notNull(),
      /** Days before the end for which a mail has gone out already; 0: none. */
      remindedDays: kit.int("reminded_days").notNull(),
    },
    (t) => [kit.unique("draft_resumes_draft_id").on(t.draftId)],
  );
  const applicationReads = kit.table(
    "application_reads",
    {
      id: kit.text("id").primaryKey(),
      applicationId: kit
        .text("application_id")
        .notNull()
        .references(() => applications.id),
      at: kit.time("at").notNull(),
      accountId: kit.text("account_id").notNull(),
      name: kit.text("name").notNull(),
      department: kit.text("department").notNull(),
      what: kit.text<ReadRecord["what"]>("what").notNull(),
    },
    (t) => [kit.index("application_reads_application_id").on(t.applicationId, t.at)],
  );
  return {
    drafts,
    draftResumes,
    applications,
    applicationEvents,
    applicationGrants,
    applicationReads,
    attachments,
  };
};
