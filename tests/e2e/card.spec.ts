/** With the My Number card first, without script: a person is chosen, the form filled in and marked, and the clerk sees it. */

import { cityDefinitions } from "../../accessibility/stage/definitions.ts";
import { compile } from "../../app/engine/index.ts";
import { imaginedFile, walkJourney } from "../../app/procedures/index.ts";
import { formOfPage } from "./journey-form.ts";
import { fillIn, goOn } from "./pointer.ts";
import { expect, sessionHashOf, test } from "./portal-test.ts";

const definition = cityDefinitions().find(({ id }) => id === "residence-certificate");
const base = "/procedures/residence-certificate/apply";
const input = (name: string) => `main [name="${name}"]`;

test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

test("chosen, filled in, changed, sent, read by the clerk", async ({ page, context, browser, stage }) => {
  if (!definition) throw new Error("no residence certificate");
  const procedure = compile(definition);
  const [journey] = definition.journeys ?? [];
  if (!journey) throw new Error("it has no journey");
  const { answers } = walkJourney(procedure, journey, stage.today, imaginedFile);

  await page.goto(base);
  await goOn(page);
  await page.locator(`main a[href="${base}/identity"]`).click();
  const before = await sessionHashOf(context);
  await goOn(page);
  await expect(page.locator("h1")).toHaveText("見本の人物を選んでください");
  await expect(page.locator(".banner-attention")).toContainText("実在しない人物");
  await page.locator("button[value=demo-hanako]").click();

  await expect(page).toHaveURL(new RegExp(`${base}/applicant$`));
  expect(await sessionHashOf(context)).not.toBe(before);
  expect(await stage.portal.applications.drafts.find(before, procedure.id)).toBeNull();
  await expect(page.locator(input("applicantName.family"))).toHaveValue("見本");
  await expect(page.locator(input("applicantName.given"))).toHaveValue("花子");
  await expect(page.locator(input("applicantBirth.year"))).toHaveValue("1985");
  await expect(page.locator(input("applicantAddress.city"))).toHaveValue("美祢市");
  await expect(page.locator(input("applicantKana"))).toHaveValue("");
  await expect(page.locator(".card-mark")).toHaveCount(3);
  await expect(page.locator("fieldset").first()).toHaveAttribute("aria-describedby", /applicantName-mark/);

  // The reading is the resident's to give; the birthday is changed, so its mark goes.
  await page.locator(input("applicantKana")).fill("ミホン　ハナコ");
  await page.locator(input("applicantBirth.day")).fill("2");
  await goOn(page);
  for (let pages = 0; !page.url().endsWith("/review"); pages++) {
    expect(pages, "the form ends").toBeLessThan(40);
    const [, path = ""] = new URL(page.url()).pathname.split("/apply/");
    expect(path, "nobody is asked a second time").not.toBe("identity");
    await fillIn(page, formOfPage(procedure, answers, path, 0));
    await goOn(page);
  }
  await expect(page.locator(".card-mark")).toHaveCount(2);
  await expect(page.locator("dd", { hasText: "見本　花子" })).toContainText("カードで確認済み（見本）");
  await expect(page.locator("dd", { hasText: "1985" })).not.toContainText("カード");
  await goOn(page);
  const receipt = (await page.locator(".big-number").first().textContent()) ?? "";
  await page.goto(`/applications/${receipt}`);
  await expect(page.locator(".card-mark")).toHaveCount(2);

  const office = await browser.newContext({ baseURL: stage.origin, javaScriptEnabled: true });
  const url = stage.origin.replace("http:", "https:");
  const cookie = { url, secure: true, httpOnly: true, sameSite: "Lax" as const };
  await office.addCookies([{ name: "__Host-staff", value: stage.staffTokens.clerk, ...cookie }]);
  const desk = await office.newPage();
  await desk.goto(`/staff/applications/${receipt}`);
  await expect(desk.locator(".card-mark:not(.other)")).toHaveCount(2);
  await expect(desk.locator(".card-mark.other")).toHaveText("カードでは「1985年（昭和60年）4月1日」");
  await expect(desk.locator("main")).toContainText("カードの方：見本 花子");
  await office.close();
});

test("called off, it says so, keeps everything, and can be done later", async ({ page }) => {
  await page.goto(base);
  await goOn(page);
  await page.goto(`${base}/identity`);
  await goOn(page);
  await page.locator("[name=cancel]").click();
  await expect(page.locator(".banner").first()).toContainText("まだ済んでいません");
  await page.getByRole("link", { name: "あとで確認する" }).click();
  await expect(page).toHaveURL(new RegExp(`${base}/applicant$`));
});
