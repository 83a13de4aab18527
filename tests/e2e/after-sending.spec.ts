/** After sending, in two browsers: a telephone without script, a clerk at a desk. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { wholeAnswers } from "../../accessibility/stage/cases.ts";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { sampleContent } from "../factories/answers.ts";
import { goOn } from "./pointer.ts";
import { expect, kitchenSink, sessionHashOf, test } from "./portal-test.ts";

const fileOf = (name: string, type: keyof typeof sampleContent) => ({
  name,
  mimeType: type,
  buffer: Buffer.from(sampleContent[type]()),
});
const settled = (page: Page) => page.waitForLoadState("networkidle");

async function deskOf(browser: Browser, stage: Stage): Promise<{ context: BrowserContext; desk: Page }> {
  const context = await browser.newContext({ baseURL: stage.origin, viewport: { width: 1280, height: 900 } });
  const url = stage.origin.replace("http:", "https:");
  const staff = { url, secure: true, httpOnly: true, sameSite: "Lax" as const };
  await context.addCookies([{ name: "__Host-staff", value: stage.staffTokens.clerk, ...staff }]);
  return { context, desk: await context.newPage() };
}

/** An application of this browser; gives its number. */
async function apply(page: Page, context: BrowserContext, stage: Stage): Promise<string> {
  await page.goto(`/procedures/${kitchenSink.id}/apply`);
  await goOn(page);
  const { applications } = stage.portal;
  const sessionHash = await sessionHashOf(context);
  const draft = () => applications.drafts.find(sessionHash, kitchenSink.id);
  const begun = await draft();
  if (!begun) throw new Error("no draft");
  await applications.drafts.save(begun, { answers: wholeAnswers(stage.procedure(kitchenSink), stage.today) });
  const { id: key, revision } = (await draft()) ?? begun;
  const request = { sessionHash, procedureId: kitchenSink.id, key, revision, locale: "ja", channel: "online" as const };
  const sent = await applications.submit(request);
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.receipt;
}

/** Presses a button of the case file, with words and a file. */
async function decide(desk: Page, action: string, text: string, file: ReturnType<typeof fileOf> | null): Promise<void> {
  const form = desk.locator(`form:has([name=action][value="${action}"])`);
  const details = desk.locator("details", { has: form });
  if ((await details.count()) > 0 && !(await details.first().evaluate((each) => (each as HTMLDetailsElement).open))) {
    await details.first().locator("summary").click();
  }
  if (text !== "") await form.locator("textarea").fill(text);
  if (file) await form.locator("input[type=file]").setInputFiles(file);
  await form.locator("button[type=submit]").click();
  await expect(desk).toHaveURL(new RegExp(`done=${action}$`));
  await settled(desk);
}

test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, acceptDownloads: true });

test("a photograph and a question, an answer with a leaflet, a document to keep, and who looked", async ({
  page,
  context,
  browser,
  stage,
}) => {
  test.setTimeout(240_000);
  const receipt = await apply(page, context, stage);
  const here = `/applications/${receipt}`;

  // The resident writes; what is refused keeps the words.
  await page.goto(here);
  await page.locator(`main a[href="${here}/message"]`).click();
  await page.locator("[name=text]").fill("番号は 1234 5678 9018 です。");
  await goOn(page);
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(page.locator("[name=text]")).toHaveValue("番号は 1234 5678 9018 です。");
  await page.locator("[name=text]").fill("機体の写真を送ります。");
  await page.locator("[name=files]").setInputFiles(fileOf("機体.jpg", "image/jpeg"));
  await goOn(page);
  await expect(page).toHaveURL(/news=message$/);
  await expect(page.locator(".timeline")).toContainText("機体の写真を送ります。");

  // The clerk finds it among the unanswered, opens the photograph, answers with a leaflet.
  const { context: office, desk } = await deskOf(browser, stage);
  await desk.goto("/staff/applications?view=messages");
  await settled(desk);
  await desk.getByRole("link", { name: receipt }).click();
  await expect(desk.locator(".banner-attention")).toContainText("連絡が届いています");
  await settled(desk);
  const [photo] = await Promise.all([
    desk.waitForEvent("download"),
    desk.getByRole("link", { name: /機体\.jpg/ }).click(),
  ]);
  expect(photo.suggestedFilename()).toBe("機体.jpg");
  await decide(desk, "message", "案内をお送りします。", fileOf("案内.pdf", "application/pdf"));
  await expect(desk.locator(".banner-attention")).toHaveCount(0);
  await decide(desk, "take", "", null);
  await decide(desk, "accept", "", null);
  await decide(desk, "complete", "お待たせしました。", fileOf("許可書.pdf", "application/pdf"));
  await office.close();

  // The resident keeps both; the document stands at the top.
  await page.goto(here);
  for (const [name, place] of [
    ["許可書.pdf", ".banner-done"],
    ["案内.pdf", ".timeline"],
  ] as const) {
    const link = page.locator(place).getByRole("link", { name: new RegExp(name) });
    const [kept] = await Promise.all([page.waitForEvent("download"), link.first().click()]);
    expect(kept.suggestedFilename()).toBe(name);
  }
  await expect(page.locator(`main a[href="${here}/message"]`)).toHaveCount(0);

  await page.locator(`main a[href="${here}/access"]`).click();
  await expect(page.locator("h1")).toHaveText("市役所でこの申請を見た人");
  const readings = page.locator(".readings li");
  await expect(readings).toHaveCount(2);
  await expect(readings.filter({ hasText: "申請の内容を画面で見ました" })).toHaveCount(1);
  await expect(readings.filter({ hasText: "添えられたファイルを開きました" })).toHaveCount(1);
});
