/** Pictures of each control with and without the focus: the difference must be large enough and strong enough to be seen. */
import type { CDPSession, Page } from "@playwright/test";
import sharp from "sharp";
import { type Check, verdict } from "./check.ts";

type Box = { x: number; y: number; width: number; height: number };
type Target = { name: string; index: number };
/** Around the control, for outlines with an offset. */
const margin = 10;
/** Pictures take time: of controls that look alike, one is enough. */
const ofAKind = 1;

export const focusVisible: Check = async ({ page, view }) => {
  const targets = await page.evaluate(findTargets, ofAKind);
  const session = await page.context().newCDPSession(page);
  const faint: string[] = [];
  try {
    // The browser shows the focus of the keyboard only after a key.
    await page.keyboard.press("Shift");
    for (const { name, index } of targets) {
      // A picture may be taken before the browser has drawn: what is not there is not there the second time either.
      const seen = await difference(page, session, index);
      const strength = seen < 1 ? await difference(page, session, index) : seen;
      if (strength < 1) faint.push(`${name}: ${Math.round(strength * 100)} %`);
    }
  } finally {
    await session.detach();
  }
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    globalThis.a11ySpies.release();
  });
  return [
    verdict(
      {
        check: "focus-visible",
        criteria: view.colours === "forced-colors" ? ["2.4.7"] : ["2.4.7", "1.4.11"],
        help: "the focus changes as many pixels as one side of the control is long, each by 3:1",
      },
      faint,
      targets.length,
    ),
  ];
};

function findTargets(most: number): Target[] {
  const { nameOf, stops } = globalThis.a11yKit;
  globalThis.a11yStops = stops();
  // What the focus sets off is the business of the walk through the page.
  globalThis.a11ySpies.guard();
  const kindOf = (element: Element) => {
    const around = element.closest("header, nav, footer, main, form")?.tagName;
    const { color, backgroundColor, outline } = getComputedStyle(element);
    return [
      element.tagName,
      (element as HTMLInputElement).type,
      element.className,
      around,
      color,
      backgroundColor,
      outline,
      element.getAttribute("style"),
    ].join(" ");
  };
  const kinds = Map.groupBy(globalThis.a11yStops, kindOf);
  const chosen = [...kinds.values()].flatMap((list) => list.slice(0, most));
  return chosen.map((element) => ({ name: nameOf(element), index: globalThis.a11yStops.indexOf(element) }));
}

/** Strong pixels in relation to what is asked for; 1 and more is enough. */
async function difference(page: Page, session: CDPSession, index: number): Promise<number> {
  const box = await page.evaluate(focusOn, index);
  if (box === null) return 1;
  const clip = {
    x: Math.max(0, box.x - margin),
    y: Math.max(0, box.y - margin),
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
    scale: 1,
  };
  const take = async () => {
    const { data } = await session.send("Page.captureScreenshot", { format: "png", clip, optimizeForSpeed: true });
    return sharp(Buffer.from(data, "base64")).removeAlpha().raw().toBuffer();
  };
  const focused = await take();
  await page.evaluate((at) => globalThis.a11yStops[at]?.blur(), index);
  const plain = await take();
  return strongPixels(focused, plain) / Math.min(box.width, box.height, 200);
}

/** In the page; null: it cannot take the focus, which the walk through the page tells. */
function focusOn(index: number): Box | null {
  const element = globalThis.a11yStops[index];
  if (!element) return null;
  element.focus();
  if (document.activeElement !== element) return null;
  const isTall = element.getBoundingClientRect().height > innerHeight - 60;
  element.scrollIntoView({ block: isTall ? "start" : "center", behavior: "instant" });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + scrollX, y: y + scrollY, width: Math.min(width, 800), height: Math.min(height, 400) };
}

const linear = Float64Array.from({ length: 256 }, (_, value) =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
);

function strongPixels(one: Buffer, other: Buffer): number {
  const light = (picture: Buffer, at: number) =>
    0.2126 * (linear[picture[at] ?? 0] ?? 0) +
    0.7152 * (linear[picture[at + 1] ?? 0] ?? 0) +
    0.0722 * (linear[picture[at + 2] ?? 0] ?? 0);
  let count = 0;
  for (let at = 0; at + 2 < Math.min(one.length, other.length); at += 3) {
    const [a, b] = [light(one, at), light(other, at)];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 3) count += 1;
  }
  return count;
}
