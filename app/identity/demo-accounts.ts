/** Plainly fictitious staff for the demo: one clerk per department, two publishers, one of each other role. Never in production. */
import { sha256 } from "../lib/ids.ts";
import { hashPassword } from "./passwords.ts";
import { seal } from "./secrets.ts";
import type { IdentityStore, Role } from "./store.ts";

export type DemoAccount = { login: string; name: string; role: Role; departments: string[] };
export const demoPassword = "demo-mine-2026";
/** One TOTP secret for all demo accounts (base32), printed at start; the sign-in page of the demo shows the current code. */
export const demoTotpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

export function demoAccounts(departments: { id: string; name: string }[]): DemoAccount[] {
  return [
    ...departments.map(({ id, name }) => ({
      login: `clerk-${id}`,
      name: `見本 太郎（${name}）`,
      role: "clerk" as const,
      departments: [id],
    })),
    {
      login: "clerk",
      name: "見本 窓口（全課）",
      role: "department-admin",
      departments: departments.map(({ id }) => id),
    },
    { login: "publisher", name: "見本 公開", role: "publisher", departments: [] },
    // A handout goes live only when a second person has approved it.
    { login: "publisher-2", name: "見本 確認", role: "publisher", departments: [] },
    { login: "admin", name: "見本 管理", role: "system-admin", departments: [] },
    { login: "auditor", name: "見本 監査", role: "auditor", departments: [] },
  ];
}

/** Creates the demo accounts that are missing. */
export async function seedDemoAccounts(store: IdentityStore, accounts: DemoAccount[], totpKey: Buffer, now: number) {
  const known = new Set((await store.listAccounts()).map(({ login }) => login));
  const missing = accounts.filter(({ login }) => !known.has(login));
  if (missing.length === 0) return;
  const passwordHash = await hashPassword(demoPassword);
  for (const account of missing) {
    await store.saveAccount({
      ...account,
      id: sha256(`demo:${account.login}`).slice(0, 24),
      passwordHash,
      totpSecret: seal(demoTotpSecret, totpKey),
      totpLastStep: 0,
      disabledAt: null,
      createdAt: now,
    });
  }
}
