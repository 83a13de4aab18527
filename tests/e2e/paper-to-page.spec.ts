/**
 * Somebody who has never seen the desk makes a page out of a PDF, with the keyboard and by what the pages say; another person
 * lets it out; a resident reads it. Nothing here knows an address but the first, or how the desk is built.
 */
import type { Browser, Locator, Page } from "@playwright/test";
import { generateSync } from "otplib";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { plainPdf, write } from "../factories/pdf-files.ts";
import { activate, tabTo, typeInto } from "./keyboard.ts";
import { expect, test } from "./portal-test.ts";

test.use({ viewport: { width: 1280, height: 900 } });

const title = "集会所のつかい方";
/** As such papers are: two words pulled apart, a place and a colour as the only clue, a table. */
const paper = plainPdf((doc) =>
  write(doc, [
    { text: title, x: 60, y: 60, size: 20, bold: true },
    { text: "申しこみ", x: 60, y: 110, size: 14, bold: true },
    { text: "使う日の前の日までに、申　請　書を出してください。", x: 60, y: 140 },
    { text: "料金は右の表を見てください。", x: 60, y: 165 },
    { text: "使えるのは朝9時から夜9時までです。年末と年始は休みます。", x: 60, y: 190 },
    { text: "後かたづけ", x: 60, y: 235, size: 14, bold: true },
    { text: "赤字のところは必ず守ってください。", x: 60, y: 265 },
    { text: "ごみは持ち帰り、かぎを返してください。", x: 60, y: 290 },
    { text: "机といすは元の場所に戻し、電気と水道をとめてから出てください。", x: 60, y: 315 },
  ]),
);
const settled = (page: Page) => page.waitForLoadState("networkidle");
const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).first();
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();
async function press(page: Page, target: Locator): Promise<void> {
  await activate(page, target);
  await settled(page);
}

/** At the sign-in page, with a code of the next half minute: the one of this may be used up. */
async function signIn(page: Page, { portal }: Stage, login: string): Promise<void> {
  const { password, totpSecret } = portal.demoAccounts();
  const code = generateSync({ secret: totpSecret, epoch: Math.floor(portal.clock.now() / 1000) + 30 });
  await page.goto("/staff/login");
  await settled(page);
  await typeInto(page, page.getByLabel("職員ID"), login);
  await typeInto(page, page.getByLabel("パスワード"), password);
  await typeInto(page, page.getByLabel("確認コード"), code);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("配布文書");
  await settled(page);
}
async function newPage(browser: Browser, { origin }: Stage): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, locale: "ja-JP" });
  return context.newPage();
}
const problems = (page: Page) => page.locator("#problems li");

/** By the link of the problem to the line of the text, and the line written anew. */
async function mend(page: Page, words: string | RegExp, was: RegExp, now: string): Promise<void> {
  const problem = problems(page).filter({ hasText: words });
  await activate(page, problem.getByRole("link").first());
  const line = await page.locator("textarea:focus").evaluate((area: HTMLTextAreaElement) => {
    const { value, selectionStart, selectionEnd } = area;
    return value.slice(selectionStart, selectionEnd);
  });
  expect(line).toMatch(was);
  await page.keyboard.insertText(now);
  await expect(problem).toHaveCount(0);
}

test("from a PDF to a page that a resident reads", async ({ page, stage, browser }) => {
  test.setTimeout(300_000);
  await signIn(page, stage, "publisher");
  await press(page, link(page, "紙から作る"));
  const chooser = page.waitForEvent("filechooser");
  await tabTo(page, page.getByLabel("PDFのファイル"));
  await page.keyboard.press("Space");
  await (await chooser).setFiles([{ name: "集会所.pdf", mimeType: "application/pdf", buffer: await paper }]);
  await press(page, button(page, "下書きを作る"));

  // The draft says what the paper said, and what nobody has looked at.
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  const text = page.getByLabel("本文", { exact: false }).first();
  await expect(text).toHaveValue(/## 申しこみ[\s\S]*## 後かたづけ/);
  await expect(page.locator(".preview-sheet")).toContainText("ごみは持ち帰り、かぎを返してください。");

  // It may not go on like this: each reason is a link to its place.
  await press(page, button(page, "審査に出す"));
  await expect(page.getByRole("alert")).toContainText("審査には出していません");
  await expect(page.getByRole("alert")).toBeFocused();
  await activate(page, page.getByRole("alert").getByRole("link"));
  await mend(page, /申\s請/, /^使う日の前の日までに、申\s請\s書を/, "使う日の前の日までに、申請書を出してください。");
  await mend(page, "右の表", /^料金は右の表を/, "料金は1時間300円です。");
  await mend(page, "赤字", /^赤字のところは/, "次のことを必ず守ってください。");
  await typeInto(page, page.getByLabel("ひとことで言うと"), "集会所を借りるときの申しこみと後かたづけが分かります。");
  await typeInto(page, page.getByLabel("だれに"), "集会所を使う人");
  await press(page, button(page, "審査に出す"));
  await expect(page.getByRole("status").first()).toContainText("審査に出しました");
  await expect(page.locator("main")).toContainText("ほかの公開担当が確かめて公開します");

  const reader = await newPage(browser, stage);
  await reader.goto("/handouts");
  await expect(reader.getByRole("link", { name: title })).toHaveCount(0);

  // The second person finds it by its state, reads it and lets it out.
  const second = await newPage(browser, stage);
  await signIn(second, stage, "publisher-2");
  await tabTo(second, second.getByLabel("状態"));
  await second.keyboard.type("審査");
  await press(second, button(second, "しぼりこむ"));
  await press(second, link(second, title));
  await expect(second.locator("main")).toContainText("見本");
  await press(second, link(second, "審査する"));
  await expect(second.locator(".preview-sheet")).toContainText("料金は1時間300円です。");
  await press(second, button(second, /承認/));
  await expect(second.getByRole("status").first()).toContainText("公開しました");

  // The page is the page; the paper is there for whoever wants it.
  await reader.reload();
  await activate(reader, reader.getByRole("link", { name: title }));
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title);
  const article = reader.getByRole("article");
  await expect(article).toContainText("使う日の前の日までに、申請書を出してください。");
  await expect(article.getByRole("heading", { name: "後かたづけ" })).toBeVisible();
  const original = article.getByRole("link", { name: /もとの紙を見る（PDF、読み上げには向きません）/ });
  await tabTo(reader, original);
  const download = reader.waitForEvent("download");
  await reader.keyboard.press("Enter");
  expect((await download).url()).toMatch(/\/handouts\/originals\/[0-9a-f]{64}\.pdf$/);
  await expect(reader.locator("object, embed, iframe")).toHaveCount(0);
});
