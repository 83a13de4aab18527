/** The permission table: which role may do what. Everything not listed is refused. */
import type { Role, StaffAccount } from "./store.ts";

export type Permission =
  | "applications.read"
  | "applications.decide"
  | "applications.all-departments"
  /** Filling in at the counter what a resident shows, for one's departments or for all: 書かない窓口. */
  | "applications.assist"
  | "applications.assist-all-departments"
  /** Reservations and today's line of the counters of one's departments. */
  | "reservations.manage"
  | "reservations.all-departments"
  /** Hours, closures and services of those counters. */
  | "timetable.edit"
  | "procedures.read"
  | "accounts.read"
  | "accounts.manage"
  | "accessibility.read";

const table: Record<Role, Permission[]> = {
  clerk: [
    "applications.read",
    "applications.decide",
    "applications.assist",
    "reservations.manage",
    "procedures.read",
    "accessibility.read",
  ],
  "department-admin": [
    "applications.read",
    "applications.decide",
    "applications.assist",
    "applications.assist-all-departments",
    "reservations.manage",
    "timetable.edit",
    "procedures.read",
    "accounts.read",
    "accessibility.read",
  ],
  publisher: ["procedures.read", "accessibility.read"],
  "system-admin": [
    "reservations.manage",
    "reservations.all-departments",
    "timetable.edit",
    "procedures.read",
    "accounts.read",
    "accounts.manage",
    "accessibility.read",
  ],
  auditor: ["procedures.read", "accounts.read", "accessibility.read"],
};

export const may = (role: Role, permission: Permission): boolean => table[role].includes(permission);

/** Departments whose applications the account sees; null: all of them. */
export const visibleDepartments = (account: Pick<StaffAccount, "role" | "departments">): string[] | null =>
  may(account.role, "applications.all-departments") ? null : account.departments;

/** Departments whose counters the account works at; null: all of them. */
export const departmentsOfCounters = (account: Pick<StaffAccount, "role" | "departments">): string[] | null =>
  may(account.role, "reservations.all-departments") ? null : account.departments;
