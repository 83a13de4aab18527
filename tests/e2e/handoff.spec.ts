/** 書かない窓口 in two browsers: a telephone without script, a clerk with the keyboard. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { wholeAnswers } from "../../accessibility/stage/cases.ts";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { activate, typeInto } from "./keyboard.ts";
import { goOn } from "./pointer.ts";
import { expect, kitchenSink, sessionHashOf, test } from "./portal-test.ts";

const path = `/procedures/${kitchenSink.id}/apply/handoff`;
const settled = (page: Page) => page.waitForLoadState("networkidle");

/** A clerk at a desk of their own. */
async function deskOf(browser: Browser, stage: Stage): Promise<{ context: BrowserContext; desk: Page }> {
  const context = await browser.newContext({ baseURL: stage.origin, viewport: { width: 1280, height: 900 } });
  const url = stage.origin.replace("http:", "https:");
  const staff = { url, secure: true, httpOnly: true, sameSite: "Lax" as const };
  await context.addCookies([{ name: "__Host-staff", value: stage.staffTokens.clerk, ...staff }]);
  return { context, desk: await context.newPage() };
}

/** The form is filled in, as on an evening at home, and its code is on the screen. */
async function showCode(page: Page, context: BrowserContext, stage: Stage): Promise<string> {
  await page.goto(`/procedures/${kitchenSink.id}/apply`);
  await goOn(page);
  const { drafts } = stage.portal.applications;
  const draft = await drafts.find(await sessionHashOf(context), kitchenSink.id);
  if (!draft) throw new Error("no draft");
  await drafts.save(draft, { answers: wholeAnswers(stage.procedure(kitchenSink), stage.today) });
  await page.goto(`/procedures/${kitchenSink.id}/apply`);
  await page.locator(`main a[href="${path}"]`).click();
  await goOn(page);
  const code = ((await page.locator(".show-code").textContent()) ?? "").replace(/\s/g, "");
  expect(code).toMatch(/^\d{6}$/);
  return code;
}

async function present(desk: Page, code: string): Promise<void> {
  await desk.goto("/staff/handoff");
  await settled(desk);
  await typeInto(desk, desk.locator("#handoff-code"), code);
  await desk.keyboard.press("Enter");
  await expect(desk).toHaveURL(/\/staff\/handoff\/[\w-]+$/);
  await settled(desk);
}
const showSummary = async (desk: Page) => {
  await activate(desk, desk.locator("form:has([name=act][value=ready]) button"));
  await expect(desk.locator(".next-step")).toContainText("待っています");
  await settled(desk);
};

test.describe("a telephone without script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

  test("shows the code, sees what the clerk corrected, confirms", async ({ page, context, browser, stage }) => {
    test.setTimeout(240_000);
    const code = await showCode(page, context, stage);
    const { context: office, desk } = await deskOf(browser, stage);
    await present(desk, code);
    const file = desk.url();
    await page.locator(`main a[href="${path}"]`).click();
    await expect(page.locator("h1")).toHaveText("職員が入力しています");

    await activate(desk, desk.locator(`a[href$="/fill/pilot?from=review"]`));
    await settled(desk);
    const kana = desk.locator("[name=pilotKana]");
    await kana.fill("");
    await typeInto(desk, kana, "ナオシタ　ナマエ");
    await desk.keyboard.press("Enter");
    await expect(desk).toHaveURL(`${file}?done=saved`);
    await settled(desk);
    await showSummary(desk);

    await page.locator(`main a[href="${path}"]`).click();
    await expect(page.locator("h1")).toHaveText("内容を確かめてください");
    await expect(page.locator(".changed")).toHaveCount(1);
    await expect(page.locator(".changed")).toContainText("変わりました");
    await goOn(page);
    await expect(page).toHaveURL(/\/applications\/[^/]+\/receipt$/);
    const receipt = page.url().split("/").at(-2) ?? "";

    await desk.goto(file);
    await expect(desk.locator("main")).toContainText(receipt);
    const application = await stage.portal.applications.byReceipt(receipt);
    expect(application).toMatchObject({ channel: "counter", answers: { pilotKana: "ナオシタ　ナマエ" } });
    await office.close();
  });
});

test("with script the telephone tells by itself that the clerk has finished", async ({
  page,
  context,
  browser,
  stage,
}) => {
  test.setTimeout(240_000);
  const code = await showCode(page, context, stage);
  const { context: office, desk } = await deskOf(browser, stage);
  const news = page.getByRole("status");
  await expect(news).toHaveText("職員が開くのを待っています。");
  await present(desk, code);
  await expect(news).toHaveText(/職員が入力しています/);
  await showSummary(desk);
  await news.getByRole("link").click();
  await expect(page.locator("h1")).toHaveText("内容を確かめてください");

  // The telephone is put away: the clerk turns the screen round.
  await activate(desk, desk.locator(".next-step a.button"));
  await expect(desk).toHaveURL(/\/check$/);
  await settled(desk);
  const tick = desk.locator("[name=confirmed]");
  await activate(desk, desk.locator("form button[type=submit]"));
  await expect(desk.getByRole("alert")).toBeVisible();
  await settled(desk);
  await activate(desk, tick, "Space");
  await activate(desk, desk.locator("form button[type=submit]"));
  await expect(desk).toHaveURL(/\/staff\/handoff\/[\w-]+$/);
  await expect(desk.locator(".number-large")).toHaveCount(2);
  await page.reload();
  await expect(page).toHaveURL(/\/receipt$/);
  await office.close();
});
