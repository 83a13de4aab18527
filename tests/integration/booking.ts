/** A resident books a visit from the list of services to the confirmed page, with what the pages show and nothing else. */
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { expectPage } from "./apply.ts";
import type { Browser, Page } from "./html-client.ts";
import type { HtmlForm, SubmitButton } from "./html-form.ts";

export type Visitor = { browser: Browser; locale: Locale; tel: string; email: string };
export type Booked = { page: Page; code: string; secret: string };

const isTimes = (form: HtmlForm) => form.buttons.some(({ name }) => name === "at");

/** Buttons that take a time, in the order of the page. */
export const timesOn = (page: Page): SubmitButton[] =>
  page.forms.filter(isTimes).flatMap((form) => form.buttons.filter(({ name }) => name === "at"));

/** Presses the button of a time; the last one of the page unless one is asked for. */
export function take(browser: Browser, page: Page, wanted?: string): Promise<Page> {
  const all = timesOn(page);
  const button = wanted === undefined ? all.at(-1) : all.find(({ value }) => value === wanted);
  if (!button) throw new Error(`no such time: ${page.describe()}`);
  const form = page.forms.find(({ buttons }) =>
    buttons.some(({ name, value }) => name === "at" && value === button.value),
  );
  if (!form) throw new Error(`no form: ${page.describe()}`);
  return browser.submit(page, form, button);
}

/** From the list of services to the times; answers what is asked on the way with the first choice. */
export async function toTimes({ browser, locale }: Visitor, service: string): Promise<Page> {
  const home = expectPage(await browser.open(localizePath("/reservations", locale)));
  return choose(
    browser,
    expectPage(await browser.open(home.link((href) => href.endsWith(`/reservations/new/${service}`)))),
  );
}

/** Answers what is asked before the times, when something is. */
export async function choose(browser: Browser, page: Page): Promise<Page> {
  const asked = ["place", "area", "with"];
  const form = page.forms.find((each) => each.method === "GET" && asked.some((name) => each.names.includes(name)));
  if (!form) return page;
  if (form.names.includes("place")) form.fill("place", [form.choices("place")[0] ?? ""]);
  if (form.names.includes("area")) form.fill("area", ["inside"]);
  return expectPage(await browser.submit(page, form));
}

export function fillDetails(page: Page, { tel, email, locale }: Visitor): HtmlForm {
  const form = page.form((each) => each.names.includes("tel"));
  form.fill("name.family", ["見本"]).fill("name.given", ["花子"]).fill("tel", [tel]).fill("email", [email]);
  if (locale === "ja") form.fill("kana", ["みほん　はなこ"]);
  return form;
}

export async function book(visitor: Visitor, service: string): Promise<Booked> {
  const details = expectPage(await take(visitor.browser, await toTimes(visitor, service)));
  return booked(expectPage(await visitor.browser.submit(details, fillDetails(details, visitor))));
}

export function booked(page: Page): Booked {
  const [code = "", secret = ""] = page.text(".big-number").map((text) => text.replace(/\s/g, ""));
  if (!page.path.endsWith(`/reservations/${code}`)) throw new Error(`not booked: ${page.describe()}`);
  return { page, code, secret };
}
