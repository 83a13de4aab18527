/** Begun on one device with a photo, finished on another one without script. */
import type { BrowserContext, Page } from "@playwright/test";
import { sampleContent, sampleForm } from "../factories/answers.ts";
import { fillIn, goOn } from "./pointer.ts";
import { expect, kitchenSink, sessionAt, sessionHashOf, test } from "./portal-test.ts";

type Stage = Parameters<typeof sessionAt>[0];

/** Page after page, until the form is at `end` or sent. */
async function fill(page: Page, stage: Stage, context: BrowserContext, end: string): Promise<void> {
  for (let pages = 0; !page.url().endsWith(end); pages++) {
    expect(pages, "the form ends").toBeLessThan(60);
    const session = await sessionAt(stage, context, kitchenSink, page.url());
    const group = session.page?.step.group;
    if (group && session.item === null && session.items.length < group.spec.repeat.min)
      await page.locator("#add a").click();
    else {
      await fillIn(page, sampleForm(session, { variant: 0, today: stage.today }));
      await goOn(page);
    }
  }
}

test("a form begun on one device with a photo is sent from another", async ({ page, context, browser, stage }) => {
  test.setTimeout(240_000);
  await page.goto(`/procedures/${kitchenSink.id}/apply`);
  await goOn(page);
  await fill(page, stage, context, "/apply/papers");
  const photo = { name: "証明書.png", mimeType: "image/png", buffer: Buffer.from(sampleContent["image/png"]()) };
  await page.locator("main input[type=file]").setInputFiles(photo);
  await goOn(page);
  await page.locator("main a[href$='/apply/later']").click();
  await page.locator("main .button.forward").click();
  const code = ((await page.locator(".resume-code").textContent()) ?? "").replace(/\s/g, "");

  const other = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const phone = await other.newPage();
  await phone.goto(`${stage.origin}/applications`);
  await phone.locator("main a[href='/resume']").click();
  await phone.locator("main [name=code]").fill(code.toLowerCase());
  await goOn(phone);
  await expect(phone).toHaveURL(/\/apply\/extras$|\/apply\/declare$/);
  await fill(phone, stage, other, "/apply/review");
  await expect(phone.locator("main")).toContainText("証明書.");

  // The first device is told, and keeps nothing.
  await page.goBack();
  await page.reload();
  await expect(page.locator("main h1")).toContainText("ほかの端末");
  await expect(page.locator("main a[href='/resume']")).toBeVisible();

  await goOn(phone);
  await expect(phone).toHaveURL(/\/applications\/[^/]+\/receipt$/);
  const receipt = phone.url().split("/").at(-2) ?? "";
  const application = await stage.portal.applications.openFor(await sessionHashOf(other), receipt);
  const [file] = (application?.answers.certificate ?? []) as { id: string }[];
  expect(await stage.portal.applications.attachment(file?.id ?? "")).toMatchObject({
    applicationId: application?.id,
    draftId: null,
  });
  await other.close();
});
