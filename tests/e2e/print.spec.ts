/** What is kept on paper: the receipt and the guide page. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { Page, TestInfo } from "@playwright/test";
import { createResident } from "../../accessibility/stage/resident.ts";
import { expect, kitchenSink, test } from "./portal-test.ts";

const hasPdfTools = spawnSync("pdftotext", ["-v"]).error === undefined;

/** Prints to A4 and reads the sheets back: how many, and their words when the system has the tool for it. */
async function print(page: Page, info: TestInfo): Promise<{ sheets: number; words: string | null }> {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const file = info.outputPath("sheet.pdf");
  writeFileSync(file, pdf);
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  if (!hasPdfTools) return { sheets, words: null };
  const { stdout } = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return { sheets, words: stdout };
}

/** Without spaces, which depend on the layout, and with one form for each character. */
const plain = (text: string) => text.normalize("NFKC").replace(/\s/g, "");

/** Words of the page that are meant for paper. */
const printedWords = (page: Page) =>
  page.locator("main").evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.checkVisibility({ visibilityProperty: true }) || parent.closest(".vh, script, style")) continue;
      words.push(node.textContent ?? "");
    }
    return words.filter((word) => word.trim() !== "");
  });

async function expectWhole(page: Page, info: TestInfo, most: number): Promise<void> {
  await page.emulateMedia({ media: "print" });
  // Wider than the sheet would be cut off at its edge: A4 less its margins is about 690 px.
  await page.setViewportSize({ width: 690, height: 1000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(690);
  const { sheets, words } = await print(page, info);
  expect(sheets).toBeGreaterThan(0);
  expect(sheets).toBeLessThanOrEqual(most);
  if (words === null) return;
  const printed = plain(words);
  const lost = (await printedWords(page)).map(plain).filter((word) => word.length <= 20 && !printed.includes(word));
  expect(lost).toEqual([]);
}

test("the receipt prints on one or two sheets, with the city's name and the number", async ({
  page,
  context,
  stage,
}, info) => {
  const receipt = await (await createResident(stage, context)).open("submitted");
  await page.goto(`/applications/${receipt}/receipt`);
  await expectWhole(page, info, 2);
  const { words } = await print(page, info);
  if (words === null) return;
  expect(plain(words).replaceAll("-", "")).toContain(receipt.replace("-", ""));
  expect(words).toContain(stage.portal.city.name.ja);
});

test("the guide page prints whole", async ({ page }, info) => {
  await page.goto(`/procedures/${kitchenSink.id}`);
  await expectWhole(page, info, 4);
});

test("printing is offered where there is a script to do it", async ({ page, context, stage }) => {
  const receipt = await (await createResident(stage, context)).open("submitted");
  await page.goto(`/applications/${receipt}/receipt`);
  await expect(page.locator("[data-print]")).toBeVisible();
});
