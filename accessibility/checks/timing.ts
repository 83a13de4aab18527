/** Clocks of the page, made to ring at once; what moves, blinks or flashes; what leaves by itself. */
import { type Check, verdict } from "./check.ts";

type Clocks = { limits: string[]; moving: string[]; flashing: string[]; restless: string[]; clocks: number };

export const timing: Check = async ({ page }) => {
  // News that came in just now is no movement: what moves does so again and again.
  const once = await page.evaluate(watch, 250);
  const again = once.length === 0 ? [] : await page.evaluate(watch, 1000);
  const still = once.filter((each) => again.includes(each));
  const { limits, moving, flashing, restless, clocks } = await page.evaluate(ring);
  return [
    verdict(
      {
        check: "no-time-limit",
        criteria: "2.2.1",
        help: "no clock of the page takes anything away or leads elsewhere",
      },
      limits,
      clocks,
    ),
    verdict(
      {
        check: "nothing-moves",
        criteria: "2.2.2",
        help: "nothing moves, blinks or scrolls by itself for more than five seconds",
      },
      [...moving, ...still, ...restless],
      clocks,
    ),
    verdict(
      { check: "nothing-flashes", criteria: "2.3.1", help: "nothing flashes more than three times a second" },
      flashing,
      moving.length + flashing.length,
    ),
    verdict(
      { check: "reduced-motion", criteria: [], help: "nothing moves when less motion is asked for" },
      moving.length > 0 ? moving : [],
    ),
  ];
};

/** In the page: changes to what is seen while nobody does anything. */
async function watch(ms: number): Promise<string[]> {
  const { isSeen, nameOf } = globalThis.a11yKit;
  const changed = new Set<string>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      if (element && element !== document.documentElement && isSeen(element)) changed.add(nameOf(element).slice(0, 20));
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  await new Promise((resolve) => setTimeout(resolve, ms));
  observer.disconnect();
  return [...changed].map((name) => `changes by itself: ${name}`);
}

/** In the page: every clock rings now. */
async function ring(): Promise<Clocks> {
  const { all, isSeen, nameOf, texts, words } = globalThis.a11yKit;
  const { guard, moved, release, timers } = globalThis.a11ySpies;
  const limits: string[] = [];
  const restless: string[] = [];
  const flashing: string[] = [];
  for (const meta of all<HTMLMetaElement>("meta[http-equiv=refresh i]")) {
    const seconds = Number.parseFloat(meta.content);
    if (!(seconds > 72_000)) limits.push(`refresh: ${meta.content}`);
  }
  const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
  const shown = () =>
    texts()
      .map(({ text }) => text)
      .join("\n");
  const look = () =>
    all("body *")
      .filter(isSeen)
      .map((each) => {
        const { color, backgroundColor, visibility, opacity, transform, left, top } = getComputedStyle(each);
        return [color, backgroundColor, visibility, opacity, transform, left, top].join();
      })
      .join("\n");
  const inputs = () =>
    all<HTMLInputElement>("input:not([type=hidden]), select, textarea").filter((each) => isSeen(each) && !each.disabled)
      .length;
  // Moving the focus or closing the form are limits too; a fresh number somewhere is not.
  const clocks = [...timers.values()].filter(({ delay }) => delay >= 50);
  for (const { run, delay, repeats } of clocks) {
    const [text, colours, fields, focused, heading] = [
      shown(),
      look(),
      inputs(),
      document.activeElement,
      words(document.querySelector("h1")),
    ];
    const dialogs = all("dialog[open], [role=alertdialog]").length;
    guard();
    try {
      run();
    } catch {
      // A clock without its page: nothing that a person would meet.
    }
    // Seen at once: by the next look a quick clock may have put it back.
    const isSwitched = look() !== colours;
    await pause();
    const trail = release();
    const name = `${delay} ms`;
    const isLimit =
      trail.length > 0 ||
      inputs() < fields ||
      (document.activeElement !== focused && focused?.isConnected) ||
      words(document.querySelector("h1")) !== heading ||
      all("dialog[open], [role=alertdialog]").length > dialogs;
    if (isLimit) limits.push([name, ...trail].join(": "));
    const changes = isSwitched || shown() !== text || look() !== colours;
    // Waiting for a turn is told every ten seconds at most; that is no movement, and the list stays still.
    if (changes && repeats && delay < 5000) restless.push(`changes every ${name}`);
    if (isSwitched && repeats && delay <= 333) flashing.push(`every ${name}`);
  }
  const moving: string[] = [];
  for (const { target, duration, iterations } of moved) {
    if (duration * iterations > 5000) moving.push(`${nameOf(target)}: animation of ${duration} ms`);
    if (duration <= 333 && iterations > 3) flashing.push(`${nameOf(target)}: ${duration} ms`);
  }
  const old = all("marquee, blink").filter(isSeen);
  const pictures = all<HTMLImageElement>(
    "img[src*='.gif' i], img[src^='data:image/gif' i], img[src*='.apng' i]",
  ).filter((each) => isSeen(each) && each.naturalWidth > 1);
  moving.push(...[...old, ...pictures].map(nameOf));
  const blinking = all("body *").filter((each) => getComputedStyle(each).textDecorationLine.includes("blink"));
  moving.push(...blinking.map(nameOf));
  return { limits, moving, flashing, restless, clocks: clocks.length };
}
