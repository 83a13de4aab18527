/** The city's guides as files: db/seed/life-events/<event>.json with what they share. */
import { readFileSync } from "node:fs";
import { lifeEvents } from "../../engine/index.ts";
import { projectPath } from "../../lib/project-path.ts";
import { readHandoutNames } from "../handout-names.ts";
import { compileGuide, type Guide, guideKit } from "./guide.ts";

type Guides = {
  /** One for each life event, in their order. */
  list: readonly Guide[];
  byId: ReadonlyMap<string, Guide>;
  /** Guides in which a procedure may come up. */
  withProcedure(id: string): readonly Guide[];
};

const read = (name: string): unknown =>
  JSON.parse(readFileSync(projectPath("db", "seed", "life-events", `${name}.json`), "utf8"));

/** Throws when a life event has no guide or one is wrong. */
export function readGuides(): Guides {
  const kit = guideKit(read("bring"), read("counters"), readHandoutNames());
  const list = lifeEvents.map((id) => compileGuide(read(id), kit));
  const byProcedure = Map.groupBy(
    list.flatMap((guide) => {
      const ids = new Set(guide.event.tasks.flatMap(({ procedure }) => procedure ?? []));
      return [...ids].map((id) => ({ id, guide }));
    }),
    ({ id }) => id,
  );
  return {
    list,
    byId: new Map(list.map((guide) => [guide.id, guide])),
    withProcedure: (id) => (byProcedure.get(id) ?? []).map(({ guide }) => guide),
  };
}
