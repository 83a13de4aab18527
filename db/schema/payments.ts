import { sql } from "drizzle-orm";
import type { By, Payment, PaymentState, PaymentWay } from "../../app/payments/types.ts";
import type { applicationTables } from "./applications.ts";
import type { Kit } from "./kit.ts";

type ApplicationTables = ReturnType<typeof applicationTables>;

/** Attempts to pay. Amounts are whole yen in the wide kind of number: a fee times a count may pass 2^31. */
export const paymentTables = (kit: Kit, { applications }: Pick<ApplicationTables, "applications">) => ({
  payments: kit.table(
    "payments",
    {
      /** Also the idempotency key at the gateway. */
      id: kit.text("id").primaryKey(),
      applicationId: kit
        .text("application_id")
        .notNull()
        .references(() => applications.id),
      part: kit.int("part").notNull(),
      way: kit.text<PaymentWay>("way").notNull(),
      state: kit.text<PaymentState>("state").notNull(),
      yen: kit.time("yen"),
      assessed: kit.time("assessed"),
      refunded: kit.time("refunded").notNull(),
      chargeId: kit.text("charge_id"),
      chosenBy: kit.json<By>("chosen_by").notNull(),
      settledBy: kit.json<By>("settled_by"),
      createdAt: kit.time("created_at").notNull(),
      expiresAt: kit.time("expires_at"),
      sentAt: kit.time("sent_at"),
      settledAt: kit.time("settled_at"),
      checkAt: kit.time("check_at"),
      trouble: kit.text<NonNullable<Payment["trouble"]>>("trouble"),
    },
    (t) => [
      kit.unique("payments_charge_id").on(t.chargeId),
      /** Each part of a fee is paid once: a second success can only be stored as money to give back. */
      kit.uniqueIndex("payments_paid_once").on(t.applicationId, t.part).where(sql`state = 'paid'`),
      /** One attempt at a time: two tabs cannot start two charges. */
      kit.uniqueIndex("payments_one_open").on(t.applicationId).where(sql`state in ('chosen', 'started')`),
      kit.index("payments_application_id").on(t.applicationId, t.createdAt),
      kit.index("payments_check_at").on(t.checkAt).where(sql`check_at is not null`),
    ],
  ),
});
