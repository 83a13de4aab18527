import { and, desc, eq, gt, lte, placeholder } from "drizzle-orm";
import type { ApplicationStore } from "../../app/applications/store.ts";
import type { Dialect } from "../dialect.ts";

type DraftStore = Pick<
  ApplicationStore,
  "createDraft" | "findDraft" | "listDrafts" | "saveDraft" | "deleteDraft" | "deleteExpiredDrafts"
>;

export const draftStore = (dialect: Dialect): DraftStore => {
  const { drafts, applicationGrants, staffSessions, emailCodes, signInFlows, rateWindows } = dialect.tables;
  const live = dialect.prepare("draft_of_session", (read) =>
    read
      .select()
      .from(drafts)
      .where(
        and(
          eq(drafts.sessionHash, placeholder("sessionHash")),
          eq(drafts.procedureId, placeholder("procedureId")),
          gt(drafts.expiresAt, placeholder("now")),
        ),
      ),
  );

  return {
    /** The session's draft of this procedure when there is one already (a double click on "start"), else the given one. */
    createDraft: async (draft) =>
      dialect.transact(async (tx) => {
        const place = and(eq(drafts.sessionHash, draft.sessionHash), eq(drafts.procedureId, draft.procedureId));
        // Writing before reading: what is not read cannot conflict with the drafts of others on PostgreSQL.
        // No conflict target: a double click may meet its twin at either key.
        const added = await tx.insert(drafts).values(draft).onConflictDoNothing().returning({ id: drafts.id });
        if (added.length === 1) return draft;
        const [existing] = await tx.select().from(drafts).where(place);
        if (existing && existing.expiresAt > draft.createdAt) return existing;
        await tx.delete(drafts).where(place);
        await tx.insert(drafts).values(draft);
        return draft;
      }),
    findDraft: async (sessionHash, procedureId, now) => {
      const [row] = await live({ sessionHash, procedureId, now });
      return row ?? null;
    },
    listDrafts: async (sessionHash, now) =>
      dialect.read
        .select()
        .from(drafts)
        .where(and(eq(drafts.sessionHash, sessionHash), gt(drafts.expiresAt, now)))
        .orderBy(desc(drafts.updatedAt), desc(drafts.id))
        .limit(20),
    /** `draft.revision` is the revision that was read; the stored one becomes one more. `expiresAt` is written too (it slides). */
    saveDraft: async (draft, now) => {
      const { id, sessionHash, revision, versionId, answers, pending, identity, carried, expiresAt } = draft;
      const saved = await dialect.write((tx) =>
        tx
          .update(drafts)
          .set({ versionId, answers, pending, identity, carried, expiresAt, revision: revision + 1, updatedAt: now })
          .where(
            and(
              eq(drafts.id, id),
              eq(drafts.sessionHash, sessionHash),
              eq(drafts.revision, revision),
              gt(drafts.expiresAt, now),
            ),
          )
          .returning({ id: drafts.id }),
      );
      return saved.length === 1 ? "saved" : "stale";
    },
    deleteDraft: async (id, sessionHash) => {
      await dialect.write((tx) => tx.delete(drafts).where(and(eq(drafts.id, id), eq(drafts.sessionHash, sessionHash))));
    },
    /** The one periodic sweep: everything else that expired goes with it. */
    deleteExpiredDrafts: async (now) =>
      dialect.transact(async (tx) => {
        const gone = await tx.delete(drafts).where(lte(drafts.expiresAt, now)).returning({ id: drafts.id });
        await tx.delete(applicationGrants).where(lte(applicationGrants.expiresAt, now));
        await tx.delete(staffSessions).where(lte(staffSessions.expiresAt, now));
        await tx.delete(emailCodes).where(lte(emailCodes.expiresAt, now));
        await tx.delete(signInFlows).where(lte(signInFlows.expiresAt, now));
        await tx.delete(rateWindows).where(lte(rateWindows.endsAt, now));
        return gone.length;
      }),
  };
};
