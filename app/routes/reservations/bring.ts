/** What to bring: what the service asks for, and what each procedure of the visit needs. */
import type { ApplicationRecord } from "../../applications/index.ts";
import type { Service } from "../../reservations/index.ts";
import type { Reader } from "../reader.ts";

/** `title` null: for the visit itself. */
export type BringList = { title: string | null; things: string[] }[];

export async function bringOf(
  reader: Reader,
  service: Service | null,
  procedures: readonly string[],
  application: ApplicationRecord | null,
): Promise<BringList> {
  const { portal, text } = reader;
  const snapshot = await portal.procedures.snapshot();
  const said = new Set<string>();
  const fresh = (things: string[]) =>
    things.filter((thing) => {
      const isNew = !said.has(thing);
      said.add(thing);
      return isNew;
    });
  const lists: BringList = [{ title: null, things: fresh((service?.bring ?? []).map(text)) }];
  const own = application && (await portal.procedures.version(application.versionId)).procedure.definition;
  for (const id of procedures) {
    const definition = own?.id === id ? own : snapshot.byId.get(id)?.procedure.definition;
    if (definition) lists.push({ title: text(definition.title), things: fresh(definition.guide.bring.map(text)) });
  }
  return lists.filter(({ things }) => things.length > 0);
}
