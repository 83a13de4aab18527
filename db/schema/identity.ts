import type { Role } from "../../app/identity/store.ts";
import type { Kit } from "./kit.ts";

export const identityTables = (kit: Kit) => {
  const staffAccounts = kit.table(
    "staff_accounts",
    {
      id: kit.text("id").primaryKey(),
      login: kit.text("login").notNull(),
      name: kit.text("name").notNull(),
      role: kit.text<Role>("role").notNull(),
      departments: kit.json<string[]>("departments").notNull(),
      passwordHash: kit.text("password_hash").notNull(),
      totpSecret: kit.text("totp_secret"),
      totpLastStep: kit.time("totp_last_step").notNull(),
      disabledAt: kit.time("disabled_at"),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.unique("staff_accounts_login").on(t.login)],
  );
  const staffSessions = kit.table(
    "staff_sessions",
    {
      tokenHash: kit.text("token_hash").primaryKey(),
      accountId: kit
        .text("account_id")
        .notNull()
        .references(() => staffAccounts.id, { onDelete: "cascade" }),
      createdAt: kit.time("created_at").notNull(),
      lastSeenAt: kit.time("last_seen_at").notNull(),
      expiresAt: kit.time("expires_at").notNull(),
    },
    (t) => [
      kit.index("staff_sessions_account_id").on(t.accountId),
      kit.index("staff_sessions_expires_at").on(t.expiresAt),
    ],
  );
  const emailCodes = kit.table(
    "email_codes",
    {
      /** No foreign key: rooms do not reach into each other's tables. */
      draftId: kit.text("draft_id").primaryKey(),
      email: kit.text("email").notNull(),
      codeHash: kit.text("code_hash").notNull(),
      tries: kit.int("tries").notNull(),
      expiresAt: kit.time("expires_at").notNull(),
    },
    (t) => [kit.index("email_codes_expires_at").on(t.expiresAt)],
  );
  const rateWindows = kit.table(
    "rate_windows",
    {
      key: kit.text("key").primaryKey(),
      taken: kit.int("taken").notNull(),
      endsAt: kit.time("ends_at").notNull(),
    },
    (t) => [kit.index("rate_windows_ends_at").on(t.endsAt)],
  );
  /** Sign-ins that residents have begun at the identity provider; each may come back once. */
  const signInFlows = kit.table(
    "sign_in_flows",
    {
      stateHash: kit.text("state_hash").primaryKey(),
      draftId: kit.text("draft_id").notNull(),
      sessionHash: kit.text("session_hash").notNull(),
      locale: kit.text("locale").notNull(),
      nonce: kit.text("nonce").notNull(),
      codeVerifier: kit.text("code_verifier").notNull(),
      expiresAt: kit.time("expires_at").notNull(),
    },
    (t) => [kit.index("sign_in_flows_expires_at").on(t.expiresAt)],
  );
  return { staffAccounts, staffSessions, emailCodes, rateWindows, signInFlows };
};
