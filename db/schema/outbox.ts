import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const outboxTables = (kit: Kit) => ({
  outbox: kit.table(
    "outbox",
    {
      id: kit.text("id").primaryKey(),
      to: kit.text("to_address").notNull(),
      subject: kit.text("subject").notNull(),
      /** Emptied once sent: codes and personal words do not stay here. */
      text: kit.text("text").notNull(),
      about: kit.text("about").notNull(),
      createdAt: kit.time("created_at").notNull(),
      /** When it may be claimed; a claim moves it to the end of the lease. */
      dueAt: kit.time("due_at").notNull(),
      attempts: kit.int("attempts").notNull(),
      lastError: kit.text("last_error"),
      sentAt: kit.time("sent_at"),
    },
    (t) => [
      kit.index("outbox_unsent").on(t.dueAt).where(sql`sent_at is null`),
      kit.index("outbox_about").on(t.about, t.createdAt),
    ],
  ),
});
