import { applicationTables } from "./applications.ts";
import { identityTables } from "./identity.ts";
import type { Kit } from "./kit.ts";
import { outboxTables } from "./outbox.ts";
import { procedureTables } from "./procedures.ts";

/** Every table of the portal for one kit, by the name the stores use. */
export const defineTables = (kit: Kit) => {
  const procedures = procedureTables(kit);
  return { ...procedures, ...applicationTables(kit, procedures), ...identityTables(kit), ...outboxTables(kit) };
};
export type Tables = ReturnType<typeof defineTables>;
