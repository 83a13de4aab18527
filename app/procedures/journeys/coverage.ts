/** What no journey of a procedure has visited. */
import type { Procedure } from "../../engine/index.ts";
import { optionsThatDecide, placesOf } from "./deciding-options.ts";
import type { JourneyWalk } from "./walk-journey.ts";

/** Steps and fields by id, a group's field as "movers.relation"; options that lead the same way together: "reason=birth・study". */
export type Coverage = { steps: string[]; fields: string[]; options: string[] };

export function coverage(procedure: Procedure, walks: readonly JourneyWalk[]): Coverage {
  const steps = new Set(walks.flatMap((walk) => walk.steps));
  const fields = new Set(walks.flatMap((walk) => walk.fields));
  const options = new Set(walks.flatMap(({ answers }) => chosen(answers)));
  return {
    steps: procedure.steps.map(({ id }) => id).filter((id) => !steps.has(id)),
    fields: placesOf(procedure)
      .map(({ place }) => place)
      .filter((place) => !fields.has(place)),
    options: optionsThatDecide(procedure)
      .filter(({ place, values }) => !values.some((value) => options.has(`${place}=${value}`)))
      .map(({ place, values }) => `${place}=${values.join("・")}`),
  };
}

/** "field=value" of every choice in the answers. */
function chosen(answers: Record<string, unknown>, prefix = ""): string[] {
  return Object.entries(answers).flatMap(([id, value]) => {
    if (!Array.isArray(value)) return [`${prefix}${id}=${String(value)}`];
    return value.flatMap((each: unknown) =>
      typeof each === "object" && each !== null
        ? chosen(each as Record<string, unknown>, `${id}.`)
        : [`${prefix}${id}=${String(each)}`],
    );
  });
}
