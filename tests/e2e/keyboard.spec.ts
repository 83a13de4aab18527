/** From the search to an answered correction, with the keyboard alone and our script running. */
import { sampleForm } from "../factories/answers.ts";
import { activate, fillIn, follow, tabTo, typeInto } from "./keyboard.ts";
import { expect, kitchenSink, sessionAt, test } from "./portal-test.ts";

test.use({ viewport: { width: 1280, height: 900 } });

test("a resident finds, applies and corrects without a mouse", async ({ page, context, stage }) => {
  test.setTimeout(300_000);
  const { today } = stage;
  const goOn = page.locator("main form[method=post] button.forward");

  await page.goto("/");
  await typeInto(page, page.getByRole("searchbox"), "うちゅう船の駐機場");
  await Promise.all([page.waitForURL("**/procedures?q=*"), page.keyboard.press("Enter")]);
  await follow(page, page.locator(`main a[href="/procedures/${kitchenSink.id}"]`));
  await follow(page, page.locator(`main a[href="/procedures/${kitchenSink.id}/apply"]`));
  await follow(page, goOn);

  // The first page is sent empty: the summary takes the focus and leads to the input.
  await follow(page, goOn);
  await expect(page).toHaveTitle(/^エラー：/);
  const summary = page.locator("[data-focus]");
  await expect(summary).toBeFocused();
  await activate(page, summary.locator("a").first());
  await expect(page.locator("main form input:not([type=hidden])").first()).toBeFocused();

  for (let pages = 0; !page.url().endsWith("/review"); pages++) {
    expect(pages, "the form ends").toBeLessThan(30);
    const session = await sessionAt(stage, context, kitchenSink, page.url());
    const isList = session.page?.step.group != null && session.item === null;
    if (isList && session.items.length < (session.page?.step.group?.spec.repeat.min ?? 0)) {
      await follow(page, page.locator("#add a"));
      continue;
    }
    await fillIn(page, sampleForm(session, { variant: 0, today }));
    await follow(page, goOn);
  }
  await follow(page, goOn);
  await expect(page).toHaveURL(/\/applications\/[^/]+\/receipt$/);
  await follow(page, page.locator("main a.button").first());

  // The clerk asks for the telephone number and for a person's name again.
  const receipt = page.url().split("/").at(-1) ?? "";
  const { applications } = stage.portal;
  const staff = { actor: { kind: "staff" as const, accountId: "test", name: "見本" }, party: "clerk" as const };
  const fields = ["tel", "crew/0/name"].map((path) => ({ path, reason: "読めませんでした。" }));
  const commands = [{ action: "take" as const }, { action: "request-correction" as const, fields, message: "" }];
  for (const command of commands) {
    const application = await applications.byReceipt(receipt);
    if (!application) throw new Error("no application");
    expect((await applications.act(application, command, staff, application.lastSeq)).ok).toBe(true);
  }
  await page.reload();
  await follow(page, page.locator(`main a[href$="/correction"]`));
  await typeInto(page, page.locator(`main [name="tel"]`), "0837-52-1110");
  await typeInto(page, page.locator(`main [name="crew/0/name.given"]`), "花子");
  await follow(page, goOn);
  await expect(page).toHaveURL(/news=corrected$/);
  await expect(page.locator("main")).toContainText("確認中");
});

test("the first stop is the link to the content, and it goes there", async ({ page }) => {
  await page.goto("/procedures");
  await page.keyboard.press("Tab");
  const skip = page.locator("a.skip");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

test("the focus goes down the page, and nowhere is it caught", async ({ page, context, stage }) => {
  await page.goto(`/procedures/${kitchenSink.id}/apply`);
  await Promise.all([page.waitForEvent("load"), page.locator("main form button.forward").click()]);
  const session = await sessionAt(stage, context, kitchenSink, page.url());
  expect(session.path).toBe(kitchenSink.steps[0]?.id);
  const stops: { top: number; left: number }[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { top, left } = element.getBoundingClientRect();
      return { top: Math.round(top + scrollY), left: Math.round(left) };
    });
    if (place === null) break;
    stops.push(place);
  }
  expect(stops.length, "the focus leaves the page after the last stop").toBeLessThan(60);
  expect(stops.length).toBeGreaterThan(6);
  // Within a line from left to right, then the next line. Inputs of a line differ by a few pixels.
  const inOrder = stops.toSorted((a, b) => (Math.abs(a.top - b.top) > 12 ? a.top - b.top : a.left - b.left));
  expect(stops).toEqual(inOrder);
});

test("folded details open with the keyboard", async ({ page }) => {
  await page.goto(`/procedures/${kitchenSink.id}`);
  const details = page.locator("main details").first();
  await tabTo(page, details.locator("summary"));
  await page.keyboard.press("Space");
  await expect(details).toHaveAttribute("open", "");
});
