import fc from "fast-check";
import { expect, test } from "vitest";
import { fixture, fixtureIds } from "../../../tests/fixtures/index.ts";
import { imaginedFile } from "../journeys/example-value.ts";
import { fillForm } from "../journeys/fill-form.ts";
import { canHold, type Place } from "./shown-together.ts";

/** Places of a procedure that a way of filling it in shows. */
function placesShown(id: string, choice: number, yes: boolean, fill: "required" | "all"): Place[] {
  const procedure = fixture(id);
  const example = { today: "2026-11-23", fileFor: imaginedFile, choice, yes };
  const { shown } = fillForm(procedure, { given: {}, fill, example });
  return procedure.steps.flatMap((step) => [
    ...step.fields.filter((field) => shown.has(field.id)).map((field) => ({ step, field })),
    ...(step.group?.fields ?? [])
      .filter((field) => shown.has(`${step.group?.id}.${field.id}`))
      .map((field) => ({ step, field })),
  ]);
}

test("what a resident has seen is never called impossible, alone or together", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtureIds),
      fc.nat({ max: 5 }),
      fc.boolean(),
      fc.constantFrom("required" as const, "all" as const),
      fc.nat(),
      (id, choice, yes, fill, pick) => {
        const places = placesShown(id, choice, yes, fill);
        for (const place of places) expect(canHold(fixture(id), { places: [place] })).not.toBe(false);
        // Items differ from each other: two of their questions need not be shown for one.
        const outside = places.filter(({ step }) => !step.group);
        const two = [outside[pick % outside.length], outside[(pick >> 3) % outside.length]].filter(
          (place) => place !== undefined,
        );
        expect(canHold(fixture(id), { places: two })).not.toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});
