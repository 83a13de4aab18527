import { and, asc, eq, gt, inArray, isNotNull, lte, ne, or } from "drizzle-orm";
import type { EndingDraft, ResumeStore, TryOutcome } from "../../app/applications/resume-store.ts";
import type { DraftResume } from "../../app/applications/store.ts";
import type { Dialect } from "../dialect.ts";
import { writeMails } from "./outbox.ts";

const dayMs = 86_400_000;
/** Wrong tries of a code that does not exist are remembered so long: as long as a draft's. */
const rememberedMs = 30 * dayMs;

type Count = { tries: number; lockedUntil: number };
/** One more wrong try. */
const oneMore = (count: Count, tries: number, lockedUntil: number): Count =>
  count.tries + 1 >= tries ? { tries: 0, lockedUntil } : { tries: count.tries + 1, lockedUntil: 0 };
const outcomeOf = (count: Count, tries: number): Exclude<TryOutcome, { code: "right" }> =>
  count.lockedUntil > 0
    ? { code: "locked", until: count.lockedUntil }
    : { code: "wrong", left: Math.max(0, tries - count.tries) };

export const resumeStore = (dialect: Dialect): ResumeStore => {
  const { draftResumes: resumes, drafts, attachments, handoffs, rateWindows: windows } = dialect.tables;
  const first = ([row]: DraftResume[]): DraftResume | null => row ?? null;
  const live = (id: string, now: number) => and(eq(drafts.id, id), gt(drafts.expiresAt, now));

  return {
    issue: async (resume, { expiresAt, mails }) =>
      dialect.transact(async (tx) => {
        const { draftId, createdAt } = resume;
        await tx.delete(resumes).where(eq(resumes.draftId, draftId));
        const added = await tx
          .insert(resumes)
          .values(resume)
          .onConflictDoNothing()
          .returning({ handle: resumes.handle });
        if (added.length === 0) return "taken";
        await tx.update(drafts).set({ expiresAt }).where(eq(drafts.id, draftId));
        await writeMails(tx, dialect.tables, mails, createdAt);
        return "issued";
      }),
    address: async ({ handle, email, mails, at }) =>
      dialect.transact(async (tx) => {
        const changed = await tx
          .update(resumes)
          .set({ email })
          .where(eq(resumes.handle, handle))
          .returning({ handle: resumes.handle });
        if (changed.length === 0) return false;
        await writeMails(tx, dialect.tables, mails, at);
        return true;
      }),
    revoke: async (draftId) => {
      await dialect.write((tx) => tx.delete(resumes).where(eq(resumes.draftId, draftId)));
    },
    ofDraft: async (draftId) => first(await dialect.read.select().from(resumes).where(eq(resumes.draftId, draftId))),
    byHandle: async (handle) => first(await dialect.read.select().from(resumes).where(eq(resumes.handle, handle))),
    draft: async (id, now) => {
      const [row] = await dialect.read.select().from(drafts).where(live(id, now));
      return row ?? null;
    },

    attempt: async ({ handle, secretHash, now, tries, lockMs }) =>
      dialect.transact(async (tx) => {
        const [row] = await tx.select().from(resumes).where(eq(resumes.handle, handle));
        if (!row) return null;
        if (row.lockedUntil > now) return { code: "locked", until: row.lockedUntil };
        const isRight = row.secretHash === secretHash;
        // One that has run out but is not swept yet counts as wrong.
        const [draft] = isRight ? await tx.select({ id: drafts.id }).from(drafts).where(live(row.draftId, now)) : [];
        const count = draft ? { tries: 0, lockedUntil: 0 } : oneMore(row, tries, now + lockMs);
        await tx.update(resumes).set(count).where(eq(resumes.handle, handle));
        return draft ? { code: "right" } : outcomeOf(count, tries);
      }),
    missed: async ({ key, now, tries, lockMs }) =>
      dialect.transact(async (tx) => {
        const [row] = await tx.select().from(windows).where(eq(windows.key, key));
        const known = row && row.endsAt > now ? row : { taken: 0, endsAt: 0 };
        // A window with all tries taken is the lock itself.
        if (known.taken >= tries) return { code: "locked", until: known.endsAt };
        const count = oneMore({ tries: known.taken, lockedUntil: 0 }, tries, now + lockMs);
        const taken = count.lockedUntil > 0 ? tries : count.tries;
        const endsAt = count.lockedUntil > 0 ? count.lockedUntil : now + rememberedMs;
        await tx
          .insert(windows)
          .values({ key, taken, endsAt })
          .onConflictDoUpdate({ target: windows.key, set: { taken, endsAt } });
        return outcomeOf(count, tries);
      }),

    move: async ({ draft, sessionHash, replaces, at, expiresAt }) =>
      dialect.transact(async (tx) => {
        const { id, procedureId, revision, identity, pending } = draft;
        const place = and(eq(drafts.sessionHash, sessionHash), eq(drafts.procedureId, procedureId), ne(drafts.id, id));
        const [own] = await tx.select({ id: drafts.id, expiresAt: drafts.expiresAt }).from(drafts).where(place);
        if (own && own.expiresAt > at && own.id !== replaces) return "occupied";
        const seen = and(live(id, at), eq(drafts.revision, revision), eq(drafts.sessionHash, draft.sessionHash));
        const [there] = await tx.select({ id: drafts.id }).from(drafts).where(seen);
        if (!there) return "stale";
        if (own) await tx.delete(drafts).where(eq(drafts.id, own.id));
        await tx
          .update(drafts)
          .set({ sessionHash, identity, pending, expiresAt, revision: revision + 1 })
          .where(seen);
        await tx.update(attachments).set({ sessionHash }).where(eq(attachments.draftId, id));
        // What is shown at a counter just now stays shown, on the new device.
        await tx.update(handoffs).set({ sessionHash }).where(eq(handoffs.draftId, id));
        return "moved";
      }),

    ending: async ({ now, days, limit }) => {
      const due = days.map((day) =>
        and(lte(drafts.expiresAt, now + day * dayMs), or(eq(resumes.remindedDays, 0), gt(resumes.remindedDays, day))),
      );
      const rows = await dialect.read
        .select({
          handle: resumes.handle,
          draftId: resumes.draftId,
          locale: resumes.locale,
          remindedDays: resumes.remindedDays,
          email: resumes.email,
          procedureId: drafts.procedureId,
          versionId: drafts.versionId,
          expiresAt: drafts.expiresAt,
        })
        .from(resumes)
        .innerJoin(drafts, eq(drafts.id, resumes.draftId))
        .where(and(isNotNull(resumes.email), gt(drafts.expiresAt, now), or(...due)))
        .orderBy(asc(drafts.expiresAt), asc(resumes.handle))
        .limit(limit);
      return rows.flatMap(({ email, ...row }): EndingDraft[] => (email === null ? [] : [{ ...row, email }]));
    },
    reminded: async ({ draft, days, mail, at }) =>
      dialect.transact(async (tx) => {
        const { handle, draftId, remindedDays, expiresAt } = draft;
        const [same] = await tx
          .select({ id: drafts.id })
          .from(drafts)
          .where(and(eq(drafts.id, draftId), eq(drafts.expiresAt, expiresAt)));
        if (!same) return false;
        const told = await tx
          .update(resumes)
          .set({ remindedDays: days })
          .where(and(eq(resumes.handle, handle), eq(resumes.remindedDays, remindedDays)))
          .returning({ handle: resumes.handle });
        if (told.length === 0) return false;
        await writeMails(tx, dialect.tables, [mail], at);
        return true;
      }),
    renewed: async (beyond) => {
      const longer = dialect.read.select({ id: drafts.id }).from(drafts).where(gt(drafts.expiresAt, beyond));
      await dialect.write((tx) =>
        tx
          .update(resumes)
          .set({ remindedDays: 0 })
          .where(and(ne(resumes.remindedDays, 0), inArray(resumes.draftId, longer))),
      );
    },
  };
};
