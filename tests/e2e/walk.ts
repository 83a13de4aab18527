/** From the first stop of a page to its last with Tab alone. */
import type { Page } from "@playwright/test";

const mostStops = 400;

export type Walk = {
  /** What can be used and was never reached. */
  missed: string[];
  /** Places in the page, in the order in which they were reached. */
  order: number[];
  /** Where nothing showed that it has the focus. */
  unseen: string[];
  /** Where the focus lay wholly behind something else. */
  covered: string[];
  isCaught: boolean;
};

export async function walk(page: Page): Promise<Walk> {
  const wanted = await page.evaluate(() => {
    const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const groups = new Set<string>();
    const stops = [...document.querySelectorAll<HTMLElement>(usable)].filter((element) => {
      if (element.matches(":disabled, [tabindex='-1']") || !element.checkVisibility({ visibilityProperty: true }))
        return false;
      // A group of radios is one stop: the chosen one, or the first.
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      const name = `${element.form?.id ?? ""} ${element.name}`;
      const group = [
        ...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${element.name}"]`),
      ].filter((each) => each.form === element.form);
      if (groups.has(name)) return false;
      const chosen = group.find(({ checked }) => checked);
      if (chosen !== undefined && chosen !== element) return false;
      groups.add(name);
      return true;
    });
    for (const [index, element] of stops.entries()) element.dataset.stop = String(index);
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
    return stops.map((element) => element.outerHTML.slice(0, 120));
  });
  // From the very beginning, wherever the page put the focus.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  const result: Walk = { missed: [], order: [], unseen: [], covered: [], isCaught: true };
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(lookAtFocus);
    if (at === null) {
      result.isCaught = false;
      break;
    }
    if (at.stop === null || result.order.includes(at.stop)) continue;
    result.order.push(at.stop);
    if (!at.isMarked) result.unseen.push(at.html);
    if (at.isCovered) result.covered.push(at.html);
  }
  result.missed = wanted.filter((_, index) => !result.order.includes(index));
  return result;
}

/** Runs in the page. Null: the focus has left it. */
function lookAtFocus() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const places = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y): [number, number] => [box.left + box.width * x, box.top + box.height * y]),
  );
  // Wholly hidden behind what sticks to the window, or outside it.
  const isSeen = places.some(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return (
      there !== null &&
      (element.contains(there) || there.contains(element) || there.closest("label")?.control === element)
    );
  });
  return {
    stop: element.dataset.stop === undefined ? null : Number(element.dataset.stop),
    isMarked: (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none",
    isCovered: !isSeen,
    html: element.outerHTML.slice(0, 120),
  };
}
