/** Reader and publishing desk for eyes, hands and settings of every kind: what engines do not look at. */
import type { Page } from "@playwright/test";
import { aDraft, inReview } from "../../accessibility/stage/publishing.ts";
import type { StaffLogin, Stage } from "../../accessibility/stage/stage.ts";
import { expect, test } from "./portal-test.ts";
import { walk } from "./walk.ts";

const desk = "/staff/handouts";
type Place = { path: string; login?: StaffLogin; before?: (stage: Stage) => Promise<unknown> };
const places: Place[] = [
  { path: "/handouts" },
  { path: "/handouts/garbage-sorting" },
  { path: "/easy/handouts/nhi-guide" },
  { path: "/en/handouts/hazard-map" },
  { path: "/handouts/garbage-sorting/versions" },
  { path: "/handouts/garbage-sorting/versions/1" },
  { path: "/handouts/notices" },
  { path: desk, login: "publisher" },
  { path: `${desk}/new`, login: "publisher" },
  { path: `${desk}/import`, login: "publisher" },
  { path: `${desk}/from-paper`, login: "publisher" },
  { path: `${desk}/tax-guide`, login: "publisher", before: (stage) => aDraft(stage, "tax-guide") },
  { path: `${desk}/tax-guide/edit`, login: "publisher", before: (stage) => aDraft(stage, "tax-guide") },
  { path: `${desk}/water-guide/review`, login: "publisher-2", before: (stage) => inReview(stage, "water-guide") },
  { path: `${desk}/water-guide/compare`, login: "publisher", before: (stage) => inReview(stage, "water-guide") },
];

async function open(page: Page, stage: Stage, { path, login, before }: Place): Promise<void> {
  await before?.(stage);
  if (login) {
    const url = stage.origin.replace("http:", "https:");
    const value = stage.staffTokens[login];
    await page
      .context()
      .addCookies([{ name: "__Host-staff", value, url, secure: true, httpOnly: true, sameSite: "Lax" }]);
  }
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
  });
}

/** How much wider the page is than the window, and words that are cut off. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const cut = [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => {
        const { overflowX, overflowY, clip, clipPath, position } = getComputedStyle(element);
        const isHiddenOnPurpose = position === "absolute" && (clip !== "auto" || clipPath !== "none");
        if (isHiddenOnPurpose || element.closest(".vh") || element.clientHeight === 0) return false;
        const isCutX = overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1;
        const isCutY = overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
        return (isCutX || isCutY) && (element.textContent ?? "").trim() !== "";
      })
      .map((element) => element.outerHTML.slice(0, 100));
    const widest = [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => !element.closest(".wide") || element.matches(".wide"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest(".vh"))
      .map((element) => element.outerHTML.slice(0, 100))
      .slice(0, 3);
    return {
      wider: root.scrollWidth - root.clientWidth,
      widest: root.scrollWidth > root.clientWidth ? widest : [],
      cut,
    };
  });
const fits = { wider: 0, widest: [], cut: [] };
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** A reader's own style; our policy for pages refuses style elements, whoever puts them in. */
const wear = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);

for (const place of places) {
  const { path } = place;

  test(`${path} fits a narrow window, twice the text and wide spacing`, async ({ page, stage }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, stage, place);
    expect(await overflow(page), "320 px").toEqual(fits);
    await wear(page, spacing);
    expect(await overflow(page), "320 px with text spacing").toEqual(fits);
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page, stage, place);
    await wear(page, "html { font-size: 200% !important; }");
    expect(await overflow(page), "200 % text").toEqual(fits);
  });

  for (const width of [1280, 320])
    test(`${path} is walked through with the keyboard at ${width} px`, async ({ page, stage }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, stage, place);
      const { missed, order, unseen, covered, isCaught } = await walk(page);
      expect({ missed, unseen, covered, isCaught }).toEqual({ missed: [], unseen: [], covered: [], isCaught: false });
      expect(order, "the focus follows the order of the page").toEqual(order.toSorted((one, other) => one - other));
    });

  test(`${path} keeps edges and focus in forced colours, and stands still`, async ({ page, stage }) => {
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page, stage, place);
    const found = await page.evaluate(() => {
      const isDrawn = (element: Element) => {
        const { borderTopStyle, borderTopWidth, borderBottomStyle, borderBottomWidth } = getComputedStyle(element);
        const isLine = (style: string, width: string) => style !== "none" && Number.parseFloat(width) >= 1;
        return isLine(borderTopStyle, borderTopWidth) || isLine(borderBottomStyle, borderBottomWidth);
      };
      const controls = document.querySelectorAll(
        "main :is(.button, input[type=text], input[type=date], select, textarea)",
      );
      const edgeless = [...controls]
        .filter((element) => (element as HTMLElement).offsetHeight > 1 && !isDrawn(element))
        .map((element) => element.outerHTML.slice(0, 100));
      const moving = document.getAnimations().length;
      const opaque = [...document.querySelectorAll("main *")]
        .filter((element) => getComputedStyle(element).forcedColorAdjust === "none")
        .map((element) => element.outerHTML.slice(0, 100));
      return { edgeless, moving, opaque };
    });
    expect(found).toEqual({ edgeless: [], moving: 0, opaque: [] });
    const { missed, unseen } = await walk(page);
    expect({ missed, unseen }).toEqual({ missed: [], unseen: [] });
  });
}
