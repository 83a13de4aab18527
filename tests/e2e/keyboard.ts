/** Using a page with the keyboard alone. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { SampleForm } from "../factories/answers.ts";

const mostStops = 150;

/** Tabs to the element; fails when it is never reached, or when the focus cannot be seen on the way. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    const unseen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const isMarked = (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      return isMarked ? null : element.outerHTML.slice(0, 120);
    });
    expect(unseen, "the focus can be seen").toBeNull();
  }
  throw new Error(`not reached with the keyboard: ${target}`);
}

export async function activate(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Goes on and waits for the next page. */
export async function follow(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** What the sample says, for the inputs that are there, in the order of the page. */
export async function fillIn(page: Page, { entries, files }: SampleForm): Promise<void> {
  const names = await page.evaluate(() => {
    const inputs = [
      ...document.querySelectorAll<HTMLInputElement>("main form :is(input,select,textarea):not([type=hidden])"),
    ];
    return [...new Set(inputs.map((input) => input.name))];
  });
  for (const name of names) {
    const own = page.locator(`main [name="${name}"]`);
    if (!(await own.first().isVisible())) continue;
    const upload = files[name];
    if (upload) {
      // Asked for first: the browser must know of it before the key is pressed.
      const opened = page.waitForEvent("filechooser");
      await tabTo(page, own);
      await page.keyboard.press("Space");
      const chooser = await opened;
      await chooser.setFiles(
        upload.map((file) => ({ name: file.name, mimeType: file.type, buffer: Buffer.from(file.content) })),
      );
      continue;
    }
    const values = entries[name];
    if (!values) continue;
    const kind = await own
      .first()
      .evaluate((input) => (input.tagName === "SELECT" ? "select" : (input.getAttribute("type") ?? "text")));
    if (kind === "radio") await choose(page, own, values[0] ?? "");
    else if (kind === "checkbox")
      for (const value of values)
        await activate(page, page.locator(`main [name="${name}"][value="${value}"]`), "Space");
    else if (kind === "select") await pick(page, own, values[0] ?? "");
    else await typeInto(page, own.first(), values[0] ?? "");
  }
}

/** Radios: the group is one stop, arrows move and choose. */
async function choose(page: Page, radios: Locator, value: string): Promise<void> {
  await tabTo(page, radios.first());
  await page.keyboard.press("Space");
  const count = await radios.count();
  for (let at = 0; at < count; at++) {
    if (await radios.and(page.locator(`[value="${value}"]`)).isChecked()) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`arrows do not reach ${value}`);
}

async function pick(page: Page, select: Locator, value: string): Promise<void> {
  await tabTo(page, select);
  const count = await select.locator("option").count();
  for (let at = 0; at < count; at++) {
    if ((await select.inputValue()) === value) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`arrows do not reach ${value}`);
}
