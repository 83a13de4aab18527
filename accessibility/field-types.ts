/** Every type of field there is must be in the procedure whose pages are looked at. */

import { fieldSchema } from "../app/engine/definition.ts";
import type { Definition } from "../app/engine/index.ts";

export const fieldTypes: readonly string[] = fieldSchema.options.map(({ shape }) => shape.type.value);

/** @throws when a type of field is on no page. */
export function demandFieldTypes({ id, steps }: Pick<Definition, "id" | "steps">): void {
  const fields = steps.flatMap((step) => step.fields);
  const inside = fields.flatMap((field) => (field.type === "group" ? field.fields : []));
  const shown = new Set<string>([...fields, ...inside].map(({ type }) => type));
  const missing = fieldTypes.filter((type) => !shown.has(type));
  if (missing.length > 0) throw new Error(`${id} has no field of type ${missing.join(", ")}: no page-state shows it`);
}
