/** Filling in forms as people with a mouse or a finger do. */
import type { Page } from "@playwright/test";
import type { SampleForm } from "../factories/answers.ts";

const named = (name: string) => `main [name="${name}"]`;

/** Every input the sample names and the page shows. */
export async function fillIn(page: Page, { entries, files }: SampleForm): Promise<void> {
  for (const [name, values] of Object.entries(entries)) {
    const inputs = page.locator(named(name));
    const first = inputs.first();
    if ((await inputs.count()) === 0 || !(await first.isVisible())) continue;
    const kind = await first.evaluate((input) =>
      input.tagName === "SELECT" ? "select" : (input.getAttribute("type") ?? "text"),
    );
    if (kind === "select") await first.selectOption(values);
    else if (kind === "radio" || kind === "checkbox")
      for (const value of values) await page.locator(`${named(name)}[value="${value}"]`).check();
    else await first.fill(values[0] ?? "");
  }
  for (const [name, list] of Object.entries(files)) {
    await page
      .locator(named(name))
      .setInputFiles(list.map((file) => ({ name: file.name, mimeType: file.type, buffer: Buffer.from(file.content) })));
  }
}

/** The button that goes on. */
export const goOn = (page: Page): Promise<void> => page.locator("main form[method=post] button.forward").click();
