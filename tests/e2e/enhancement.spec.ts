/** What our small script adds to the forms. */
import type { BrowserContext, Page } from "@playwright/test";
import { createResident } from "../../accessibility/stage/resident.ts";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { waysThrough } from "../../accessibility/stage/walk.ts";
import { expect, kitchenSink, sessionHashOf, test } from "./portal-test.ts";

/** A draft answered up to the step; "review": answered whole. */
async function open(page: Page, context: BrowserContext, stage: Stage, step: string): Promise<void> {
  const resident = await createResident(stage, context);
  const ways = waysThrough(stage.procedure(kitchenSink), stage.today);
  const way = ways.find((each) => each.step === step);
  await resident.startDraft(kitchenSink.id, way?.before ?? ways.at(-1)?.answered ?? {});
  await page.goto(`/procedures/${kitchenSink.id}/apply/${step}`);
}

test.describe("the postal look-up", () => {
  const part = (page: Page, name: string) => page.locator(`main [name="address.${name}"]`);
  const said = (page: Page) => page.locator("main [data-said]").first();

  test("fills in the address without leaving the page, and says so", async ({ page, context, stage }) => {
    await open(page, context, stage, "contact");
    await part(page, "postalCode").fill("759-2212");
    await page.locator("main [name=_lookup]").click();
    await expect(part(page, "prefecture")).toHaveValue("山口県");
    await expect(part(page, "city")).toHaveValue("美祢市");
    await expect(said(page)).not.toBeEmpty();
    await expect(said(page)).toHaveRole("status");
    await expect(part(page, "street")).toBeEditable();
  });

  test("offers a choice where a code has several places", async ({ page, context, stage }) => {
    await open(page, context, stage, "contact");
    await part(page, "postalCode").fill("４９８００００");
    await page.locator("main [name=_lookup]").click();
    const places = page.locator("main [data-candidates] input[type=radio]");
    await expect(places).toHaveCount(2);
    await expect(said(page)).not.toBeEmpty();
    await places.nth(1).check();
    await expect(part(page, "prefecture")).toHaveValue("三重県");
  });

  test("says when there is no such code", async ({ page, context, stage }) => {
    await open(page, context, stage, "contact");
    await part(page, "postalCode").fill("0000000");
    await page.locator("main [name=_lookup]").click();
    await expect(said(page)).not.toBeEmpty();
    await expect(part(page, "city")).toHaveValue("");
  });

  test("falls back to the button when the look-up fails", async ({ page, context, stage }) => {
    await open(page, context, stage, "contact");
    await page.route("**/api/postal/*", (route) => route.abort());
    await part(page, "postalCode").fill("7592212");
    await Promise.all([page.waitForEvent("load"), page.locator("main [name=_lookup]").click()]);
    await expect(part(page, "city")).toHaveValue("美祢市");
  });
});

test("fields that depend on another one come and go with it", async ({ page, context, stage }) => {
  await open(page, context, stage, "purpose");
  const dependent = page.locator(`main [name="otherPurpose"]`);
  await expect(dependent).toBeHidden();
  await page.locator(`main [name="purpose"][value="other"]`).check();
  await expect(dependent).toBeVisible();
  await page.locator(`main [name="purpose"][value="visit"]`).check();
  await expect(dependent).toBeHidden();
});

test("a double click sends once", async ({ page, context, stage }) => {
  await open(page, context, stage, "review");
  let posts = 0;
  page.on("request", (request) => {
    if (request.method() === "POST") posts += 1;
  });
  await page.locator("main form[method=post] button.forward").dblclick();
  await expect(page).toHaveURL(/\/receipt$/);
  expect(posts).toBe(1);
  expect(await stage.portal.applications.mine(await sessionHashOf(context))).toHaveLength(1);
});

test("the same review sent twice gives the same receipt", async ({ page, context, stage }) => {
  await open(page, context, stage, "review");
  const again = await context.newPage();
  await again.goto(page.url());
  for (const each of [page, again]) {
    await each.locator("main form[method=post] button.forward").click();
    await expect(each).toHaveURL(/\/receipt$/);
  }
  expect(again.url()).toBe(page.url());
});

test("leaving with something typed asks first; sending does not", async ({ page, context, stage }) => {
  await open(page, context, stage, "pilot");
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  const address = page.url();
  await page.locator(`main [name="pilotName.family"]`).fill("美祢");
  await page.locator("a.back").click({ noWaitAfter: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  expect(page.url()).toBe(address);
  await expect(page.locator(`main [name="pilotName.family"]`)).toHaveValue("美祢");
  await page.locator("main form button.forward").click();
  await expect(page).toHaveTitle(/^エラー：/);
  expect(asked).toHaveLength(1);
});

test("a page with nothing typed lets go at once", async ({ page, context, stage }) => {
  await open(page, context, stage, "pilot");
  await page.locator("a.back").click();
  await expect(page).toHaveURL(/\/apply$/);
});
