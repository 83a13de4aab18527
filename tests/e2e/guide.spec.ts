/** 手続きナビ in a browser: questions that follow from others, the list on paper. */
import { expect, test } from "./portal-test.ts";

/** Asked a week ago, whatever day it is. */
function query(): string {
  const [year = "", month = "", day = ""] = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10).split("-");
  const date = `movedOn.year=${year}&movedOn.month=${Number(month)}&movedOn.day=${Number(day)}`;
  return `${date}&from=city&children=small&children=school&nursery=yes&nhi=yes&cards=yes&dog=registered&vehicles=car&home=water&others=care`;
}

test("a question follows from another, and mistakes keep what was chosen", async ({ page }) => {
  await page.goto("/guide/moving-in");
  const nursery = page.getByRole("radiogroup", { name: /保育園・こども園などを使いますか/ });
  await expect(nursery).toBeHidden();
  await page.getByRole("checkbox", { name: "小学校に入る前の子ども" }).check();
  await expect(nursery).toBeVisible();
  await page.getByRole("button", { name: "することの一覧を見る" }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(page.locator("[data-focus]")).toBeFocused();
  await expect(page.getByRole("checkbox", { name: "小学校に入る前の子ども" })).toBeChecked();
});

for (const locale of ["", "/easy", "/en"]) {
  test(`the list prints on A4 with boxes to tick (${locale || "ja"})`, async ({ page }) => {
    await page.goto(`${locale}/guide/moving-in?${query()}`);
    await page.emulateMedia({ media: "print" });
    // Wider than the sheet would be cut off at its edge: A4 less its margins is about 690 px.
    await page.setViewportSize({ width: 690, height: 1000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(690);
    const tasks = page.locator("ol.todo > li");
    expect(await tasks.count()).toBeGreaterThan(8);
    for (const task of await tasks.all()) {
      const printed = await task.evaluate((item) => ({
        box: getComputedStyle(item, "::before").borderTopStyle,
        inside: getComputedStyle(item).breakInside,
      }));
      expect(printed).toEqual({ box: "solid", inside: "avoid" });
    }
    await expect(page.locator(".sheet-head svg.qr")).toBeVisible();
    await expect(page.locator("body > header")).toBeHidden();
    await expect(page.getByRole("link", { name: /答えを変える|答えを かえる|Change the answers/ })).toBeHidden();
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(0);
    expect(sheets).toBeLessThanOrEqual(5);
  });
}
