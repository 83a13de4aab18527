/** What the identity room needs kept. Tokens and codes are stored as hashes only. Times are epoch milliseconds. */
export type Role = "clerk" | "publisher" | "department-admin" | "system-admin" | "auditor";

export type StaffAccount = {
  id: string;
  /** Sign-in name, lower case, unique. */
  login: string;
  name: string;
  role: Role;
  /** Department ids; empty for roles that are not bound to one. */
  departments: string[];
  passwordHash: string;
  /** Encrypted with the server's key; null until enrolled. */
  totpSecret: string | null;
  /** Last accepted TOTP time step: a code is good once. */
  totpLastStep: number;
  disabledAt: number | null;
  createdAt: number;
};
export type StaffSession = {
  tokenHash: string;
  accountId: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
};
export type EmailCode = { draftId: string; email: string; codeHash: string; tries: number; expiresAt: number };

export type IdentityStore = {
  accountByLogin(login: string): Promise<StaffAccount | null>;
  listAccounts(): Promise<StaffAccount[]>;
  saveAccount(account: StaffAccount): Promise<void>;
  /** Moves `totpLastStep` forward; false when the step was used already. */
  acceptTotpStep(accountId: string, step: number): Promise<boolean>;
  createSession(session: StaffSession): Promise<void>;
  /** Session and account in one read; null when unknown, expired, or the account is disabled. */
  session(tokenHash: string, now: number): Promise<{ session: StaffSession; account: StaffAccount } | null>;
  touchSession(tokenHash: string, now: number): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(accountId: string): Promise<void>;

  /** Replaces the code of this draft. */
  saveEmailCode(code: EmailCode): Promise<void>;
  /** Counts the try and returns the code as it was before; null when there is none or it expired. */
  tryEmailCode(draftId: string, now: number): Promise<EmailCode | null>;
  deleteEmailCode(draftId: string): Promise<void>;

  /**
   * Fixed-window limit: counts one take for `key` and says whether it is within `max` per `windowMs`.
   * `retryAfterMs` is 0 when allowed.
   */
  take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean; retryAfterMs: number }>;
  /** Forgets the count, after a success. */
  release(key: string): Promise<void>;
};
