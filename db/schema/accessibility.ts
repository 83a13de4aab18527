import type { Kit } from "./kit.ts";

/** What people decided about the accessibility of a page-state; a new decision is a new row, the newest counts. */
export const accessibilityTables = (kit: Kit) => {
  const accessibilityReviews = kit.table(
    "accessibility_reviews",
    {
      id: kit.text("id").primaryKey(),
      /**
       * "review": a person's judgement. "exception": a known defect accepted for a while. "session": somebody used assistive
       * technology; then the reason holds what they used and found, as JSON, and criterion and state are "*".
       */
      kind: kit.text<"review" | "exception" | "session">("kind").notNull(),
      /** Success criterion ("1.4.3"). */
      criterion: kit.text("criterion").notNull(),
      /** Page-state of the inventory ("apply/pilot/errors"); "*": all of them. */
      state: kit.text("state").notNull(),
      /** Hash of what was judged; a page that changes asks again. */
      contentHash: kit.text("content_hash").notNull(),
      outcome: kit.text<"passed" | "failed" | "inapplicable" | "cantTell">("outcome").notNull(),
      reason: kit.text("reason").notNull(),
      accountId: kit.text("account_id").notNull(),
      name: kit.text("name").notNull(),
      at: kit.time("at").notNull(),
      /** Day after which it no longer counts ("YYYY-MM-DD"); null: until the page changes. */
      until: kit.text("until"),
    },
    (t) => [kit.index("accessibility_reviews_criterion").on(t.criterion, t.state, t.at)],
  );
  return { accessibilityReviews };
};
