import type { Scope } from "../../app/handouts/scope.ts";
import type { Locale } from "../../app/i18n/locales.ts";
import type { Kit } from "./kit.ts";

export const handoutSubscriptionTables = (kit: Kit) => ({
  /** Mail addresses that want to hear of changes. A row lives as long as the wish. */
  handoutSubscriptions: kit.table(
    "handout_subscriptions",
    {
      id: kit.text("id").primaryKey(),
      email: kit.text("email").notNull(),
      scope: kit.text<Scope>("scope").notNull(),
      locale: kit.text<Locale>("locale").notNull(),
      confirmedAt: kit.time("confirmed_at"),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.unique("handout_subscriptions_email_scope").on(t.email, t.scope),
      kit.index("handout_subscriptions_scope").on(t.scope, t.id),
    ],
  ),
  /** How far the subscribers of a published version are told. */
  handoutNotices: kit.table(
    "handout_notices",
    {
      handoutId: kit.text("handout_id").notNull(),
      version: kit.int("version").notNull(),
      /** The last subscription that was. */
      toldUpTo: kit.text("told_up_to").notNull(),
      /** Null: there may be more of them. */
      doneAt: kit.time("done_at"),
    },
    (t) => [kit.primaryKey({ name: "handout_notices_pk", columns: [t.handoutId, t.version] })],
  ),
});
