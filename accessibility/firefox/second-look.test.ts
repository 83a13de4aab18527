import { expect, it } from "vitest";
import routes from "../../app/routes.ts";
import { derive } from "../inventory.ts";
import { plan, shardOf } from "../planning.ts";
import { cityDefinitions } from "../stage/definitions.ts";
import { dayOfRuns } from "../stage/run-clock.ts";
import { localeOfEach } from "./second-look.ts";

it("takes each page-state once, also when a run is made in parts", () => {
  const whole = derive(routes, { catalogue: cityDefinitions(), today: dayOfRuns, all: false });
  const lanes = plan(whole, "pairwise");
  const locales = localeOfEach(lanes);
  expect(new Set(locales.values()).size, "every language has its turn").toBe(3);
  const shown = [1, 2, 3, 4].flatMap((part) =>
    shardOf(lanes, { part, of: 4 }).flatMap(({ locale, tasks }) =>
      tasks.filter(({ entry }) => locales.get(entry.id) === locale).map(({ entry }) => entry.id),
    ),
  );
  expect(shown.toSorted()).toEqual(whole.map(({ id }) => id).toSorted());
});
