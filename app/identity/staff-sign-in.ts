/** Staff sign-in: login + password (argon2id) + TOTP (RFC 6238), rate-limited per account and per address. */
import { verifySync } from "otplib";
import type { Clock } from "../lib/clock.ts";
import { randomToken, sha256 } from "../lib/ids.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { passwordMatches } from "./passwords.ts";
import { unseal } from "./secrets.ts";
import type { IdentityStore, StaffAccount } from "./store.ts";

const sessionMs = 10 * 3_600_000;
/** Signed out after this long without a request. */
const idleMs = 60 * 60_000;
/** last-seen is written at most this often, so that reading pages does not write. */
const touchMs = 60_000;
const windowMs = 15 * 60_000;
const triesPerAccount = 5;
/** Higher than per account: a whole office shares one address. */
const triesPerAddress = 60;

export type SignInFailure = { code: "wrong" } | { code: "too-many"; retryAfterMs: number };
export type StaffIdentity = Pick<StaffAccount, "id" | "login" | "name" | "role" | "departments">;

const publicPart = ({ id, login, name, role, departments }: StaffAccount): StaffIdentity => ({
  id,
  login,
  name,
  role,
  departments,
});

/** The time step a code belongs to, one before or after the present one included; null when it is wrong or no code at all. */
function totpStep(typed: string, secret: string, now: number): number | null {
  const token = typed.normalize("NFKC").replace(/\D/g, "");
  // The library throws for anything else.
  if (token.length !== 6) return null;
  const checked = verifySync({ secret, token, epoch: Math.floor(now / 1000), epochTolerance: 30 });
  return checked.valid && "timeStep" in checked ? checked.timeStep : null;
}

export function createStaffSignIn(store: IdentityStore, clock: Clock, totpKey: Buffer) {
  return {
    /** A fresh session token, or one answer for every wrong part: which of them was wrong is not said. */
    async signIn(
      typed: { login: string; password: string; code: string },
      address: string,
    ): Promise<Result<string, SignInFailure>> {
      const now = clock.now();
      const login = typed.login.normalize("NFKC").trim().toLowerCase().slice(0, 100);
      const accountKey = `staff-login:${login}`;
      for (const [key, max] of [
        [`staff-address:${address}`, triesPerAddress],
        [accountKey, triesPerAccount],
      ] as const) {
        const { allowed, retryAfterMs } = await store.take(key, max, windowMs, now);
        if (!allowed) return err({ code: "too-many", retryAfterMs });
      }
      const account = await store.accountByLogin(login);
      const passwordOk = await passwordMatches(account?.passwordHash ?? null, typed.password);
      if (!account || !passwordOk || account.disabledAt !== null || account.totpSecret === null) {
        return err({ code: "wrong" });
      }
      const step = totpStep(typed.code, unseal(account.totpSecret, totpKey), now);
      if (step === null || !(await store.acceptTotpStep(account.id, step))) return err({ code: "wrong" });
      await store.release(accountKey);
      // A new token at every sign-in: a session planted before it is worth nothing (session fixation).
      const token = randomToken();
      await store.createSession({
        tokenHash: sha256(token),
        accountId: account.id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + sessionMs,
      });
      return ok(token);
    },

    async whoIs(token: string | null): Promise<StaffIdentity | null> {
      if (token === null) return null;
      const now = clock.now();
      const found = await store.session(sha256(token), now);
      if (!found) return null;
      if (now - found.session.lastSeenAt > idleMs) {
        await store.endSession(found.session.tokenHash);
        return null;
      }
      if (now - found.session.lastSeenAt > touchMs) await store.touchSession(found.session.tokenHash, now);
      return publicPart(found.account);
    },

    signOut: (token: string): Promise<void> => store.endSession(sha256(token)),

    accounts: async () =>
      (await store.listAccounts()).map((account) => ({
        ...publicPart(account),
        disabled: account.disabledAt !== null,
        totp: account.totpSecret !== null,
      })),
  };
}
export type StaffSignIn = ReturnType<typeof createStaffSignIn>;
