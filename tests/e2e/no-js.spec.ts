/** The whole journey with JavaScript off, on the narrowest screen. */
import type { Page } from "@playwright/test";
import { sampleForm } from "../factories/answers.ts";
import { fillIn, goOn } from "./pointer.ts";
import { expect, kitchenSink, sessionAt, test } from "./portal-test.ts";

test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

const begin = async (page: Page) => {
  await page.goto(`/procedures/${kitchenSink.id}/apply`);
  await goOn(page);
};

test("a resident finds, applies and corrects", async ({ page, context, stage }) => {
  test.setTimeout(300_000);
  const { today } = stage;
  await page.goto("/");
  await page.getByRole("searchbox").fill("うちゅうせん");
  await page.locator("search button").click();
  await page.locator(`main a[href="/procedures/${kitchenSink.id}"]`).click();
  await page.locator(`main a[href="/procedures/${kitchenSink.id}/apply"]`).click();
  await goOn(page);
  const seen = new Set<string>();
  for (let pages = 0; !page.url().endsWith("/review"); pages++) {
    expect(pages, "the form ends").toBeLessThan(60);
    const session = await sessionAt(stage, context, kitchenSink, page.url());
    seen.add(session.path);
    const group = session.page?.step.group;
    if (group && session.item === null && session.items.length < 2) {
      await page.locator("#add a").click();
      continue;
    }
    await fillIn(page, sampleForm(session, { variant: 1, today }));
    await goOn(page);
  }
  expect(seen.size, "every page of the longest way").toBeGreaterThan(kitchenSink.steps.length - 2);
  await goOn(page);
  await expect(page).toHaveURL(/\/applications\/[^/]+\/receipt$/);
  await page.locator("main a.button").first().click();

  const receipt = page.url().split("/").at(-1) ?? "";
  const { applications } = stage.portal;
  const staff = { actor: { kind: "staff" as const, accountId: "test", name: "見本" }, party: "clerk" as const };
  const fields = ["pilotKana", "certificate"].map((path) => ({ path, reason: "読めませんでした。" }));
  for (const command of [{ action: "take" as const }, { action: "request-correction" as const, fields, message: "" }]) {
    const application = await applications.byReceipt(receipt);
    if (!application) throw new Error("no application");
    expect((await applications.act(application, command, staff, application.lastSeq)).ok).toBe(true);
  }
  await page.reload();
  await page.locator(`main a[href$="/correction"]`).click();
  await page.locator(`main [name="pilotKana"]`).fill("かな　なおし");
  await goOn(page);
  await expect(page).toHaveURL(/news=corrected$/);
});

test.describe("on the page with the address", () => {
  test.beforeEach(async ({ page, context, stage }) => {
    await begin(page);
    await fillIn(
      page,
      sampleForm(await sessionAt(stage, context, kitchenSink, page.url()), { variant: 0, today: stage.today }),
    );
    await goOn(page);
  });
  const part = (page: Page, name: string) => page.locator(`main [name="address.${name}"]`);

  test("the button fills in the address and keeps what was typed elsewhere", async ({ page }) => {
    await page.locator(`main [name="tel"]`).fill("0837-52-1110");
    await part(page, "postalCode").fill("〒７５９−２２１２");
    await page.locator("main [name=_lookup]").click();
    await expect(part(page, "city")).toHaveValue("美祢市");
    await expect(page.locator(`main [name="tel"]`)).toHaveValue("0837-52-1110");
  });

  test("of several places one is chosen", async ({ page }) => {
    await part(page, "postalCode").fill("4980000");
    await page.locator("main [name=_lookup]").click();
    const places = page.locator(`main [name="address._candidate"]`);
    await expect(places).toHaveCount(2);
    await places.nth(1).check();
    await page.locator("main [data-candidates] button").click();
    await expect(part(page, "prefecture")).toHaveValue("三重県");
    await expect(page).not.toHaveTitle(/^エラー/);
  });

  test("a code that does not exist says so beside the field", async ({ page }) => {
    await part(page, "postalCode").fill("0000000");
    await page.locator("main [name=_lookup]").click();
    await expect(page).toHaveTitle(/^エラー：/);
    await expect(part(page, "postalCode")).toHaveAttribute("aria-invalid", "true");
    await expect(part(page, "postalCode")).toHaveValue("0000000");
  });
});

/** Straight to a page of the form, everything before it answered. */
async function jump(
  page: Page,
  stage: Parameters<typeof sessionAt>[0],
  context: Parameters<typeof sessionAt>[1],
  stepId: string,
) {
  await begin(page);
  for (let pages = 0; !page.url().endsWith(`/apply/${stepId}`); pages++) {
    expect(pages).toBeLessThan(30);
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

test("people are added, changed and removed", async ({ page, context, stage }) => {
  await jump(page, stage, context, "people");
  const items = page.locator("main ol > li");
  for (const given of ["一郎", "二郎"]) {
    await page.locator("#add a").click();
    await fillIn(
      page,
      sampleForm(await sessionAt(stage, context, kitchenSink, page.url()), { variant: 0, today: stage.today }),
    );
    await page.locator(`main [name="name.given"]`).fill(given);
    await goOn(page);
  }
  await expect(items).toHaveCount(2);
  await items.nth(1).getByRole("link").click();
  await expect(page.locator(`main [name="name.given"]`)).toHaveValue("二郎");
  await page.locator(`main [name="name.given"]`).fill("三郎");
  await goOn(page);
  await expect(items.nth(1)).toContainText("三郎");
  await items.nth(0).getByRole("button").click();
  await expect(items).toHaveCount(1);
  await expect(items.first()).toContainText("三郎");
});

test("a file is taken, shown and removed, and a wrong one refused in words", async ({ page, context, stage }) => {
  await jump(page, stage, context, "papers");
  const input = page.locator("main input[type=file]");
  await input.setInputFiles({ name: "memo.pdf", mimeType: "application/pdf", buffer: Buffer.from("no document") });
  await goOn(page);
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(page.locator("main .error").first()).toContainText("memo.pdf");

  const { files } = sampleForm(await sessionAt(stage, context, kitchenSink, page.url()), {
    variant: 0,
    today: stage.today,
  });
  await fillIn(page, { entries: {}, files });
  await goOn(page);
  await page.locator("a.back").click();
  const present = page.locator("main .files li");
  await expect(present).toHaveCount(1);
  await present.getByRole("button").click();
  await expect(present).toHaveCount(0);
  await goOn(page);
  await expect(page, "the document is needed again").toHaveTitle(/^エラー：/);
});
