/** A visit booked, changed and cancelled, the waiting list joined and left, the line followed: with the keyboard alone, and with JavaScript off. */
import type { Locator, Page } from "@playwright/test";
import { callUp } from "../../accessibility/states/queue-pages.ts";
import { locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { activate, follow, typeInto } from "./keyboard.ts";
import { expect, test } from "./portal-test.ts";

/** How somebody uses a page: by keys, or by pressing what is on it. */
type Hands = {
  go(page: Page, target: Locator): Promise<void>;
  type(page: Page, target: Locator, text: string): Promise<void>;
  tick(page: Page, target: Locator): Promise<void>;
};
const byKeys: Hands = {
  go: follow,
  type: typeInto,
  tick: (page, target) => activate(page, target, "Space"),
};
const byPressing: Hands = {
  go: async (page, target) => {
    await Promise.all([page.waitForEvent("load"), target.click()]);
  },
  type: (_, target, text) => target.fill(text),
  tick: (_, target) => target.check(),
};

let people = 0;
const named = (page: Page, name: string) => page.locator(`main [name="${name}"]`);
const main = (page: Page) => page.locator("main");

async function fillDetails(page: Page, hands: Hands): Promise<void> {
  people += 1;
  await hands.type(page, named(page, "name.family"), "見本");
  await hands.type(page, named(page, "name.given"), "花子");
  await hands.type(page, named(page, "kana"), "みほん　はなこ");
  await hands.type(page, named(page, "tel"), `0837-5${process.pid % 10}-${1000 + people}`);
  await hands.type(page, named(page, "email"), `visitor${process.pid}-${people}@example.jp`);
}

for (const [way, hands] of [
  ["with the keyboard alone", byKeys],
  ["with JavaScript off", byPressing],
] as const) {
  test.describe(way, () => {
    test.use(
      hands === byKeys
        ? { viewport: { width: 1280, height: 900 } }
        : { javaScriptEnabled: false, viewport: { width: 320, height: 640 } },
    );
    for (const locale of locales) {
      const t = translator(locale);
      const href = (path: string) => localizePath(path, locale);
      const goOn = (page: Page) => page.locator("main form button.forward");

      test(`a visit is booked, changed and cancelled (${locale})`, async ({ page }) => {
        test.setTimeout(240_000);
        await page.goto(href("/"));
        await hands.go(page, page.locator(`main .doors a[href="${href("/reservations")}"]`));
        await hands.go(page, page.locator(`main a[href="${href("/reservations/new/moving")}"]`));
        await hands.tick(page, named(page, "place").first());
        await hands.tick(page, named(page, "with").nth(1));
        await hands.go(page, goOn(page));
        await expect(main(page)).toContainText(t("reservations:minutes", { count: 45 }));
        await hands.go(page, page.locator(".next-times button").first());
        await expect(page).toHaveURL(/\/details$/);

        // Sent empty first: every mistake is named, and nothing is lost by a longer hold.
        await hands.go(page, goOn(page));
        await expect(page).toHaveTitle(new RegExp(`^${t("ui:error.titlePrefix")}`));
        await fillDetails(page, hands);
        await hands.go(page, named(page, "_more"));
        await expect(named(page, "name.family")).toHaveValue("見本");
        await hands.go(page, goOn(page));
        await expect(page).toHaveURL(/\/reservations\/[^/]+\?news=booked$/);
        await expect(main(page)).toContainText(t("reservations:news.booked"));
        const before = await page.locator(".when-large").textContent();

        await hands.go(page, page.locator(`main a[href$="/change"]`));
        await hands.go(page, page.locator(".next-times button").last());
        await expect(main(page)).toContainText(t("reservations:news.moved"));
        expect(await page.locator(".when-large").textContent()).not.toBe(before);

        await hands.go(page, page.locator(`main a[href$="/cancel"]`));
        await hands.go(page, page.locator("main form button.grave"));
        await expect(main(page)).toContainText(t("reservations:news.cancelled"));
        await expect(main(page)).toContainText(t("reservations:about.cancelled"));
      });

      test(`the waiting list is joined and left (${locale})`, async ({ page }) => {
        test.setTimeout(120_000);
        people += 1;
        await page.goto(href("/reservations/new/farmland-consult"));
        await hands.go(page, page.locator(`main a[href$="/waiting?place=honcho-nougyo"]`));
        await hands.go(page, goOn(page));
        await expect(page).toHaveTitle(new RegExp(`^${t("ui:error.titlePrefix")}`));
        await hands.type(page, named(page, "email"), `waiting${process.pid}-${people}@example.jp`);
        await hands.go(page, goOn(page));
        await expect(main(page)).toContainText(t("reservations:waiting.news.joined"));
        await hands.go(page, page.locator("main form button[type=submit]"));
        await expect(main(page)).toContainText(t("reservations:waiting.news.left"));
        await expect(page.locator("main form")).toHaveCount(0);
      });

      test(`the line is found, followed and left (${locale})`, async ({ page, stage }) => {
        test.setTimeout(120_000);
        const own = await stage.portal.queue.issue("honcho-nougyo", "farmland-consult", locale);
        if (!own) throw new Error("no ticket");
        await page.goto(href("/reservations"));
        await hands.go(page, page.locator(`main a[href="${href("/queue")}"]`));
        await hands.go(page, page.locator(`main a[href="${href("/queue/honcho-nougyo")}"]`));
        await hands.type(page, named(page, "code"), own.code.toLowerCase());
        await hands.go(page, page.locator("form:has(#code) button"));
        await expect(page.locator("h1")).toHaveText(t("queue:mine.title", { number: own.number }));
        await expect(main(page)).toContainText(t("queue:mine.whatToDo"));

        const desk = `${locale}${hands === byKeys ? 1 : 2}`;
        await callUp(stage, own, desk);
        await hands.go(page, page.locator("main .acts a").first());
        await expect(main(page)).toContainText(t("queue:mine.called", { desk: t("queue:board.deskNamed", { desk }) }));
        const leave = page.locator("main details:has([name=action][value=leave])");
        if (hands === byKeys) await activate(page, leave.locator("summary"));
        else await leave.locator("summary").click();
        await hands.go(page, leave.locator("button"));
        await expect(main(page)).toContainText(t("queue:mine.left"));
      });
    }
  });
}

test("a time that somebody else took takes the focus to words that say so", async ({ page, context, stage }) => {
  await page.goto("/reservations/new/farmland-consult");
  const wanted = page.locator(".slots button").first();
  const value = (await wanted.getAttribute("value")) ?? "";
  const other = await context.browser()?.newContext();
  const elsewhere = await other?.newPage();
  if (!elsewhere) throw new Error("no second browser");
  await elsewhere.goto(`${stage.origin}/reservations/new/farmland-consult`);
  await Promise.all([elsewhere.waitForURL(/\/details$/), elsewhere.locator(`.slots button[value="${value}"]`).click()]);
  await Promise.all([page.waitForEvent("load"), wanted.click()]);
  await expect(page.locator("[data-focus]")).toBeFocused();
  await expect(page.locator("[data-focus]")).toContainText("ほかの方の予約で埋まりました");
  await other?.close();
});

test("the booked visit prints on two sheets at most, with its number and the QR code", async ({ page, stage }) => {
  await page.goto("/reservations/new/water-consult");
  await byPressing.go(page, page.locator(".next-times button").first());
  await fillDetails(page, byPressing);
  await byPressing.go(page, page.locator("main form button.forward"));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 690, height: 1000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(690);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(0);
  expect(sheets).toBeLessThanOrEqual(2);
  await expect(page.locator(".sheet-head svg.qr")).toBeVisible();
  await expect(page.locator(".with-qr svg.qr")).toBeHidden();
  await expect(main(page)).toContainText(stage.portal.city.portalName.ja);
});
