import type { Definition } from "../../app/engine/definition.ts";
import type { Kit } from "./kit.ts";

export const procedureTables = (kit: Kit) => ({
  /** Immutable: rows are only ever added. */
  procedureVersions: kit.table(
    "procedure_versions",
    {
      versionId: kit.text("version_id").primaryKey(),
      procedureId: kit.text("procedure_id").notNull(),
      version: kit.int("version").notNull(),
      /** `definition.number`, for the order of the catalogue. */
      number: kit.int("number").notNull(),
      definition: kit.json<Definition>("definition").notNull(),
      hash: kit.text("hash").notNull(),
      publishedAt: kit.time("published_at").notNull(),
      publishedBy: kit.text("published_by").notNull(),
    },
    (t) => [kit.unique("procedure_versions_procedure_id_version").on(t.procedureId, t.version)],
  ),
  /** Counters of the whole site, by name. "content" grows with everything that changes public pages. */
  siteCounters: kit.table("site_counters", {
    name: kit.text("name").primaryKey(),
    value: kit.time("value").notNull(),
  }),
});
