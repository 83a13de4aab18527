import { accessibilityTables } from "./accessibility.ts";
import { applicationTables } from "./applications.ts";
import { handoutSubscriptionTables } from "./handout-subscriptions.ts";
import { handoutTables } from "./handouts.ts";
import { identityTables } from "./identity.ts";
import type { Kit } from "./kit.ts";
import { outboxTables } from "./outbox.ts";
import { paymentTables } from "./payments.ts";
import { procedureTables } from "./procedures.ts";
import { reservationTables } from "./reservations.ts";

/** Every table of the portal for one kit, by the name the stores use. */
export const defineTables = (kit: Kit) => {
  const procedures = procedureTables(kit);
  const applications = applicationTables(kit, procedures);
  return {
    ...procedures,
    ...applications,
    ...paymentTables(kit, applications),
    ...identityTables(kit),
    ...outboxTables(kit),
    ...reservationTables(kit),
    ...handoutTables(kit),
    ...handoutSubscriptionTables(kit),
    ...accessibilityTables(kit),
  };
};
export type Tables = ReturnType<typeof defineTables>;
