/** The order of the words in the document against the order the eye meets them in. */
import { type Check, verdict } from "./check.ts";

export const order: Check = async ({ page, locale }) => {
  const { inversions, spaced, blocks } = await page.evaluate(compare, locale === "ja");
  return [
    verdict(
      {
        check: "words-follow-sight",
        criteria: "1.3.2",
        help: "what comes later in the document is not drawn above, in the same column",
      },
      inversions,
      blocks > 1,
    ),
    verdict({ check: "no-spaced-words", criteria: "1.3.2", help: "no word is pulled apart by spaces" }, spaced, blocks),
  ];
};

/** In the page. */
function compare(isPlainJapanese: boolean) {
  const { all, isElsewhere, isOnPage, isSeen, nameOf, shownBox, texts, words } = globalThis.a11yKit;
  scrollTo(0, 0);
  const leaves = all(
    "main h1, main h2, main h3, main h4, main p, main li, main dt, main dd, main label, main legend, main button, main input:not([type=hidden]), main select, main textarea, main table, main summary",
  ).filter((each) => isOnPage(each) && isSeen(each) && !globalThis.a11yKit.isHiddenByClip(each));
  const own = leaves.filter(
    (each) =>
      !leaves.some((other) => other !== each && each.contains(other)) &&
      !each.closest("table")?.parentElement?.closest("table"),
  );
  const shown = own.filter(
    (each) => !each.closest("td, th") && getComputedStyle(each).position !== "absolute" && !isElsewhere(each),
  );
  // 2026 年: the word behind the input is its label, in either order.
  const arePair = (one: Element, other: Element) =>
    (one instanceof HTMLLabelElement && one.control === other) ||
    (other instanceof HTMLLabelElement && other.control === one);
  const liesAbove = (upper: DOMRect, lower: DOMRect) =>
    upper.bottom <= lower.top + 2 && Math.min(lower.right, upper.right) - Math.max(lower.left, upper.left) > 4;
  /** The largest parts that hold the one but not the other. */
  const branches = (one: Element, other: Element): [Element, Element][] => {
    let [a, b] = [one, other];
    while (a.parentElement && !a.parentElement.contains(other)) a = a.parentElement;
    while (b.parentElement && !b.parentElement.contains(one)) b = b.parentElement;
    return a === one && b === other ? [] : [[a, b]];
  };
  const inversions = shown.flatMap((each, index) => {
    const before = shown[index - 1];
    if (!before || arePair(before, each)) return [];
    const [a, b] = [shownBox(before), shownBox(each)];
    const isAbove =
      liesAbove(b, a) || branches(before, each).some(([one, other]) => liesAbove(shownBox(other), shownBox(one)));
    // On one line, to the left of what comes before it.
    const isLeft =
      Math.abs(a.top + a.height / 2 - b.top - b.height / 2) < 6 &&
      b.right <= a.left + 2 &&
      before.parentElement === each.parentElement;
    return isAbove || isLeft ? [`${nameOf(before)} → ${nameOf(each)}`] : [];
  });
  const reversed = all("main, main *").filter((each) => {
    const { display, flexDirection, direction } = getComputedStyle(each);
    return (
      display.includes("flex") &&
      flexDirection.endsWith("-reverse") &&
      each.children.length > 1 &&
      !(each.firstElementChild && each.lastElementChild && arePair(each.firstElementChild, each.lastElementChild)) &&
      direction === "ltr" &&
      words(each) !== ""
    );
  });
  const pulled = isPlainJapanese
    ? /(?:^|[^\p{Script=Han}\d])\p{Script=Han}[\s　]+\p{Script=Han}(?![\p{Script=Han}])/u
    : /\p{Script=Han}　+\p{Script=Han}(?!\p{Script=Han})/u;
  const spaced = texts().filter(
    ({ text, element }) =>
      /^\s*\S[\s　]+\S\s*$|　/.test(element.textContent ?? "") &&
      pulled.test(` ${element.textContent} `) &&
      text.length < 30 &&
      !element.closest("[data-typed], dd, td, input"),
  );
  return {
    inversions: [...inversions, ...reversed.map(nameOf)],
    spaced: spaced.map(({ text }) => text),
    blocks: shown.length,
  };
}
