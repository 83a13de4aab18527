/** Larger text, narrow windows, wider spacing, the window turned: nothing may be cut off, covered or lost. */
import type { Page } from "@playwright/test";
import { type Check, type Verdict, verdict } from "./check.ts";

type Layout = {
  cut: string[];
  crossed: string[];
  outside: string[];
  sizes: [string, number][];
  words: string[];
  fixed: string[];
};

/** Text of twice the size as people set it in the browser: lengths in rem and the breakpoints in em both follow. */
const usual = { standard: 16, fixed: 13 };
const twice = { standard: 32, fixed: 26 };
const spaced =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";

export const resize: Check = async ({ page, view }) => {
  const { width } = view;
  const size = page.viewportSize() ?? { width, height: 800 };
  const verdicts: Verdict[] = [];
  const before = await page.evaluate(measure);
  const compare = (check: string, criteria: string, help: string, after: Layout, more: string[] = []) =>
    verdicts.push(
      verdict({ check, criteria, help }, [
        ...fresh(after.cut, before.cut).map((name) => `cut off: ${name}`),
        ...fresh(after.crossed, before.crossed).map((name) => `overlap: ${name}`),
        ...fresh(after.outside, before.outside).map((name) => `outside: ${name}`),
        ...more,
      ]),
    );
  verdicts.push(
    verdict(
      { check: "nothing-cut", criteria: width === 320 ? "1.4.10" : [], help: "no text is cut off or outside" },
      told(before),
    ),
    verdict({ check: "zoom-allowed", criteria: "1.4.4", help: "the page lets itself be enlarged" }, before.fixed),
  );
  // Twice the text in a window as wide as most; in narrow ones the browser's zoom is what people use.
  if (width >= 768) {
    compare("text-200", "1.4.4", "text of twice the size is whole", await withText(page, twice));
    await page.setViewportSize({ width: width / 2, height: 400 });
    const zoomed = await page.evaluate(measure);
    const [was, is] = [new Map(before.sizes), new Map(zoomed.sizes)];
    // In half the window everything is drawn twice as large, unless it is measured by the window.
    const shrunk = [...was]
      .filter(([name, px]) => (is.get(name) ?? px) < px * 0.6)
      .map(([name]) => `does not grow: ${name}`);
    compare("zoom-200", "1.4.4", "the page at twice the size is whole", zoomed, shrunk);
    await page.setViewportSize(size);
  }
  if (width !== 320) {
    await page.setViewportSize({ width: 320, height: 640 });
    const narrow = await page.evaluate(measure);
    verdicts.push(
      verdict({ check: "reflow", criteria: "1.4.10", help: "at 320 px no text is cut off or outside" }, told(narrow)),
    );
    await page.setViewportSize(size);
  }
  compare("text-spacing", "1.4.12", "wider spacing cuts nothing off", await styled(page, spaced));
  await page.setViewportSize({ width: 844, height: 390 });
  const turned = await page.evaluate(measure);
  await page.setViewportSize({ width: 390, height: 844 });
  const upright = await page.evaluate(measure);
  await page.setViewportSize(size);
  const locked = await page.evaluate(() => {
    const isTurned = [document.documentElement, document.body, ...document.querySelectorAll("main")].some((each) =>
      /matrix\((?!1, 0, 0, 1)/.test(getComputedStyle(each).transform),
    );
    return [...(isTurned ? ["turned"] : []), ...(globalThis.a11ySpies.used.has("orientation lock") ? ["locked"] : [])];
  });
  const lost = [...fresh(upright.words, turned.words), ...fresh(turned.words, upright.words)];
  verdicts.push(
    verdict({ check: "orientation", criteria: "1.3.4", help: "both ways round, the page says the same" }, [
      ...locked,
      ...lost,
    ]),
  );
  return verdicts;
};

const told = ({ cut, outside }: Layout): string[] => [
  ...cut.map((name) => `cut off: ${name}`),
  ...outside.map((name) => `outside: ${name}`),
];
const fresh = (after: readonly string[], before: readonly string[]): string[] => {
  const known = new Set(before);
  return after.filter((name) => !known.has(name));
};

async function withText(page: Page, fontSizes: typeof usual): Promise<Layout> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes });
  const layout = await page.evaluate(measure);
  await session.send("Page.setFontSizes", { fontSizes: usual });
  await session.detach();
  return layout;
}

async function styled(page: Page, css: string): Promise<Layout> {
  // Not a style element: the page's own policy would refuse it.
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
  const layout = await page.evaluate(measure);
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  return layout;
}

/** In the page. */
function measure(): Layout {
  const { boxOf, isElsewhere, nameOf, texts } = globalThis.a11yKit;
  scrollTo(0, 0);
  const boxes = texts();
  const root = document.documentElement;
  const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflow);
  const clipped = new Map<Element, string>();
  for (const { element, rects } of boxes) {
    for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
      if (scrolls(each)) break;
      const { overflowX, overflowY, position } = getComputedStyle(each);
      const box = boxOf(each);
      const cuts = (rect: DOMRect) =>
        (/hidden|clip/.test(overflowX) && (rect.right > box.right + 2 || rect.left < box.left - 2)) ||
        (/hidden|clip/.test(overflowY) &&
          (rect.bottom > box.bottom + rect.height * 0.3 || rect.top < box.top - rect.height * 0.3));
      if (rects.some(cuts)) clipped.set(element, nameOf(element));
      if (position === "fixed") break;
    }
  }
  const inScroller = (element: Element) => {
    for (let each: Element | null = element; each && each !== document.body; each = each.parentElement)
      if (scrolls(each)) return true;
    return false;
  };
  // A wide space at the end of a line hangs over its edge; nobody sees it.
  const hangs = (element: Element, { width }: DOMRect) =>
    element.textContent?.includes("　") === true && width < 2 * Number.parseFloat(getComputedStyle(element).fontSize);
  const outside = boxes.filter(
    ({ element, rects }) =>
      !inScroller(element) &&
      rects.some(
        (rect) => (rect.right > root.clientWidth + 2 || (rect.left < -2 && rect.right > 0)) && !hangs(element, rect),
      ),
  );
  // A bar that is held at the window's edge lies over what is scrolled past it.
  const lines = boxes
    .filter(({ element }) => !inScroller(element) && !isElsewhere(element))
    .flatMap(({ element, rects }) => rects.map((rect) => ({ element, rect })))
    .toSorted((a, b) => a.rect.top - b.rect.top);
  const crossed = new Set<string>();
  for (const [index, { element, rect }] of lines.entries()) {
    for (const other of lines.slice(index + 1, index + 60)) {
      if (other.rect.top >= rect.bottom) break;
      const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
      const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
      // What is read over a word is often wider than the word, and its line is higher than its letters.
      const hasRuby = [element, other.element].some((each) => each.closest("ruby"));
      const isOneLine = Math.abs(other.rect.top - rect.top) < Math.max(rect.height, other.rect.height) * 0.8;
      const share = hasRuby ? 0.75 : 0.35;
      const isMuch = across > 4 && down > Math.min(rect.height, other.rect.height) * share;
      if (isMuch && element !== other.element && !(hasRuby && isOneLine))
        crossed.add(`${nameOf(element)} × ${nameOf(other.element)}`);
    }
  }
  const viewport = document.querySelector<HTMLMetaElement>("meta[name=viewport]")?.content ?? "";
  const scale = /maximum-scale\s*=\s*([\d.]+)/.exec(viewport)?.[1];
  return {
    cut: [...clipped.values()],
    crossed: [...crossed],
    outside: outside.map(({ element }) => nameOf(element)),
    sizes: boxes.map(({ element }) => [nameOf(element), Number.parseFloat(getComputedStyle(element).fontSize)]),
    words: [...new Set(boxes.map(({ text }) => text))],
    fixed: /user-scalable\s*=\s*(no|0)/.test(viewport) || (scale !== undefined && Number(scale) < 2) ? [viewport] : [],
  };
}
