/** The switcher stays on the page, with what was asked of it. */
import { expect, kitchenSink, test } from "./portal-test.ts";

const pages = [
  "/",
  "/procedures?q=%E5%BC%95%E8%B6%8A%E3%81%97&online=complete",
  `/procedures/${kitchenSink.id}`,
  "/applications?receipt=12345",
  "/no-such-page?x=1",
];

for (const path of pages) {
  test(`from ${path} to every language and back`, async ({ page }) => {
    await page.goto(path);
    const switcher = (hrefLang: string) => page.locator(`header a[hreflang="${hrefLang}"]`);
    const tail = path === "/" ? "" : path;
    for (const [hrefLang, address, lang] of [
      ["en", `/en${tail}`, "en"],
      ["ja-x-easy", `/easy${tail}`, "ja"],
      ["ja", path, "ja"],
    ] as const) {
      await switcher(hrefLang).click();
      await expect(page).toHaveURL(address);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(switcher(hrefLang)).toHaveAttribute("aria-current", "true");
      const alternates = await page
        .locator("link[rel=alternate]")
        .evaluateAll((links) => links.map((link) => link.getAttribute("hreflang")));
      expect(alternates.toSorted()).toEqual(["en", "ja", "ja-x-easy"]);
    }
  });
}

test("each language is named in itself", async ({ page }) => {
  await page.goto("/en");
  const items = page.locator("header a[hreflang]");
  expect(
    await items.evaluateAll((links) => links.map((link) => [link.getAttribute("lang"), link.textContent])),
  ).toEqual([
    ["ja", "日本語"],
    ["ja", "やさしい日本語"],
    ["en", "English"],
  ]);
});

test("a search in English stays in English", async ({ page }) => {
  await page.goto("/en");
  await page.getByRole("searchbox").fill("moving");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/en/procedures?q=moving");
  await expect(page.locator("main a[href^='/en/procedures/']").first()).toBeVisible();
});
