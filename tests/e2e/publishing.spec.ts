/** Publishing with two people and the keyboard: a draft, the gate, the second person, the public page, and back. */
import type { Browser, Page } from "@playwright/test";
import type { StaffLogin, Stage } from "../../accessibility/stage/stage.ts";
import { activate, typeInto } from "./keyboard.ts";
import { expect, test } from "./portal-test.ts";

test.use({ viewport: { width: 1280, height: 900 } });

const id = "late-elderly-guide";
const sentence = "ブラウザの検査で足した一文です。";
const settled = (page: Page) => page.waitForLoadState("networkidle");

async function signedIn(page: Page, { origin, staffTokens }: Stage, login: StaffLogin): Promise<void> {
  const url = origin.replace("http:", "https:");
  await page
    .context()
    .addCookies([
      { name: "__Host-staff", value: staffTokens[login], url, secure: true, httpOnly: true, sameSite: "Lax" },
    ]);
}
async function secondPerson(browser: Browser, stage: Stage): Promise<Page> {
  const context = await browser.newContext({ baseURL: stage.origin, locale: "ja-JP" });
  const page = await context.newPage();
  await signedIn(page, stage, "publisher-2");
  return page;
}
const selectedLine = (page: Page) =>
  page.locator("[name=markdown]").evaluate((area: HTMLTextAreaElement) => {
    const { value, selectionStart, selectionEnd } = area;
    return document.activeElement === area ? value.slice(selectionStart, selectionEnd) : null;
  });
/** Types at the end of the Markdown, as somebody who has put the cursor there. */
async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator("[name=markdown]").focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText(text);
}

test("two people publish a text, see it at once, and take it back", async ({ page, stage, browser }) => {
  test.setTimeout(300_000);
  await signedIn(page, stage, "publisher");
  await page.goto("/staff/handouts");
  await settled(page);
  await activate(page, page.locator(`a[href$="/handouts/${id}"]`));
  await settled(page);
  await activate(page, page.locator("form:has([name=action][value=start]) button"));
  await expect(page).toHaveURL(/\/edit\?done=created$/);
  await settled(page);

  // The preview follows the typing; the problem leads to its line.
  await typeAtEnd(page, `\n\n${sentence}\n\nくわしくは[こちら](procedure:moving-out)。`);
  await expect(page.locator(".preview-sheet")).toContainText(sentence);
  await expect(page.locator(".preview [role=status]")).toContainText("見え方を新しくしました");
  const problem = page.locator("#problems li", { hasText: "こちら" });
  await expect(problem).toBeVisible();
  await problem.getByRole("link").focus();
  await page.keyboard.press("Enter");
  expect(await selectedLine(page)).toBe("くわしくは[こちら](procedure:moving-out)。");

  // The gate says the same, in words, and the draft is kept.
  await activate(page, page.locator(".save-bar [value=submit]"));
  await settled(page);
  await expect(page.locator("[role=alert]")).toContainText("審査には出していません");
  await expect(page.locator("#problems")).toContainText("リンクの言葉");
  await page.locator("#problems li", { hasText: "こちら" }).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("くわしくは[転出届](procedure:moving-out)を見てください。");
  await expect(page.locator("#problems li", { hasText: "こちら" })).toHaveCount(0);

  // A button puts in what is hard to remember, and leaves its words selected.
  await page.keyboard.press("ControlOrMeta+End");
  await page.getByRole("button", { name: "見出し", exact: true }).press("Enter");
  expect(await selectedLine(page)).toBe("見出し");
  await page.keyboard.insertText("検査の見出し\n\n見出しの下の一文です。");
  await typeInto(page, page.locator("[name=changeNote]"), "一文を足しました。");
  await activate(page, page.locator(".save-bar [value=save]"));
  await expect(page).toHaveURL(/done=save$/);
  await settled(page);
  await activate(page, page.locator(".save-bar [value=submit]"));
  await expect(page).toHaveURL(/done=submit$/);
  await page.goto(`/staff/handouts/${id}/review`);
  await expect(page.locator("main")).toContainText("ほかの公開担当の承認が必要です");
  await expect(page.locator("form:has([value=approve])")).toHaveCount(0);

  const second = await secondPerson(browser, stage);
  const reader = await (await browser.newContext({ baseURL: stage.origin, locale: "ja-JP" })).newPage();
  await reader.goto(`/handouts/${id}`);
  await expect(reader.locator("main")).not.toContainText(sentence);
  await second.goto(`/staff/handouts/${id}/review`);
  await settled(second);
  await expect(second.locator("ins", { hasText: sentence })).toBeVisible();
  await activate(second, second.locator("form:has([value=approve]) button"));
  await expect(second).toHaveURL(/done=approve$/);
  await reader.reload();
  await expect(reader.locator("main")).toContainText(sentence);
  await expect(reader.getByRole("heading", { name: "検査の見出し" })).toBeVisible();

  await page.goto(`/staff/handouts/${id}`);
  await settled(page);
  await activate(page, page.locator("details:has([value=roll-back]) > summary"));
  await page.locator("#roll-back-version").selectOption("1");
  await page.locator("[name=how][value=now]").check();
  await typeInto(page, page.locator("#roll-back-reason"), "検査のため");
  await activate(page, page.locator("form:has([name=action][value=roll-back]) button"));
  await expect(page).toHaveURL(/done=roll-back-now$/);
  await reader.reload();
  await expect(reader.locator("main")).not.toContainText(sentence);
});

test("what is typed before the script comes is not lost", async ({ page, stage }) => {
  await signedIn(page, stage, "publisher");
  await page.goto("/staff/handouts/marriage-guide");
  await settled(page);
  await activate(page, page.locator("form:has([name=action][value=start]) button"));
  await expect(page).toHaveURL(/done=created$/);
  await settled(page);
  await page.route("**/assets/*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goto("/staff/handouts/marriage-guide/edit", { waitUntil: "commit" });
  await page.locator("[name=markdown]").fill("先に打った文");
  await settled(page);
  await expect(page.locator("fieldset.inserts")).toBeVisible();
  await expect(page.locator("[name=markdown]")).toHaveValue("先に打った文");
});

test("every page of the desk hydrates without a complaint", async ({ page, stage, complaints }) => {
  await signedIn(page, stage, "publisher");
  for (const path of ["", "/new", "/nhi-guide", "/from-paper"]) {
    await page.goto(`/staff/handouts${path}`);
    await settled(page);
    expect(complaints, path).toEqual([]);
    const isOwned = () => Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react"));
    expect(await page.evaluate(isOwned), path).toBe(true);
  }
});
