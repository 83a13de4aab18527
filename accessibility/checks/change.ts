/** Something is put into every input, without sending: the page must stay where it is, with the focus where it was. */
import { type Check, verdict } from "./check.ts";

export const change: Check = async ({ page }) => {
  const windows = page.context().pages().length;
  const { count, changed } = await page.evaluate(tryInputs);
  const opened = page.context().pages().length - windows;
  return [
    verdict(
      {
        check: "no-change-on-input",
        criteria: "3.2.2",
        help: "putting something in does not send, leave, open or move the focus",
      },
      [...changed, ...(opened > 0 ? ["opens a window"] : [])],
      count,
    ),
  ];
};

/** In the page. What a person enters comes as these events; the values are put back. */
async function tryInputs() {
  const { all, isSeen, nameOf, words } = globalThis.a11yKit;
  const { guard, release } = globalThis.a11ySpies;
  const inputs = all<HTMLInputElement>(
    "input:not([type=hidden], [type=file], [type=submit], [type=button], [type=image]), select, textarea",
  ).filter((each) => isSeen(each) && !each.disabled);
  const changed: string[] = [];
  const setter = (element: Element, name: "value" | "checked") =>
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), name)?.set?.bind(element) as (
      value: unknown,
    ) => void;
  const tell = (element: Element) => {
    for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const headline = () => words(document.querySelector("h1"));
  const address = location.href;
  const title = headline();
  for (const input of inputs.slice(0, 60)) {
    if (!input.isConnected || !isSeen(input)) continue;
    const isChoice = /radio|checkbox/.test(input.type);
    const was = isChoice ? input.checked : input.value;
    input.focus();
    guard();
    if (isChoice) setter(input, "checked")(!was);
    else if (input instanceof HTMLSelectElement)
      input.selectedIndex = (input.selectedIndex + 1) % Math.max(1, input.options.length);
    else {
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }));
      setter(input, "value")(/number|date|time|month/.test(input.type) ? was : `${was}1`);
      input.dispatchEvent(new KeyboardEvent("keyup", { key: "1", bubbles: true }));
    }
    tell(input);
    await pause(15);
    const moved = input.isConnected && document.activeElement !== input && document.activeElement !== document.body;
    const trail = release();
    if (trail.length > 0) changed.push(`${nameOf(input)}: ${trail.join(", ")}`);
    if (moved) changed.push(`${nameOf(input)}: the focus moves to ${nameOf(document.activeElement ?? document.body)}`);
    if (location.href !== address || headline() !== title) changed.push(`${nameOf(input)}: another page`);
    guard();
    if (isChoice) setter(input, "checked")(was);
    else if (input instanceof HTMLSelectElement) input.value = String(was);
    else setter(input, "value")(was);
    if (input.isConnected) tell(input);
    release();
  }
  // What waits a moment before it acts.
  guard();
  await pause(120);
  changed.push(...release());
  (document.activeElement as HTMLElement | null)?.blur();
  return { count: inputs.length, changed };
}
