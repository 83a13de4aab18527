/** Gestures, dragging, shaking, single keys: the portal needs none of them, and that is proved. */
import type { Page } from "@playwright/test";
import { type Check, verdict } from "./check.ts";

export const gestures: Check = async ({ page }) => {
  const found = await page.evaluate(listenersOf);
  const keys = await page.evaluate(pressKeys);
  const kept = keys.length > 0 ? await pressedWhenOff(page) : null;
  const absent = (check: string, criteria: string, help: string, wrong: string[]) =>
    verdict({ check, criteria, help }, wrong, false);
  return [
    absent("no-gestures", "2.5.1", "nothing listens to paths or to several fingers", found.gestures),
    absent("no-dragging", "2.5.7", "nothing is dragged", found.dragging),
    absent("no-motion", "2.5.4", "nothing listens to the movement of the device", found.motion),
    absent("acts-on-release", "2.5.2", "nothing happens when a finger is only put down", found.down),
    verdict(
      {
        check: "no-single-keys",
        criteria: "2.1.4",
        help: "no single key does anything outside inputs, or they can be switched off on the same page",
      },
      kept ?? keys,
      keys.length > 0,
    ),
  ];
};

/** In the page: listeners that were set, attributes, and what the framework keeps beside its elements. */
function listenersOf() {
  const { all, nameOf } = globalThis.a11yKit;
  const { listeners, used, wide } = globalThis.a11ySpies;
  const heard = (pattern: RegExp): string[] => {
    const set = listeners
      .filter(({ type, target }) => pattern.test(type) && target.isConnected)
      .map(({ target }) => nameOf(target));
    const written = all("body *").filter((element) => {
      const kept = Object.keys(element).find((key) => key.startsWith("__reactProps"));
      const names = [
        ...element.getAttributeNames(),
        ...(kept ? Object.keys(Reflect.get(element, kept) as object) : []),
      ];
      return names.some((name) => /^on/i.test(name) && pattern.test(name.slice(2).toLowerCase()));
    });
    return [...set, ...written.map(nameOf), ...[...wide].filter((type) => pattern.test(type))];
  };
  return {
    gestures: [
      ...heard(/^(touchmove|gesturestart|gesturechange|pointermove)$/),
      ...(used.has("pointer capture") ? ["pointer capture"] : []),
    ],
    dragging: [...heard(/^(drag|dragstart|drop|dragover)$/), ...all("[draggable=true]").map(nameOf)],
    motion: heard(/^(devicemotion|deviceorientation|deviceorientationabsolute)$/),
    down: heard(/^(mousedown|pointerdown|touchstart)$/),
  };
}

/** What keys still do after their switch was used, which is put back; null: there is no switch. */
async function pressedWhenOff(page: Page): Promise<string[] | null> {
  if (!(await page.evaluate(useSwitch))) return null;
  const pressed = await page.evaluate(pressKeys);
  await page.evaluate(useSwitch);
  return pressed;
}

/** In the page. */
async function useSwitch(): Promise<boolean> {
  const keySwitch = document.querySelector<HTMLElement>("[data-key-switch]");
  keySwitch?.click();
  await new Promise((resolve) => setTimeout(resolve, 60));
  return keySwitch !== null;
}

/** In the page. Nothing has the focus. */
function pressKeys(): string[] {
  const { texts } = globalThis.a11yKit;
  const { guard, release } = globalThis.a11ySpies;
  (document.activeElement as HTMLElement | null)?.blur();
  const shown = () =>
    texts()
      .map(({ text }) => text)
      .join("\n");
  const before = shown();
  const pressed: string[] = [];
  for (const key of "abcdefghijklmnopqrstuvwxyz0123456789/?.,") {
    guard();
    for (const type of ["keydown", "keypress", "keyup"])
      document.body.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true }));
    const trail = release();
    const hasMoved = document.activeElement !== document.body && document.activeElement !== null;
    if (trail.length > 0 || hasMoved) pressed.push([key, ...trail].join(": "));
    (document.activeElement as HTMLElement | null)?.blur();
  }
  return shown() === before ? pressed : [...pressed, "the page changes"];
}
