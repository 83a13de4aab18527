/** A clerk at work: signs in, finds an application, acts through the forms of its page. */
import { generateSync } from "otplib";
import { expectPage } from "./apply.ts";
import type { Browser, Page } from "./html-client.ts";
import type { TestPortal } from "./start-portal.ts";

/** Signs in with password and one-time code; a code works once, so one sign-in per account and half minute. */
export async function signIn(
  portal: TestPortal,
  login: string,
  to = "/staff/applications",
): Promise<{ browser: Browser; page: Page }> {
  const { password, totpSecret } = portal.running.portal.demoAccounts();
  const browser = portal.browser();
  const page = expectPage(await browser.open(`/staff/login?to=${encodeURIComponent(to)}`));
  const form = page.form((each) => each.names.includes("password"));
  form
    .fill("login", [login])
    .fill("password", [password])
    .fill("code", [generateSync({ secret: totpSecret })]);
  return { browser, page: await browser.submit(page, form) };
}

export async function findApplication(browser: Browser, receipt: string): Promise<Page> {
  const inbox = expectPage(await browser.open("/staff/applications"));
  const search = inbox.forms.find((form) => form.method === "GET" && form.names.includes("q"));
  if (!search) throw new Error("the inbox has no search");
  const found = expectPage(await browser.submit(inbox, search.fill("q", [receipt])));
  return expectPage(await browser.open(found.link((href) => href.endsWith(`/applications/${receipt}`))));
}

/** Presses the button of one action; `text` is typed where the form asks for words. */
export async function act(browser: Browser, page: Page, action: string, text?: string): Promise<Page> {
  const form = page.form((each) => each.hidden.action === action);
  if (text !== undefined) form.fill("text", [text]);
  return browser.submit(page, form);
}
