/** Today's line: a clerk with single keys, a board that renews itself and says only what changed. */
import type { BrowserContext, Page } from "@playwright/test";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { callUp } from "../../accessibility/states/queue-pages.ts";
import type { Ticket } from "../../app/reservations/index.ts";
import { activate, tabTo, typeInto } from "./keyboard.ts";
import { expect, test } from "./portal-test.ts";

test.use({ viewport: { width: 1280, height: 900 } });

/** Nobody of the demo waits there. */
const counterId = "honcho-suido";
const settled = (page: Page) => page.waitForLoadState("networkidle");

async function beClerk(context: BrowserContext, stage: Stage): Promise<void> {
  const url = stage.origin.replace("http:", "https:");
  const value = stage.staffTokens.clerk;
  await context.addCookies([
    { name: "__Host-staff", value, url, secure: true, httpOnly: true, sameSite: "Lax" as const },
  ]);
}
async function take({ portal }: Stage, at: string, service = "water-consult"): Promise<Ticket> {
  const ticket = await portal.queue.issue(at, service, "ja");
  if (!ticket) throw new Error("no ticket");
  return ticket;
}
const issue = async (stage: Stage, at = counterId) => (await take(stage, at)).number;
const number = (page: Page) => page.locator(".at-desk .ticket-number");

test("a clerk calls, serves and finishes with one key each, and none of them types into a field", async ({
  page,
  context,
  stage,
}) => {
  await beClerk(context, stage);
  const [first, second, third] = [await issue(stage), await issue(stage), await issue(stage)];
  await page.goto(`/staff/counter?counter=${counterId}`);
  await settled(page);
  await typeInto(page, page.locator("#counter-desk"), "5");
  await page.keyboard.press("Enter");
  await expect(page.locator("#at-desk")).toContainText("5番の机");
  await settled(page);

  const press = async (key: string) => {
    await Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
    await settled(page);
  };
  await press("n");
  await expect(number(page)).toHaveText(String(first));
  await expect(page.locator("[data-focus]")).toBeFocused();
  await press("s");
  await press("n");
  await expect(number(page), "done, and the next one called").toHaveText(String(second));
  await press("x");
  await expect(number(page)).toHaveCount(0);

  // In the field the same key is a letter.
  await page.keyboard.press("c");
  const field = page.locator("#counter-number");
  await expect(field).toBeFocused();
  await page.keyboard.type("nsx");
  await expect(field).toHaveValue("nsx");
  await expect(number(page)).toHaveCount(0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("t");
  await expect(page.locator("#counter-service")).toBeFocused();

  // Switched off, they do nothing; the buttons do all the same. The choice is kept.
  await page.keyboard.press("Tab");
  const keys = page.locator("details", { hasText: "キーで操作する" });
  await activate(page, keys.locator("summary"));
  await activate(page, keys.getByRole("button"));
  await expect(keys.getByRole("button")).toContainText("切");
  await page.reload();
  await settled(page);
  await page.keyboard.press("n");
  await expect(number(page)).toHaveCount(0);
  const next = page.locator("form:has([name=action][value=next]) button");
  await tabTo(page, next);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await expect(number(page)).toHaveText(String(third));
});

test("what colleagues do is seen without a press, and what is being typed stays", async ({ page, context, stage }) => {
  await beClerk(context, stage);
  await page.goto("/staff/counter?counter=honcho-bosai");
  await settled(page);
  await page.locator("#counter-number").fill("7KQ4M");
  await issue(stage, "honcho-bosai");
  await expect(page.getByRole("heading", { name: "待っている方（1人）" })).toBeVisible({ timeout: 15_000 });
  await expect(page.locator("#counter-number")).toHaveValue("7KQ4M");
});

test.describe("a board", () => {
  const at = "honcho-kensetsu";
  /** Longer than anything is kept in memory. */
  const fresh = (page: Page) => page.waitForTimeout(5_500);

  test("renews itself, says what changed once, and says when it hears nothing", async ({ page, context, stage }) => {
    test.setTimeout(90_000);
    await page.clock.install();
    await page.goto(`/queue/${at}`);
    const said = page.locator("[data-announce]");
    const trouble = page.locator("[data-trouble]");
    await expect(trouble).toBeHidden();
    await page.clock.fastForward(21_000);
    await expect(said, "nothing changed, nothing is said").toHaveText("");

    const own = await take(stage, at);
    await callUp(stage, own, "3");
    await fresh(page);
    await page.clock.fastForward(21_000);
    await expect(page.locator(".called b")).toHaveText(`${own.number}番`);
    await expect(said).toContainText(`${own.number}番、3番の机へ`);

    await context.setOffline(true);
    await page.clock.fastForward(21_000);
    await expect(trouble).toBeVisible();
    await expect(page.locator(".called b"), "the last numbers stay").toHaveText(`${own.number}番`);
    await context.setOffline(false);
    await page.clock.fastForward(60_000);
    await expect(trouble).toBeHidden();
  });

  test("on the wall fills the screen with numbers", async ({ page, stage }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    // Nobody else is called here: what is called last stands first.
    const at = "mito-madoguchi";
    const ticket = await take(stage, at, "moving");
    await callUp(stage, ticket, "A-1");
    for (const colour of ["", "?colour=dark", "?colour=light"]) {
      await page.goto(`/queue/${at}/display${colour}`);
      const called = page.locator(".called b").first();
      await expect(called).toHaveText(`${ticket.number}番`);
      const size = await called.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      expect(size).toBeGreaterThanOrEqual(1080 * 0.12);
      const fits = () => document.documentElement.scrollHeight <= innerHeight;
      expect(await page.evaluate(fits), "nobody scrolls a wall").toBe(true);
    }
    const colourOf = () => getComputedStyle(document.querySelector(".display") ?? document.body).backgroundColor;
    await page.goto(`/queue/${at}/display?colour=dark`);
    const dark = await page.evaluate(colourOf);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`/queue/${at}/display?colour=light`);
    expect(await page.evaluate(colourOf)).not.toBe(dark);
  });

  test("without script can be renewed by hand, and one's place is found with the code", async ({ browser, stage }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const ticket = await take(stage, "honcho-chiiki", "akiya-consult");
    await page.goto(`${stage.origin}/queue/honcho-chiiki`);
    await page.locator("#code").fill(ticket.code.toLowerCase());
    await page.locator("form:has(#code) button").click();
    await expect(page.locator("h1")).toContainText(`${ticket.number}番`);
    await callUp(stage, ticket, "2");
    await page.locator("main .acts a").first().click();
    await expect(page.locator("main")).toContainText("あなたの番です。2番の机へ");
    await expect(page.locator("[data-auto]"), "a promise the page cannot keep").toBeHidden();
    await context.close();
  });
});
