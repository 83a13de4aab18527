/** Creating and closing staff accounts, for the command line of whoever runs the server. */
import { generateSecret, generateURI } from "otplib";
import type { Clock } from "../lib/clock.ts";
import { randomId, randomToken } from "../lib/ids.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { hashPassword } from "./passwords.ts";
import { seal } from "./secrets.ts";
import type { IdentityStore, Role } from "./store.ts";

export const roles: readonly Role[] = ["clerk", "publisher", "department-admin", "system-admin", "auditor"];

export type NewAccount = { login: string; name: string; role: string; departments: string[] };
export type AccountFailure = "login" | "name" | "role" | "departments" | "taken" | "unknown";
/** Shown once to the person at the terminal; only hashes and sealed values are kept. */
export type Credentials = { password: string; totpSecret: string; totpUri: string };

export function createAccounts(
  store: IdentityStore,
  clock: Clock,
  totpKey: Buffer,
  city: { name: string; departments: string[] },
) {
  async function credentials(
    login: string,
  ): Promise<{ shown: Credentials; kept: { passwordHash: string; totpSecret: string } }> {
    const password = randomToken().slice(0, 20);
    const totpSecret = generateSecret();
    const totpUri = generateURI({ issuer: city.name, label: login, secret: totpSecret });
    return {
      shown: { password, totpSecret, totpUri },
      kept: { passwordHash: await hashPassword(password), totpSecret: seal(totpSecret, totpKey) },
    };
  }

  return {
    async add(account: NewAccount): Promise<Result<Credentials, AccountFailure>> {
      const login = account.login.trim().toLowerCase();
      if (!/^[a-z0-9][a-z0-9._-]{1,60}$/.test(login)) return err("login");
      if (account.name.trim() === "") return err("name");
      const role = roles.find((known) => known === account.role);
      if (!role) return err("role");
      const bound = role === "clerk" || role === "department-admin";
      if (bound !== account.departments.length > 0) return err("departments");
      if (!account.departments.every((id) => city.departments.includes(id))) return err("departments");
      if (await store.accountByLogin(login)) return err("taken");
      const { shown, kept } = await credentials(login);
      const { departments } = account;
      const fresh = { id: randomId(), login, name: account.name.trim(), role, departments, ...kept };
      await store.saveAccount({ ...fresh, totpLastStep: 0, disabledAt: null, createdAt: clock.now() });
      return ok(shown);
    },

    /** A new password and one-time-code secret; every session ends. */
    async reset(login: string): Promise<Result<Credentials, AccountFailure>> {
      const account = await store.accountByLogin(login.trim().toLowerCase());
      if (!account) return err("unknown");
      const { shown, kept } = await credentials(account.login);
      await store.saveAccount({ ...account, ...kept });
      await store.endSessionsOf(account.id);
      return ok(shown);
    },

    /** The account can no longer sign in; every session ends. */
    async disable(login: string): Promise<Result<null, AccountFailure>> {
      const account = await store.accountByLogin(login.trim().toLowerCase());
      if (!account) return err("unknown");
      await store.saveAccount({ ...account, disabledAt: clock.now() });
      await store.endSessionsOf(account.id);
      return ok(null);
    },
  };
}
