/** What the lint knows about the city: its departments, handouts and counters. */
import { readFileSync } from "node:fs";
import { projectPath } from "../lib/project-path.ts";
import { type CityProfile, cityProfileSchema } from "./city-profile.ts";
import { readHandoutNames } from "./handout-names.ts";
import { checkDefinition } from "./lint/check-definition.ts";
import type { LintContext } from "./lint/finding.ts";
import type { Gate } from "./publish.ts";

const readSeed = (name: string): unknown => JSON.parse(readFileSync(projectPath("db", "seed", name), "utf8"));

/** `city` when it is read already. */
export function readLintContext(today: string, city?: CityProfile): LintContext {
  const { departments } = city ?? cityProfileSchema.parse(readSeed("city.json"));
  const services = readSeed("counter-services.json") as { id: string }[];
  return {
    today,
    departments: new Set(departments.map(({ id }) => id)),
    handouts: new Set(readHandoutNames().map(({ id }) => id)),
    counterServices: new Set(services.map(({ id }) => id)),
  };
}

/** What every definition of the city must hold to be published. */
export function cityGate(today: string, city: CityProfile): Gate {
  const context = readLintContext(today, city);
  return (procedure) => checkDefinition(procedure, context);
}
