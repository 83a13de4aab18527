import { and, asc, desc, eq, gt, inArray, isNull, placeholder } from "drizzle-orm";
import type { ApplicationRecord, ApplicationStore } from "../../app/applications/store.ts";
import type { EventBody, HistoryEvent } from "../../app/applications/types.ts";
import type { Dialect, Tx } from "../dialect.ts";
import { attachmentStore } from "./attachments.ts";
import { draftStore } from "./drafts.ts";
import { dueFromRow, dueToRow } from "./due.ts";
import { inboxOf, inboxRowOf } from "./inbox.ts";
import { writeMails } from "./outbox.ts";

/** How long the session that submitted may open its application; afterwards by number and second secret. */
const submitterGrantMs = 30 * 24 * 60 * 60 * 1000;

export const applicationStore = (dialect: Dialect): ApplicationStore => {
  const { applications, applicationEvents: events, applicationGrants: grants, attachments, drafts } = dialect.tables;
  type Row = typeof applications.$inferSelect;
  const toDomain = (row: Row): ApplicationRecord => ({ ...row, dueAt: dueFromRow(row.dueAt) });

  const ofReceipt = dialect.prepare("application_of_receipt", (read) =>
    read
      .select()
      .from(applications)
      .where(eq(applications.receipt, placeholder("receipt"))),
  );
  const ofId = dialect.prepare("application_of_id", (read) =>
    read
      .select()
      .from(applications)
      .where(eq(applications.id, placeholder("id"))),
  );
  const granted = dialect.prepare("application_granted", (read) =>
    read
      .select({ id: grants.applicationId })
      .from(grants)
      .where(
        and(
          eq(grants.sessionHash, placeholder("sessionHash")),
          eq(grants.applicationId, placeholder("applicationId")),
          gt(grants.expiresAt, placeholder("now")),
        ),
      ),
  );
  const writeEvents = async (tx: Tx, applicationId: string, afterSeq: number, list: HistoryEvent[]): Promise<void> => {
    const gap = list.findIndex(({ seq }, index) => seq !== afterSeq + 1 + index);
    if (list.length === 0 || gap !== -1) throw new Error(`events must continue the history at ${afterSeq + 1}`);
    const rows = list.map(({ seq, at, actor, ...body }) => ({
      applicationId,
      seq,
      at,
      actor,
      type: body.type,
      body: body as EventBody,
    }));
    await tx.insert(events).values(rows);
  };
  const grantTo = (tx: Tx, sessionHash: string, applicationId: string, expiresAt: number) =>
    tx
      .insert(grants)
      .values({ sessionHash, applicationId, expiresAt })
      .onConflictDoUpdate({ target: [grants.sessionHash, grants.applicationId], set: { expiresAt } });

  return {
    ...draftStore(dialect),
    ...attachmentStore(dialect),
    inbox: inboxOf(dialect),

    submit: async (application, event, mails) =>
      dialect.transact(async (tx) => {
        const { id, idempotencyKey, sessionHash, submittedAt } = application;
        const first = { status: "submitted" as const, lastSeq: 1, updatedAt: submittedAt };
        const added = await tx
          .insert(applications)
          .values({ ...application, dueAt: dueToRow(application.dueAt), ...first })
          .onConflictDoNothing({ target: applications.idempotencyKey })
          .returning({ id: applications.id });
        if (added.length === 0) {
          const [known] = await tx
            .select({ receipt: applications.receipt })
            .from(applications)
            .where(eq(applications.idempotencyKey, idempotencyKey));
          if (!known) throw new Error("a known submission has no row");
          return { receipt: known.receipt, created: false };
        }
        await writeEvents(tx, id, 0, [event]);
        await writeMails(tx, dialect.tables, mails, submittedAt);
        await grantTo(tx, sessionHash, id, submittedAt + submitterGrantMs);
        const ownDraft = and(eq(drafts.id, idempotencyKey), eq(drafts.sessionHash, sessionHash));
        // Before the draft goes: the rows still pointing to it would go with it.
        await tx
          .update(attachments)
          .set({ applicationId: id, draftId: null })
          .where(and(eq(attachments.draftId, idempotencyKey), eq(attachments.sessionHash, sessionHash)));
        await tx.delete(drafts).where(ownDraft);
        return { receipt: application.receipt, created: true };
      }),
    append: async ({ applicationId, expectedSeq, events: added, status, answers, contact, attach = [], mails, at }) =>
      dialect.transact(async (tx) => {
        const lastSeq = expectedSeq + added.length;
        const changes = { status, lastSeq, updatedAt: at, ...(answers ? { answers } : {}), ...contact };
        const changed = await tx
          .update(applications)
          .set(changes)
          .where(and(eq(applications.id, applicationId), eq(applications.lastSeq, expectedSeq)))
          .returning({ id: applications.id });
        if (changed.length === 0) return "conflict";
        await writeEvents(tx, applicationId, expectedSeq, added);
        if (attach.length > 0) {
          const free = and(inArray(attachments.id, attach), isNull(attachments.applicationId));
          const taken = await tx
            .update(attachments)
            .set({ applicationId })
            .where(free)
            .returning({ id: attachments.id });
          if (taken.length !== attach.length) throw new Error("a file of an event is somebody else's or gone");
        }
        await writeMails(tx, dialect.tables, mails, at);
        return "appended";
      }),
    byReceipt: async (receipt) => {
      const [row] = await ofReceipt({ receipt });
      return row ? toDomain(row) : null;
    },
    byId: async (id) => {
      const [row] = await ofId({ id });
      return row ? toDomain(row) : null;
    },
    byIdempotencyKey: async (key, sessionHash) => {
      const [row] = await dialect.read
        .select()
        .from(applications)
        .where(and(eq(applications.idempotencyKey, key), eq(applications.sessionHash, sessionHash)));
      return row ? toDomain(row) : null;
    },
    history: async (applicationId) => {
      const rows = await dialect.read
        .select({ seq: events.seq, at: events.at, actor: events.actor, body: events.body })
        .from(events)
        .where(eq(events.applicationId, applicationId))
        .orderBy(asc(events.seq));
      return rows.map(({ seq, at, actor, body }) => ({ ...body, seq, at, actor }));
    },

    isGranted: async (sessionHash, applicationId, now) =>
      (await granted({ sessionHash, applicationId, now })).length === 1,
    grant: async (sessionHash, applicationId, expiresAt) => {
      await dialect.write((tx) => grantTo(tx, sessionHash, applicationId, expiresAt));
    },
    /** Newest first, at most 100. */
    listGranted: async (sessionHash, now) => {
      const rows = await dialect.read
        .select(inboxRowOf(dialect.tables))
        .from(grants)
        .innerJoin(applications, eq(applications.id, grants.applicationId))
        .where(and(eq(grants.sessionHash, sessionHash), gt(grants.expiresAt, now)))
        .orderBy(desc(applications.submittedAt), desc(applications.id))
        .limit(100);
      return rows.map((row) => ({ ...row, dueAt: dueFromRow(row.dueAt) }));
    },
  };
};
