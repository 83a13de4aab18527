/** The answers a journey names, as a definition writes them → answers as the engine holds them. */
import { type CompiledField, type Journey, resolveBound, type Value } from "../../engine/index.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type ExampleOptions, exampleValue } from "./example-value.ts";

export type Given = Journey["answers"];

const movingDay = /^today([+-]\d{1,5}d)?$/;

/** Days may be said from today on ("today+10d"), so that a journey does not age; `true` attaches an imagined file. */
export function readGiven(field: CompiledField, value: unknown, options: ExampleOptions): Result<Value, null> {
  const { spec, module } = field;
  if (spec.type === "file" && value === true) {
    const file = exampleValue(field, options);
    return file === null ? err(null) : ok(file);
  }
  const meant =
    spec.type === "date" && typeof value === "string" && movingDay.test(value)
      ? resolveBound(value, options.today)
      : value;
  if (!module.holds(meant, spec)) return err(null);
  // Ticks are kept in the definition's order, whatever order they were named in.
  if (spec.type !== "checkboxes") return ok(meant);
  const ticked = new Set(meant as string[]);
  return ok(spec.options.map((option) => option.value).filter((each) => ticked.has(each)));
}

/** Items a journey wants in a group; null: it does not say. */
export function givenItems(given: Given, groupId: string): Result<Given[] | null, null> {
  const items = given[groupId];
  if (items === undefined) return ok(null);
  const isItem = (item: unknown): item is Given => typeof item === "object" && item !== null && !Array.isArray(item);
  return Array.isArray(items) && items.every(isItem) ? ok(items) : err(null);
}
