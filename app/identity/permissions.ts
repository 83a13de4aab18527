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
  /** The publishing desk: looking, writing (and taking down), and letting live what somebody else wrote. */
  | "handouts.read"
  | "handouts.edit"
  | "handouts.approve"
  /** Of every department, not only of one's own. */
  | "handouts.all-departments"
  | "accounts.read"
  | "accounts.manage"
  | "accessibility.read"
  /** Deciding what machines cannot, accepting a defect for a while, noting sessions with assistive technology. */
  | "accessibility.review";

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
    "handouts.read",
    "handouts.approve",
    "accounts.read",
    "accessibility.read",
  ],
  publisher: [
    "procedures.read",
    "handouts.read",
    "handouts.edit",
    "handouts.approve",
    "handouts.all-departments",
    "accessibility.read",
  ],
  "system-admin": [
    "reservations.manage",
    "reservations.all-departments",
    "timetable.edit",
    "procedures.read",
    "handouts.read",
    "handouts.edit",
    "handouts.all-departments",
    "accounts.read",
    "accounts.manage",
    "accessibility.read",
  ],
  auditor: ["procedures.read", "accounts.read", "accessibility.read", "accessibility.review"],
};

export const may = (role: Role, permission: Permission): boolean => table[role].includes(permission);

/** Departments whose applications the account sees; null: all of them. */
export const visibleDepartments = (account: Pick<StaffAccount, "role" | "departments">): string[] | null =>
  may(account.role, "applications.all-departments") ? null : account.departments;

/** Departments whose counters the account works at; null: all of them. */
export const departmentsOfCounters = (account: Pick<StaffAccount, "role" | "departments">): string[] | null =>
  may(account.role, "reservations.all-departments") ? null : account.departments;

/** Departments whose handouts the account works on; null: all of them. */
export const departmentsOfHandouts = (account: Pick<StaffAccount, "role" | "departments">): string[] | null =>
  may(account.role, "handouts.all-departments") ? null : account.departments;
