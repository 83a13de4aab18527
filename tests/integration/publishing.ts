/** The publishing desk as a person without JavaScript uses it. */
import { generateSync } from "otplib";
import { expectPage } from "./apply.ts";
import type { Browser, Page } from "./html-client.ts";
import type { HtmlForm } from "./html-form.ts";
import type { TestPortal } from "./start-portal.ts";

export const desk = "/staff/handouts";

/** One sign-in per account: a one-time code works once. */
export function staffOf(portal: () => TestPortal): (login: string) => Promise<Browser> {
  const people = new Map<string, Browser>();
  return async (login) => {
    const known = people.get(login);
    if (known) return known;
    const { password, totpSecret } = portal().running.portal.demoAccounts();
    const browser = portal().browser();
    const page = expectPage(await browser.open("/staff/login?to=/staff/procedures"));
    const form = page.form((each) => each.names.includes("password"));
    form
      .fill("login", [login])
      .fill("password", [password])
      .fill("code", [generateSync({ secret: totpSecret })]);
    expectPage(await browser.submit(page, form));
    people.set(login, browser);
    return browser;
  };
}

export const actionForm = (page: Page, action: string): HtmlForm => page.form((form) => form.hidden.action === action);
export const editForm = (page: Page): HtmlForm => page.form((form) => form.names.includes("markdown"));

/** Presses one of the editor's buttons. */
export const pressEdit = (browser: Browser, page: Page, action: string, form = editForm(page)): Promise<Page> =>
  browser.submit(page, form, { name: "action", value: action });

export async function startDraft(browser: Browser, id: string): Promise<Page> {
  const page = expectPage(await browser.open(`${desk}/${id}`));
  return expectPage(await browser.submit(page, actionForm(page, "start")));
}

/** From nothing to the review of a draft whose Japanese text is this one. */
export async function sendToReview(browser: Browser, id: string, change: (markdown: string) => string): Promise<Page> {
  const page = await startDraft(browser, id);
  const form = editForm(page);
  form.fill("markdown", [change(form.values("markdown")[0] ?? "")]);
  return expectPage(await pressEdit(browser, page, "submit", form));
}

export async function approve(browser: Browser, id: string): Promise<Page> {
  const page = expectPage(await browser.open(`${desk}/${id}/review`));
  return browser.submit(page, actionForm(page, "approve"));
}
