import { and, asc, eq, gt, isNull, lt, placeholder, sql } from "drizzle-orm";
import type { IdentityStore } from "../../app/identity/store.ts";
import type { Dialect } from "../dialect.ts";

export const identityStore = (dialect: Dialect): IdentityStore => {
  const { staffAccounts: accounts, staffSessions: sessions, emailCodes: codes, rateWindows: windows } = dialect.tables;
  const liveSession = dialect.prepare("staff_session", (read) =>
    read
      .select({ session: sessions, account: accounts })
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .where(
        and(
          eq(sessions.tokenHash, placeholder("tokenHash")),
          gt(sessions.expiresAt, placeholder("now")),
          isNull(accounts.disabledAt),
        ),
      ),
  );

  return {
    accountByLogin: async (login) => {
      const [row] = await dialect.read.select().from(accounts).where(eq(accounts.login, login));
      return row ?? null;
    },
    listAccounts: async () => dialect.read.select().from(accounts).orderBy(asc(accounts.login)),
    saveAccount: async (account) => {
      const { id: _, createdAt: __, ...changes } = account;
      // Never back: saving an account that was loaded before a sign-in must not make the used code good again.
      const totpLastStep = sql`case when excluded.totp_last_step > ${accounts.totpLastStep} then excluded.totp_last_step else ${accounts.totpLastStep} end`;
      await dialect.write((tx) =>
        tx
          .insert(accounts)
          .values(account)
          .onConflictDoUpdate({ target: accounts.id, set: { ...changes, totpLastStep } }),
      );
    },
    acceptTotpStep: async (accountId, step) => {
      const moved = await dialect.write((tx) =>
        tx
          .update(accounts)
          .set({ totpLastStep: step })
          .where(and(eq(accounts.id, accountId), lt(accounts.totpLastStep, step)))
          .returning({ id: accounts.id }),
      );
      return moved.length === 1;
    },
    createSession: async (session) => {
      await dialect.write((tx) => tx.insert(sessions).values(session));
    },
    session: async (tokenHash, now) => {
      const [row] = await liveSession({ tokenHash, now });
      return row ?? null;
    },
    touchSession: async (tokenHash, now) => {
      await dialect.write((tx) =>
        tx
          .update(sessions)
          .set({ lastSeenAt: now })
          .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.lastSeenAt, now))),
      );
    },
    endSession: async (tokenHash) => {
      await dialect.write((tx) => tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash)));
    },
    endSessionsOf: async (accountId) => {
      await dialect.write((tx) => tx.delete(sessions).where(eq(sessions.accountId, accountId)));
    },

    saveEmailCode: async (code) => {
      const { draftId: _, ...changes } = code;
      await dialect.write((tx) =>
        tx.insert(codes).values(code).onConflictDoUpdate({ target: codes.draftId, set: changes }),
      );
    },
    tryEmailCode: async (draftId, now) => {
      const [row] = await dialect.write((tx) =>
        tx
          .update(codes)
          .set({ tries: sql`${codes.tries} + 1` })
          .where(and(eq(codes.draftId, draftId), gt(codes.expiresAt, now)))
          .returning(),
      );
      return row ? { ...row, tries: row.tries - 1 } : null;
    },
    deleteEmailCode: async (draftId) => {
      await dialect.write((tx) => tx.delete(codes).where(eq(codes.draftId, draftId)));
    },

    take: async (key, max, windowMs, now) => {
      // The window starts with its first take. One statement, so that counting is exact whoever else takes.
      const over = sql`${windows.endsAt} <= ${now}`;
      const [row] = await dialect.write((tx) =>
        tx
          .insert(windows)
          .values({ key, taken: 1, endsAt: now + windowMs })
          .onConflictDoUpdate({
            target: windows.key,
            set: {
              taken: sql`case when ${over} then 1 else ${windows.taken} + 1 end`,
              endsAt: sql`case when ${over} then excluded.ends_at else ${windows.endsAt} end`,
            },
          })
          .returning({ taken: windows.taken, endsAt: windows.endsAt }),
      );
      if (!row) throw new Error("rate window was not written");
      return row.taken <= max ? { allowed: true, retryAfterMs: 0 } : { allowed: false, retryAfterMs: row.endsAt - now };
    },
    release: async (key) => {
      await dialect.write((tx) => tx.delete(windows).where(eq(windows.key, key)));
    },
  };
};
