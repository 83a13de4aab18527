/**
 * The city's hundred procedures in the browser, each in three ways: with the keyboard alone, with JavaScript off, and at
 * 400 % zoom. `npm test` walks a fifth of them, another one for each way; `JOURNEYS=all` (`npm run test:all`) all.
 */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { cityDefinitions } from "../../accessibility/stage/definitions.ts";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { compile, type Journey, type Procedure } from "../../app/engine/index.ts";
import { imaginedFile, type JourneyWalk, walkJourney } from "../../app/procedures/index.ts";
import { formOfPage, mailedCode } from "./journey-form.ts";
import { follow, fillIn as typeIn } from "./keyboard.ts";
import { fillIn as pointAt } from "./pointer.ts";
import { expect, test } from "./portal-test.ts";

const shards = 5;
const isWhole = process.env.JOURNEYS === "all";
const procedures = cityDefinitions().map((definition) => compile(definition));
const shardOf = (way: number): Procedure[] =>
  procedures.filter(({ definition }) => isWhole || definition.number % shards === way);

/** The journeys take turns, so that plain and branched ones are met in each way. */
const journeyFor = ({ definition }: Procedure, way: number): Journey => {
  const { journeys = [] } = definition;
  const journey = journeys[(definition.number + way) % Math.max(1, journeys.length)];
  if (!journey) throw new Error(`${definition.id} has no journey`);
  return journey;
};

type Hands = {
  fill(page: Page, form: ReturnType<typeof formOfPage>): Promise<void>;
  press(page: Page, selector: string): Promise<void>;
  /** Looked at on every page of the form. */
  look?(page: Page): Promise<void>;
};
const forward = "main form[method=post] button.forward";

async function complete(page: Page, stage: Stage, procedure: Procedure, journey: Journey, hands: Hands) {
  const walk: JourneyWalk = walkJourney(procedure, journey, stage.today, imaginedFile);
  expect(walk.problems).toEqual([]);
  await page.goto(`/procedures/${procedure.id}`);
  await hands.look?.(page);
  await hands.press(page, `main a[href="/procedures/${procedure.id}/apply"]`);
  await hands.press(page, forward);
  let items = 0;
  for (let pages = 0; !/\/receipt$/.test(page.url()); pages++) {
    expect(pages, "the form ends").toBeLessThan(80);
    await hands.look?.(page);
    const [, path = ""] = new URL(page.url()).pathname.split("/apply/");
    // The stand-in for a reader of cards: the first of its persons.
    if (page.url().includes("/demo/card/")) expect(path).toBe("");
    else if (path === "identity") await identify(page, stage, hands, `${randomUUID()}@example.jp`);
    else if (path !== "review") {
      const group = procedure.stepById.get(path)?.group;
      const wanted = group ? (walk.answers[group.id] as unknown[] | undefined) : undefined;
      if (group) items = await page.locator("main ol > li.item").count();
      if (group && items < (wanted?.length ?? 0)) {
        await hands.press(page, "#add a");
        continue;
      }
      await hands.fill(page, formOfPage(procedure, walk.answers, path, items));
    }
    const before = page.url();
    await hands.press(page, forward);
    await expect(page, `${path} is accepted`).not.toHaveTitle(/^エラー/);
    expect(page.url(), `${path} goes on`).not.toBe(before);
  }
  await hands.look?.(page);
  await expect(page.locator(".big-number")).toHaveCount(2);
}

/** By the code in the mail, or with the demo's card. */
async function identify(page: Page, stage: Stage, hands: Hands, address: string): Promise<void> {
  const email = page.locator('main [name="email"]');
  if ((await email.count()) > 0) {
    await hands.fill(page, { entries: { email: [address] }, files: {} });
    await hands.press(page, forward);
  }
  if ((await page.locator('main [name="code"]').count()) > 0)
    await hands.fill(page, { entries: { code: [await mailedCode(stage.varDir, address)] }, files: {} });
}

function walks(name: string, way: number, hands: Hands): void {
  for (const procedure of shardOf(way)) {
    const journey = journeyFor(procedure, way);
    test(`${name}: ${procedure.id}, ${journey.title}`, async ({ page, stage }) => {
      await complete(page, stage, procedure, journey, hands);
    });
  }
}

const withPointer: Pick<Hands, "fill" | "press"> = {
  fill: (page, form) => pointAt(page, form),
  press: async (page, selector) => {
    await Promise.all([page.waitForEvent("load"), page.locator(selector).first().click()]);
  },
};

test.describe("with the keyboard alone", () => {
  test.use({ viewport: { width: 1280, height: 900 } });
  walks("keyboard", 0, {
    fill: (page, form) => typeIn(page, form),
    press: (page, selector) => follow(page, page.locator(selector).first()),
  });
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 768, height: 1024 } });
  walks("no script", 1, withPointer);
});

test.describe("at 400 % zoom", () => {
  // 1280 × 1024 at 400 %: what is left are 320 × 256 pixels, four times as fine (WCAG 1.4.10).
  test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  walks("zoomed", 2, {
    ...withPointer,
    async look(page) {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, "nothing has to be scrolled sideways").toBeLessThanOrEqual(0);
    },
  });
});
