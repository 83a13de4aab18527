/** What a person does on a page to bring it into a state. */
import type { Page } from "@playwright/test";

/** Presses a button of the page and waits for the page that answers. */
export async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.locator(selector).first().click()]);
}

/** The one button of a form that goes on. */
export const submit = (page: Page): Promise<void> => press(page, "main form[method=post] .button.forward");

/** Sets inputs by name without typing, so that no leaving warning is armed. */
export async function setInputs(page: Page, values: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    for (const [name, value] of Object.entries(given)) {
      const input = document.querySelector<HTMLInputElement>(`[name="${name}"]`);
      if (!input) throw new Error(`no input ${name}`);
      input.value = value;
    }
  }, values);
}

/**
 * Something no field accepts in every input that is typed into, and a text file where a document is asked for. `only`: in
 * the inputs of one field, and no file.
 */
export async function enterNonsense(page: Page, only: string | null = null): Promise<void> {
  await page.evaluate((field) => {
    const typed =
      "main form[method=post] :is(input:not([type]),input[type=text],input[type=email],input[type=tel],textarea)";
    for (const input of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(typed)) {
      if (field !== null && input.name !== field && !input.name.startsWith(`${field}.`)) continue;
      input.removeAttribute("maxlength");
      const isLong = input instanceof HTMLTextAreaElement;
      input.value = isLong ? "a".repeat(6000) : input.inputMode === "numeric" ? "x" : "漢!".repeat(120);
    }
  }, only);
  if (only !== null) return;
  const file = page.locator("main input[type=file]");
  const notADocument = { name: "memo.pdf", mimeType: "application/pdf", buffer: Buffer.from("not a document") };
  for (const input of await file.all()) {
    await input.setInputFiles(notADocument);
    // With the script it is sent, and refused, at once.
    await page.locator("main .sending > li").first().waitFor({ state: "detached" });
  }
}

/** What a page of another site sees when it posts to the portal. */
export async function postFromElsewhere(page: Page, address: string): Promise<void> {
  await page.goto("about:blank");
  await page.setContent(`<form method="post" action="${address}"><button class="go">go</button></form>`);
  await press(page, ".go");
}
