import { sql } from "drizzle-orm";
import type { HandoutContent } from "../../app/handouts/model.ts";
import type { HandoutEventType, HandoutState } from "../../app/handouts/store.ts";
import type { Kit } from "./kit.ts";

export const handoutTables = (kit: Kit) => ({
  handoutVersions: kit.table(
    "handout_versions",
    {
      handoutId: kit.text("handout_id").notNull(),
      version: kit.int("version").notNull(),
      /** `meta.number` and `meta.department`, for order and lists without the content. */
      number: kit.int("number").notNull(),
      department: kit.text("department").notNull(),
      content: kit.json<HandoutContent>("content").notNull(),
      hash: kit.text("hash").notNull(),
      state: kit.text<HandoutState>("state").notNull(),
      revision: kit.int("revision").notNull(),
      author: kit.text("author").notNull(),
      reviewer: kit.text("reviewer"),
      changeNote: kit.text("change_note").notNull(),
      publishAt: kit.time("publish_at"),
      publishedAt: kit.time("published_at"),
      endedAt: kit.time("ended_at"),
      updatedAt: kit.time("updated_at").notNull(),
    },
    (t) => [
      kit.primaryKey({ name: "handout_versions_pk", columns: [t.handoutId, t.version] }),
      /** Readers see one version. */
      kit.uniqueIndex("handout_versions_one_published").on(t.handoutId).where(sql`state = 'published'`),
      /** Writers work on one: two who begin together cannot overtake each other. */
      kit.uniqueIndex("handout_versions_one_open").on(t.handoutId).where(sql`state in ('draft', 'review', 'approved')`),
      kit.index("handout_versions_due").on(t.publishAt).where(sql`state = 'approved'`),
    ],
  ),
  /** Append-only: the state of a version is what its events fold to. */
  handoutEvents: kit.table(
    "handout_events",
    {
      handoutId: kit.text("handout_id").notNull(),
      /** Counts over all versions of the handout. */
      seq: kit.int("seq").notNull(),
      version: kit.int("version").notNull(),
      at: kit.time("at").notNull(),
      by: kit.text("by").notNull(),
      type: kit.text<HandoutEventType>("type").notNull(),
      note: kit.text("note").notNull(),
    },
    (t) => [kit.primaryKey({ name: "handout_events_pk", columns: [t.handoutId, t.seq] })],
  ),
  /** "Does this page help?": counts by day, nothing about who answered. */
  handoutFeedback: kit.table(
    "handout_feedback",
    {
      handoutId: kit.text("handout_id").notNull(),
      version: kit.int("version").notNull(),
      locale: kit.text("locale").notNull(),
      /** "YYYY-MM-DD" in Japan. */
      day: kit.text("day").notNull(),
      yes: kit.int("yes").notNull(),
      no: kit.int("no").notNull(),
    },
    (t) => [kit.primaryKey({ name: "handout_feedback_pk", columns: [t.handoutId, t.version, t.locale, t.day] })],
  ),
});
