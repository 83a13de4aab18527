/** The permission table: which role may do what. Everything not listed is refused. */
import type { Role, StaffAccount } from "./store.ts";

export type Permission =
  | "applications.read"
  | "applications.decide"
  | "applications.all-departments"
  | "procedures.read"
  | "accounts.read"
  | "accounts.manage"
  | "accessibility.read";

const table: Record<Role, Permission[]> = {
  clerk: ["applications.read", "applications.decide", "procedures.read", "accessibility.read"],
  "department-admin": [
    "applications.read",
    "applications.decide",
    "procedures.read",
    "accounts.read",
    "accessibility.read",
  ],
  publisher: ["procedures.read", "accessibility.read"],
  "system-admin": ["procedures.read", "accounts.read", "accounts.manage", "accessibility.read"],
  auditor: ["procedures.read", "accounts.read", "accessibility.read"],
};

export const may = (role: Role, permission: Permission): boolean => table[role].includes(permission);

/** Departments whose applications the account sees; null: all of them. */
export const visibleDepartments = (account: Pick<StaffAccount, "role" | "departments">): string[] | null =>
  may(account.role, "applications.all-departments") ? null : account.departments;
