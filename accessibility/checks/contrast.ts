/**
 * Contrast of every text by its computed colours (1.4.3). Engines leave much undecided: an arrow beside the words of a select,
 * cells of a table that is scrolled. Whether something else lies over the text is seen by `resize`.
 */
import { type Check, question, verdict } from "./check.ts";

export const textContrast: Check = async ({ page }) => {
  const { weak, pictured, count } = await page.evaluate(findWeak);
  return [
    verdict(
      { check: "text-contrast", criteria: "1.4.3", help: "text stands out by 4.5:1, large text by 3:1" },
      weak,
      count,
    ),
    question(
      { check: "text-on-picture", criteria: "1.4.3", help: "can the words be read on the picture behind them?" },
      pictured,
      false,
    ),
  ];
};

/** In the page. What cannot be operated now is exempt, as the criterion says. */
function findWeak() {
  const { all, backgroundOf, colourOf, contrast, isOnPage, nameOf, over, texts } = globalThis.a11yKit;
  const isForced = matchMedia("(forced-colors: active)").matches;
  type Part = { element: Element; style: CSSStyleDeclaration; behind: ReturnType<typeof backgroundOf> };
  const parts: Part[] = texts().map(({ element }) => ({
    element,
    style: getComputedStyle(element),
    behind: backgroundOf(element),
  }));
  for (const element of all("input:not([type=radio], [type=checkbox], [type=range], [type=hidden]), select, textarea"))
    if (isOnPage(element)) parts.push({ element, style: getComputedStyle(element), behind: backgroundOf(element) });
  for (const element of all("body *")) {
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      const isText = /^["'].*\p{L}|^["'].*\d/u.test(style.content) && style.visibility === "visible";
      if (isText && isOnPage(element))
        parts.push({ element, style, behind: over(colourOf(style.backgroundColor), backgroundOf(element)) });
    }
  }
  const isIdle = (element: Element) => element.closest(":disabled, [aria-disabled=true]") !== null;
  const opacityOf = (element: Element | null): number =>
    element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
  const isWeak = ({ element, style, behind }: Part) => {
    // Forced colours are computed as `color` only.
    const [r, g, b, a] = colourOf(isForced ? style.color : style.webkitTextFillColor || style.color);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const shown = over([r, g, b, a * opacityOf(element)], behind);
    return contrast(shown, behind) < (isLarge ? 2.98 : 4.48);
  };
  /** A picture behind the words; a small one that is not repeated stands beside them. */
  const hasPicture = (element: Element | null): boolean => {
    if (element === null) return false;
    const { backgroundImage, backgroundRepeat, backgroundSize, backgroundColor } = getComputedStyle(element);
    const isBeside = /no-repeat/.test(backgroundRepeat) && !/cover|contain|%/.test(backgroundSize);
    if (backgroundImage !== "none" && !isBeside) return true;
    return colourOf(backgroundColor)[3] < 1 && hasPicture(element.parentElement);
  };
  const judged = parts.filter(({ element }) => !isIdle(element));
  const unique = (list: Part[]) => [...new Set(list.map(({ element }) => nameOf(element)))];
  return {
    weak: unique(judged.filter(isWeak)),
    pictured: unique(judged.filter(({ element }) => hasPicture(element))),
    count: judged.length,
  };
}
