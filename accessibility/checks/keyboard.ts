/** A walk through the page with the Tab key, there and back: what is reached, in which order, and what comes of it. */
import type { Page } from "@playwright/test";
import { type Check, question, verdict } from "./check.ts";

type Stop = {
  index: number /** Of dates and times: year, month and day are stops of their own. */;
  parts: number;
  name: string;
  trail: string[];
  covered: boolean;
  appeared: string[];
};
declare global {
  /** Where the Tab key must lead on this page, as found before the walk, and the words seen then. */
  var a11yStops: HTMLElement[];
  var a11ySeen: { words: Set<string>; kinds: Set<string> };
}

export const keyboard: Check = async ({ page }) => {
  const { names, deaf, ordered } = await page.evaluate(begin);
  const forward = await walk(page, names.length, "Tab");
  const left = await page.evaluate(() => globalThis.a11ySpies.release());
  const backward = forward.isTrapped ? { stops: [], isTrapped: false } : await walkBack(page, names.length);
  await page.evaluate(() => globalThis.a11ySpies.release());
  const reached = new Set([...forward.stops, ...backward.stops].map(({ index }) => index));
  const missed = names.filter((_, index) => !reached.has(index));
  const trapped = [
    ...(forward.isTrapped ? forward.stops.slice(-1) : []),
    ...(backward.isTrapped ? backward.stops.slice(-1) : []),
  ];
  const disorder = await page.evaluate(
    againstSight,
    forward.stops.map(({ index }) => index),
  );
  const count = names.length;
  const trails = forward.stops.flatMap(({ name, trail }) => trail.map((what) => `${name}: ${what}`));
  return [
    verdict(
      { check: "keyboard-reach", criteria: "2.1.1", help: "the Tab key reaches everything that can be operated" },
      forward.isTrapped ? [] : missed,
      count,
    ),
    verdict(
      { check: "pointer-only", criteria: "2.1.1", help: "what answers the pointer answers the keyboard" },
      deaf,
      count,
    ),
    verdict(
      { check: "keyboard-trap", criteria: "2.1.2", help: "the Tab key leads on from everywhere, there and back" },
      trapped.map(({ name }) => name),
      count,
    ),
    verdict(
      { check: "tab-order", criteria: "2.4.3", help: "no order of its own is given with tabindex" },
      ordered,
      count,
    ),
    verdict(
      { check: "focus-follows-sight", criteria: "2.4.3", help: "the focus goes down the page as the eye does" },
      disorder,
      count > 1,
    ),
    verdict(
      { check: "focus-not-covered", criteria: "2.4.11", help: "what has the focus is not covered" },
      forward.stops.filter(({ covered }) => covered).map(({ name }) => name),
      count,
    ),
    verdict(
      { check: "no-change-on-focus", criteria: "3.2.1", help: "the focus alone changes nothing" },
      [...trails, ...left],
      count,
    ),
    question(
      {
        check: "content-on-focus",
        criteria: "1.4.13",
        help: "something appears with the focus: can it be dismissed and stay?",
      },
      forward.stops.flatMap(({ name, appeared }) => (appeared.length > 0 ? [`${name}: ${appeared.join(" ")}`] : [])),
      count,
    ),
  ];
};

/** In the page: what can be reached, what only hears the pointer, and the start of the walk. */
function begin() {
  const { all, isSeen, nameOf, stops, texts } = globalThis.a11yKit;
  const { guard, listeners } = globalThis.a11ySpies;
  const pointer = /^(click|dblclick|mousedown|mouseup|pointerdown|pointerup|touchstart|touchend|mouseover|mouseenter)$/;
  const key = /^key(down|up|press)$/;
  const heard = (element: Element, pattern: RegExp) =>
    listeners.some(({ type, target }) => target === element && pattern.test(type)) ||
    [...element.getAttributeNames()].some((name) => name.startsWith("on") && pattern.test(name.slice(2))) ||
    ["onclick", "onmousedown", "onpointerdown", "onkeydown", "onkeyup", "onmouseover", "ondblclick"].some(
      (name) => pattern.test(name.slice(2)) && typeof Reflect.get(element, name) === "function",
    );
  const isNative = (element: Element) =>
    element.matches("a[href], button, input, select, textarea, summary, label, option");
  const holdsControl = (element: Element) => element.querySelector("a[href], button, input, select, textarea") !== null;
  const rest = all("body *").filter((element) => isSeen(element) && !isNative(element) && !element.closest("svg svg"));
  const deaf = rest.filter(
    (element) =>
      (heard(element, pointer) ||
        element.matches("[role=button], [role=link], [role=checkbox], [role=switch], [role=tab]")) &&
      !holdsControl(element) &&
      (element.tabIndex < 0 || !heard(element, key)) &&
      !element.closest("a[href], button, label"),
  );
  const only = all("a[href], button, input, select, textarea").filter(
    (element) =>
      isSeen(element) &&
      element.tabIndex < 0 &&
      !element.closest("[inert], [aria-hidden=true]") &&
      !element.matches("[role=option], [role=tab], [type=radio]"),
  );
  globalThis.a11yStops = stops();
  globalThis.a11ySeen = { words: new Set(texts().map(({ text }) => text)), kinds: new Set() };
  // The walk begins in front of everything, wherever the page has put the focus.
  const start = document.createElement("span");
  start.tabIndex = 0;
  document.body.prepend(start);
  start.focus({ preventScroll: true });
  start.remove();
  guard();
  return {
    names: globalThis.a11yStops.map(nameOf),
    deaf: [...deaf, ...only].map(nameOf),
    ordered: all("[tabindex]")
      .filter((element) => element.tabIndex > 0)
      .map(nameOf),
  };
}

/** In the page: where the focus is after a key. -1: on something unexpected; -2: nowhere. */
function stop(): Stop {
  const { nameOf, boxOf, texts } = globalThis.a11yKit;
  const { trail } = globalThis.a11ySpies;
  const element = document.activeElement;
  const nowhere = element === null || element === document.body || element === document.documentElement;
  const index = nowhere ? -2 : globalThis.a11yStops.indexOf(element as HTMLElement);
  if (nowhere) return { index, parts: 1, name: "", trail: trail.splice(0), covered: false, appeared: [] };
  const { left, right, top, bottom, width, height } = boxOf(element);
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y] as const),
  );
  const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const isMine = (other: Element | null) =>
    other !== null &&
    (element.contains(other) ||
      other.contains(element) ||
      [...((element as HTMLInputElement).labels ?? [])].some((label) => label.contains(other)));
  const isOut = right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight;
  const covered = isOut || (inside.length > 0 && inside.every(([x, y]) => !isMine(document.elementFromPoint(x, y))));
  // Reading the whole page takes time: once for each kind of control.
  const { words, kinds } = globalThis.a11ySeen;
  const kind = [
    element.tagName,
    element.className,
    element.parentElement?.className,
    element.getAttribute("style"),
  ].join();
  const isNew = !kinds.has(kind);
  kinds.add(kind);
  const appeared = (isNew ? texts() : [])
    .filter(({ text, element: at }) => !words.has(text) && !element.contains(at))
    .map(({ text }) => text.slice(0, 30));
  const parts = element.matches(
    "input[type=date], input[type=time], input[type=month], input[type=datetime-local], video, audio",
  )
    ? 8
    : 1;
  return { index, parts, name: nameOf(element), trail: trail.splice(0), covered, appeared: appeared.slice(0, 3) };
}

async function walk(page: Page, count: number, key: "Tab" | "Shift+Tab") {
  const stops: Stop[] = [];
  // Twice nothing new, or more steps than there are places: the walk goes round.
  let stayed = 0;
  for (let steps = 0; steps < 5 * count + 12; steps++) {
    await page.keyboard.press(key);
    const here = await page.evaluate(stop);
    if (here.index === -2) return { stops, isTrapped: false };
    const before = stops.at(-1);
    const isSame = before?.name === here.name && before.index === here.index && here.index !== -1;
    stayed = isSame ? stayed + 1 : 0;
    if (isSame && stayed < here.parts) continue;
    // With a single place to go the walk is round at once.
    if (isSame) return count === 1 ? { stops, isTrapped: false } : { stops: [...stops, here], isTrapped: true };
    if (here.index >= 0 && stops[0]?.index === here.index && stops.length > 1)
      return { stops, isTrapped: new Set(stops.map(({ index }) => index)).size < count };
    if (here.index >= 0 && stops.some(({ index }) => index === here.index))
      return { stops: [...stops, here], isTrapped: true };
    stops.push(here);
  }
  return { stops, isTrapped: true };
}

/** From the end of the page; the browser's own buttons lie between. */
async function walkBack(page: Page, count: number) {
  await page.evaluate(() => {
    const end = document.createElement("span");
    end.tabIndex = 0;
    document.body.append(end);
    end.focus({ preventScroll: true });
    end.remove();
    globalThis.a11ySpies.guard();
  });
  return walk(page, count, "Shift+Tab");
}

/** In the page: stops that lie wholly above the one before, in the same column. */
function againstSight(order: number[]): string[] {
  const { boxOf, isElsewhere, nameOf } = globalThis.a11yKit;
  scrollTo(0, 0);
  const elements = order.flatMap((index) => globalThis.a11yStops[index] ?? []);
  const shown = elements.filter((element) => !isElsewhere(element) && boxOf(element).bottom > 0);
  return shown.flatMap((element, index) => {
    const before = shown[index - 1];
    if (!before) return [];
    const [a, b] = [boxOf(before), boxOf(element)];
    const shares = b.left < a.right - 1 && b.right > a.left + 1;
    const isAbove = b.bottom <= a.top + 1 && (shares || b.right <= a.left + 1);
    const isLeft = Math.abs(b.top - a.top) < 4 && b.right <= a.left + 1;
    return isAbove || isLeft ? [`${nameOf(before)} → ${nameOf(element)}`] : [];
  });
}
