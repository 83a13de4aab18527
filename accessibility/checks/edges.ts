/** Edges of controls, by their computed colours: 3:1 against what is around them; in forced colours a border at all. */
import { type Check, verdict } from "./check.ts";

export const edges: Check = async ({ page, view }) => {
  const isForced = view.colours === "forced-colors";
  const { weak, count } = await page.evaluate(findWeak, isForced);
  return [
    verdict(
      {
        check: isForced ? "forced-colors-edges" : "control-edges",
        criteria: "1.4.11",
        help: "the edge of every control can be told from its surroundings",
      },
      weak,
      count,
    ),
  ];
};

/** In the page. */
function findWeak(isForced: boolean) {
  const { all, backgroundOf, colourOf, contrast, isOnPage, nameOf, over, words } = globalThis.a11yKit;
  const controls = all<HTMLInputElement>(
    "input:not([type=hidden], [type=file], [type=range]), select, textarea, button, .button",
  ).filter((each) => isOnPage(each) && !each.disabled);
  const isWeak = (each: HTMLInputElement) => {
    const style = getComputedStyle(each);
    const around = backgroundOf(each.parentElement);
    const sides = ["Top", "Right", "Bottom", "Left"] as const;
    const drawn = sides.filter(
      (side) => style[`border${side}Style`] !== "none" && Number.parseFloat(style[`border${side}Width`]) >= 1,
    );
    const isText =
      /^(BUTTON|A)$/.test(each.tagName) &&
      drawn.length === 0 &&
      over(colourOf(style.backgroundColor), around).join() === around.join();
    // A button that is only words is told by its words, like a link.
    if (isText) return !(words(each) !== "" || each.querySelector("svg"));
    if (isForced) return drawn.length === 0 && style.appearance === "none" && style.outlineStyle === "none";
    if (style.appearance !== "none" && /radio|checkbox/.test(each.type)) return false;
    const inside = over(colourOf(style.backgroundColor), around);
    const edge = Math.max(
      0,
      ...drawn.map((side) => contrast(over(colourOf(style[`border${side}Color`]), around), around)),
    );
    return Math.max(edge, contrast(inside, around)) < 2.98;
  };
  return { weak: controls.filter(isWeak).map(nameOf), count: controls.length };
}
