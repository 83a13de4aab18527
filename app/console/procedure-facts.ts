/** What staff see of the catalogue: versions, confidence of the facts, and what is still open (要確認). */
import { departmentName } from "../applications/index.ts";
import type { Definition } from "../engine/index.ts";
import type { Catalogue, CityProfile } from "../procedures/index.ts";

export type ProcedureFacts = {
  number: number;
  id: string;
  title: string;
  department: string;
  version: number;
  publishedAt: number;
  confidence: Definition["facts"]["confidence"];
  confirmed: Definition["facts"]["confirmed"];
  openCount: number;
};

export function createProcedureFacts(deps: { catalogue: Catalogue; city: CityProfile }) {
  return {
    async list(): Promise<ProcedureFacts[]> {
      const { list } = await deps.catalogue.snapshot();
      return list.map(({ procedure: { definition }, version, publishedAt }) => ({
        number: definition.number,
        id: definition.id,
        title: definition.title.ja,
        department: departmentName(deps.city, definition.department, "ja"),
        version,
        publishedAt,
        confidence: definition.facts.confidence,
        confirmed: definition.facts.confirmed,
        openCount: definition.facts.open.length,
      }));
    },
    async one(id: string): Promise<{ definition: Definition; version: number; department: string } | null> {
      const published = (await deps.catalogue.snapshot()).byId.get(id);
      if (!published) return null;
      const { definition } = published.procedure;
      return {
        definition,
        version: published.version,
        department: departmentName(deps.city, definition.department, "ja"),
      };
    },
  };
}
