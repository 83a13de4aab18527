/** Several photographs and papers, added and removed one at a time: with our small script and without any. */
import type { BrowserContext, Page } from "@playwright/test";
import { createResident } from "../../accessibility/stage/resident.ts";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { waysThrough } from "../../accessibility/stage/walk.ts";
import { eicar } from "../../app/applications/attachments/scanner.ts";
import type { FileRef } from "../../app/engine/index.ts";
import { activePdfs, honestPdfs, hugePng, photo } from "../factories/sent-files.ts";
import { expect, kitchenSink, sessionAt, test } from "./portal-test.ts";

const jpeg = async (name: string) => ({ name, mimeType: "image/jpeg", buffer: await photo(1600, 1200) });
const pdf = (name: string, buffer = honestPdfs["a page of text"]?.() ?? Buffer.alloc(0)) => ({
  name,
  mimeType: "application/pdf",
  buffer,
});
const input = (page: Page) => page.locator("main input[type=file]");
const present = (page: Page) => page.locator("main .files:not(.sending) > li");
const add = (page: Page) => page.locator("main [name=_upload]");
const forward = (page: Page) => page.locator("main form[method=post] button.forward");
const error = (page: Page) => page.locator("main .field .error");

/** The page of the form with its papers; everything before it is answered. */
async function open(page: Page, context: BrowserContext, stage: Stage, step = "papers"): Promise<void> {
  const resident = await createResident(stage, context);
  const way = waysThrough(stage.procedure(kitchenSink), stage.today).find((each) => each.step === step);
  await resident.startDraft(kitchenSink.id, way?.before ?? {});
  await page.goto(`/procedures/${kitchenSink.id}/apply/${step}`);
}

async function keptFiles(page: Page, context: BrowserContext, stage: Stage): Promise<FileRef[]> {
  const { answers } = await sessionAt(stage, context, kitchenSink, page.url());
  return (answers.certificate as FileRef[] | undefined) ?? [];
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("files are added and removed one at a time, and the page stays", async ({ page, context, stage }) => {
    await open(page, context, stage);
    const address = page.url();
    for (const [at, file] of [await jpeg("写真1.jpg"), pdf("証明書.pdf"), await jpeg("写真2.jpg")].entries()) {
      await input(page).setInputFiles(file);
      await add(page).click();
      await expect(present(page)).toHaveCount(at + 1);
      expect(page.url().split("#")[0]).toBe(address);
    }
    await expect(input(page)).toHaveCount(0);
    await present(page).nth(1).getByRole("button").click();
    await expect(present(page)).toHaveText([/写真1\.jpg/, /写真2\.jpg/]);
    await forward(page).click();
    await expect(page).toHaveURL(/\/apply\/extras$/);
    await page.locator("a.back").click();
    await expect(present(page)).toHaveCount(2);
  });

  test("what is wrong is told beside the field; nothing chosen, too", async ({ page, context, stage }) => {
    await open(page, context, stage);
    await add(page).click();
    await expect(error(page)).toHaveCount(1);
    await expect(page).toHaveTitle(/^エラー：/);
    await input(page).setInputFiles(pdf("動く.pdf", activePdfs["a program to start"]?.()));
    await add(page).click();
    await expect(error(page)).toContainText("動く.pdf");
    await expect(page.locator(".summary-errors a")).toHaveAttribute("href", "#f-certificate");
    await expect(present(page)).toHaveCount(0);
    await input(page).setInputFiles(pdf("証明書.pdf"));
    await add(page).click();
    await expect(error(page)).toHaveCount(0);
    await expect(present(page)).toHaveCount(1);
  });

  test("a file that another answer of the page asks for is kept before the rest is filled in", async ({
    page,
    context,
    stage,
  }) => {
    const id = "disaster-victim-certificate";
    await (await createResident(stage, context)).startDraft(id, {});
    await page.goto(`/procedures/${id}/apply/applicant`);
    await page.locator("[name=relation]").selectOption("agent");
    await input(page).setInputFiles(await jpeg("委任状.jpg"));
    await add(page).click();
    await expect(present(page)).toHaveText([/委任状\.jpg/]);
    // Going on too early names what is lacking and keeps the file, too.
    await forward(page).click();
    await expect(page).toHaveTitle(/^エラー：/);
    await expect(present(page)).toHaveText([/委任状\.jpg/]);
    await expect(page.locator("[name=relation]")).toHaveValue("agent");
  });

  test("what was typed elsewhere on the page stays", async ({ page, context, stage }) => {
    await open(page, context, stage, "extras");
    await page.locator("main [name=nickname]").fill("うちゅう花子");
    await input(page).setInputFiles(await jpeg("船.jpg"));
    await add(page).click();
    await expect(present(page)).toHaveCount(1);
    await expect(page.locator("main [name=nickname]")).toHaveValue("うちゅう花子");
    await expect(page).not.toHaveTitle(/^エラー/);
  });
});

test.describe("with script", () => {
  test("files go as soon as they are chosen, one after the other, and it is said", async ({ page, context, stage }) => {
    await open(page, context, stage);
    const address = page.url();
    await expect(add(page)).toBeHidden();
    await input(page).setInputFiles([await jpeg("写真1.jpg"), pdf("証明書.pdf"), await jpeg("写真2.jpg")]);
    await expect(present(page)).toHaveCount(3);
    await expect(page.locator("main form [role=status]")).toContainText("写真2.jpg");
    await expect(page.locator("main .sending > li")).toHaveCount(0);
    await expect(input(page)).toHaveCount(0);
    expect(page.url()).toBe(address);
    expect((await keptFiles(page, context, stage)).map(({ name }) => name)).toEqual([
      "写真1.jpg",
      "証明書.pdf",
      "写真2.jpg",
    ]);
    await present(page).nth(0).getByRole("button").click();
    await expect(present(page)).toHaveCount(2);
    await expect(input(page)).toHaveCount(1);
    await forward(page).click();
    await expect(page).toHaveURL(/\/apply\/extras$/);
  });

  test("going on at once waits for what is on its way", async ({ page, context, stage }) => {
    await open(page, context, stage);
    await input(page).setInputFiles(pdf("証明書.pdf"));
    await forward(page).click({ noWaitAfter: true });
    await expect(page).toHaveURL(/\/apply\/extras$/);
    expect(await keptFiles(page, context, stage)).toHaveLength(1);
  });

  test("refused files are told where they were chosen, and stop nothing else", async ({ page, context, stage }) => {
    await open(page, context, stage);
    const bad = Buffer.concat([honestPdfs["a page of text"]?.() ?? Buffer.alloc(0), Buffer.from(eicar)]);
    for (const file of [
      pdf("動く.pdf", activePdfs["a script that runs when it is opened"]?.()),
      pdf("悪い.pdf", bad),
      { name: "巨大.png", mimeType: "image/png", buffer: hugePng() },
      pdf("大きすぎ.pdf", Buffer.alloc(10 * 1024 * 1024 + 1)),
    ]) {
      await input(page).setInputFiles(file);
      await expect(page.locator("main form [role=status]")).toContainText(file.name);
      await expect(page.locator("main .sending > li")).toHaveCount(0);
    }
    await expect(present(page)).toHaveCount(0);
    await input(page).setInputFiles(await jpeg("写真.jpg"));
    await expect(present(page)).toHaveCount(1);
    await expect(error(page)).toHaveCount(0);
  });

  test("on a weak line it can be stopped, and sent again after it broke", async ({
    page,
    context,
    stage,
    complaints,
  }) => {
    await open(page, context, stage);
    // One road whose state changes: a road taken up and laid again can lose what is just setting out.
    let road: "blocked" | "broken" | "clear" = "blocked";
    let clear = () => {};
    const cleared = new Promise<void>((resolve) => {
      clear = resolve;
    });
    await page.route("**/apply/papers", async (route) => {
      if (route.request().method() !== "POST" || road === "clear") return await route.continue();
      if (road === "broken") return await route.abort();
      await cleared;
      return await route.abort().catch(() => undefined);
    });
    await input(page).setInputFiles(await jpeg("遅い.jpg"));
    const sending = page.locator("main .sending > li");
    await expect(sending).toContainText("遅い.jpg");
    await expect(sending.getByRole("progressbar")).toHaveAccessibleName("遅い.jpg");
    await sending.getByRole("button").press("Enter");
    await expect(sending).toHaveCount(0);
    await expect(page.locator("main form [role=status]")).toContainText("遅い.jpg");
    clear();

    road = "broken";
    await input(page).setInputFiles(await jpeg("切れた.jpg"));
    await expect(sending.getByRole("button")).toHaveText(/もう一度送る/);
    road = "clear";
    await sending.getByRole("button").click();
    await expect(present(page)).toHaveText([/切れた\.jpg/]);
    complaints.length = 0;
  });

  test("the keyboard alone chooses, removes and goes on", async ({ page, context, stage }) => {
    await open(page, context, stage);
    // Asked for first: the browser must know of it before the key is pressed.
    const chooser = page.waitForEvent("filechooser");
    await input(page).focus();
    await page.keyboard.press("Space");
    await (await chooser).setFiles(await jpeg("写真.jpg"));
    await expect(present(page)).toHaveCount(1);
    await expect(input(page)).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(present(page).getByRole("button")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(present(page)).toHaveCount(0);
  });
});

test("what the scanner finds later is told on the page and in the review", async ({ page, context, stage }) => {
  await open(page, context, stage);
  const { rounds } = stage.portal.applications.attachments;
  stage.scanner.isDown = true;
  try {
    const bad = Buffer.concat([honestPdfs["a page of text"]?.() ?? Buffer.alloc(0), Buffer.from(eicar)]);
    await input(page).setInputFiles([await jpeg("写真.jpg"), pdf("証明書.pdf", bad)]);
    await expect(present(page)).toHaveText([/写真\.jpg.*検査待ち/s, /証明書\.pdf.*検査待ち/s]);
    await forward(page).click();
    await expect(page).toHaveURL(/\/apply\/extras$/);
  } finally {
    stage.scanner.isDown = false;
  }
  expect(await rounds.go()).toBeGreaterThan(0);
  await page.locator("a.back").click();
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(error(page)).toHaveText([/証明書\.pdf/]);
  await present(page).nth(1).getByRole("button").click();
  await expect(error(page)).toHaveCount(0);
  await expect(present(page)).toHaveText([/写真\.jpg/]);
  await expect(present(page)).not.toContainText("検査待ち");
});
