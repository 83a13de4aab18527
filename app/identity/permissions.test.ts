import { describe, expect, it } from "vitest";
import {
  departmentsOfCounters,
  departmentsOfHandouts,
  may,
  type Permission,
  visibleDepartments,
} from "./permissions.ts";
import type { Role } from "./store.ts";

/** Every cell is written out: a permission given by accident fails here. */
const granted: Record<Permission, Role[]> = {
  "applications.read": ["clerk", "department-admin"],
  "applications.decide": ["clerk", "department-admin"],
  "applications.all-departments": [],
  "applications.assist": ["clerk", "department-admin"],
  "applications.assist-all-departments": ["department-admin"],
  "reservations.manage": ["clerk", "department-admin", "system-admin"],
  "reservations.all-departments": ["system-admin"],
  "timetable.edit": ["department-admin", "system-admin"],
  "procedures.read": ["clerk", "publisher", "department-admin", "system-admin", "auditor"],
  "handouts.read": ["publisher", "department-admin", "system-admin"],
  "handouts.edit": ["publisher", "system-admin"],
  "handouts.approve": ["publisher", "department-admin"],
  "handouts.all-departments": ["publisher", "system-admin"],
  "accounts.read": ["department-admin", "system-admin", "auditor"],
  "accounts.manage": ["system-admin"],
  "accessibility.read": ["clerk", "publisher", "department-admin", "system-admin", "auditor"],
  "accessibility.review": ["auditor"],
};
const roles: Role[] = ["clerk", "publisher", "department-admin", "system-admin", "auditor"];

describe("the permission table", () => {
  for (const [permission, allowed] of Object.entries(granted)) {
    it.each(roles)(`${permission} for %s`, (role) => {
      expect(may(role, permission as Permission)).toBe(allowed.includes(role));
    });
  }

  it("shows a clerk their departments only", () => {
    expect(visibleDepartments({ role: "clerk", departments: ["tax"] })).toEqual(["tax"]);
    expect(departmentsOfCounters({ role: "clerk", departments: ["tax"] })).toEqual(["tax"]);
    expect(departmentsOfCounters({ role: "department-admin", departments: ["tax"] })).toEqual(["tax"]);
    expect(departmentsOfCounters({ role: "system-admin", departments: [] })).toBeNull();
    expect(departmentsOfHandouts({ role: "department-admin", departments: ["tax"] })).toEqual(["tax"]);
    expect(departmentsOfHandouts({ role: "publisher", departments: [] })).toBeNull();
  });
});
