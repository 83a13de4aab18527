/** The whole inventory, in three languages and two widths; `npm run a11y` does the same and leaves the report. */

import { audit } from "../../accessibility/audit.ts";
import { runCanary } from "../../accessibility/checks/canary.ts";
import { derive } from "../../accessibility/inventory.ts";
import { cityDefinitions } from "../../accessibility/stage/definitions.ts";
import { isoDate } from "../../app/i18n/dates.ts";
import { locales } from "../../app/i18n/locales.ts";
import routes from "../../app/routes.ts";
import { expect, test } from "./portal-test.ts";

const entries = derive(routes, { catalogue: cityDefinitions(), today: isoDate(Date.now()), all: false });
/** So many that a worker is not left with a long test at the end. */
const perTest = 25;

test("the engine finds the defects of the canary page", async ({ browser }) => {
  expect((await runCanary(browser)).missed).toEqual([]);
});

for (const locale of locales) {
  const own = entries.filter((entry) => entry.locales.includes(locale) && (locale === "ja" || !entry.isOneOfMany));
  for (let at = 0; at < own.length; at += perTest) {
    const part = own.slice(at, at + perTest);
    test(`${locale}: nothing is wrong from ${part[0]?.id} to ${part.at(-1)?.id}`, async ({ browser, stage }) => {
      test.setTimeout(600_000);
      const renders = await audit(browser, part, { stage, locale, all: false });
      const found = renders.flatMap(({ state, width, violations }) =>
        violations.map(
          ({ rule, help, where }) => `${state} (${width} px) ${rule}: ${help}\n    ${where.join("\n    ")}`,
        ),
      );
      expect(found.join("\n")).toBe("");
      expect(renders.length).toBeGreaterThanOrEqual(part.length);
    });
  }
}
