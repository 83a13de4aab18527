/** The whole inventory in three languages and two widths, by axe and what the portal promises; `npm run a11y` asks every engine and leaves the record. */

import { audit } from "../../accessibility/audit.ts";
import { runCanary } from "../../accessibility/canary.ts";
import { compareNotes } from "../../accessibility/checks/across.ts";
import { everyChange, quickCrew } from "../../accessibility/engines/all.ts";
import { applyExceptions, readExceptions } from "../../accessibility/exceptions.ts";
import { derive } from "../../accessibility/inventory.ts";
import { plan } from "../../accessibility/planning.ts";
import { cityDefinitions } from "../../accessibility/stage/definitions.ts";
import { isoDate } from "../../app/i18n/dates.ts";
import routes from "../../app/routes.ts";
import { expect, test } from "./portal-test.ts";

const today = isoDate(Date.now());
const entries = derive(routes, { catalogue: cityDefinitions(), today, all: false });
/** So many that a worker is not left with a long test at the end. */
const perTest = 25;
const exceptions = readExceptions();

test("the engines find the defects of the canary page", async ({ browser }) => {
  for (const { engine, missed } of await runCanary(browser, quickCrew))
    expect({ engine, missed }).toEqual({ engine, missed: [] });
});

for (const { locale, tasks } of plan(entries, "quick")) {
  for (let at = 0; at < tasks.length; at += perTest) {
    const part = tasks.slice(at, at + perTest);
    test(`${locale}: nothing is wrong from ${part[0]?.entry.id} to ${part.at(-1)?.entry.id}`, async ({
      browser,
      stage,
    }) => {
      test.setTimeout(600_000);
      const results = await audit(browser, part, { stage, locale, engines: everyChange });
      const looks = results.flatMap((result) => result.looks.map((look) => applyExceptions(look, exceptions, today)));
      const found = looks.flatMap(({ state, view, failed }) =>
        failed.map(({ rule, help, where }) => `${state} (${view}) ${rule}: ${help}\n    ${where.join("\n    ")}`),
      );
      const compared = [
        ...compareNotes(
          results.map(({ note }) => note),
          false,
        ),
      ].flatMap(([state, verdicts]) =>
        verdicts.flatMap(({ check, outcome, where }) => (outcome === "failed" ? [`${state} ${check}: ${where}`] : [])),
      );
      expect([...found, ...compared].join("\n")).toBe("");
      expect(looks.length).toBeGreaterThanOrEqual(2 * part.length);
    });
  }
}
