/**
 * The catalogue of published procedures: current versions compiled once per content version, older versions on demand
 * (an application keeps the version it was made with).
 */
import { compile, type Procedure } from "../engine/index.ts";
import { keptByVersion } from "../lib/kept-by-version.ts";
import { fromEarlierFormat } from "./earlier-formats.ts";
import { SearchIndex, type Synonym } from "./search-index.ts";
import type { ProcedureStore, PublishedVersion } from "./store.ts";

export type Published = { versionId: string; version: number; publishedAt: number; procedure: Procedure };
export type Snapshot = {
  contentVersion: number;
  /** In the city's order. */
  list: Published[];
  byId: Map<string, Published>;
  index: SearchIndex;
};

const toPublished = (row: PublishedVersion): Published => ({
  versionId: row.versionId,
  version: row.version,
  publishedAt: row.publishedAt,
  procedure: compile(fromEarlierFormat(row.definition)),
});

export type Catalogue = {
  snapshot(): Promise<Snapshot>;
  /** The version an application or draft was made with; throws when the database does not have it. */
  version(versionId: string): Promise<Published>;
  contentVersion(): Promise<number>;
};

export function createCatalogue(store: ProcedureStore, synonyms: Synonym[]): Catalogue {
  const versions = new Map<string, Published>();

  async function load(contentVersion: number): Promise<Snapshot> {
    const list = (await store.current()).map((row) => {
      const known = versions.get(row.versionId) ?? toPublished(row);
      versions.set(row.versionId, known);
      return known;
    });
    return {
      contentVersion,
      list,
      byId: new Map(list.map((entry) => [entry.procedure.definition.id, entry])),
      index: new SearchIndex(
        list.map((entry) => entry.procedure.definition),
        synonyms,
      ),
    };
  }

  return {
    snapshot: keptByVersion(() => store.contentVersion(), load),
    async version(versionId) {
      const known = versions.get(versionId);
      if (known) return known;
      const row = await store.version(versionId);
      if (!row) throw new Error(`procedure version ${versionId} is not in the database`);
      const published = toPublished(row);
      versions.set(versionId, published);
      return published;
    },
    contentVersion: () => store.contentVersion(),
  };
}
