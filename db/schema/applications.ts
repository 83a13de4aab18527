import type { Draft } from "../../app/applications/store.ts";
import type { Actor, Channel, EventBody, Identity, Status } from "../../app/applications/types.ts";
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
      sessionHash: kit.text("session_hash").notNull(),
      /** The row goes with its draft; the file is then swept, as no row names it. */
      draftId: kit.text("draft_id").references(() => drafts.id, { onDelete: "cascade" }),
      applicationId: kit.text("application_id").references(() => applications.id),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.index("attachments_draft_id").on(t.draftId),
      kit.index("attachments_application_id").on(t.applicationId),
    ],
  );
  return { drafts, applications, applicationEvents, applicationGrants, attachments };
};
