/** A resident completes a procedure from its guide page to the receipt, with what the pages show and nothing else. */
import type { Procedure } from "../../app/engine/index.ts";
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { fieldIdOf, fieldsAt, valuesFor } from "../factories/form-values.ts";
import type { Browser, Page } from "./html-client.ts";
import type { HtmlForm } from "./html-form.ts";
import type { TestPortal } from "./start-portal.ts";

export type Applicant = {
  browser: Browser;
  locale: Locale;
  variant: 0 | 1;
  email: string;
  /** Items in each repeating group, as far as it allows; absent: as few as allowed, two in variant 1. */
  items?: number;
  /** What is typed into a field instead of the sample, by its id. */
  texts?: Readonly<Record<string, string>>;
};
export type Filed = {
  procedure: Procedure;
  applicant: Applicant;
  receipt: string;
  code: string;
  /** The address a mail must go to; null: none was given. */
  contact: string | null;
  receiptPage: Page;
  /** Pages seen on the way, "review" included. */
  pages: number;
};

const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo" }).format(new Date());

/** A page that must be as it should; says where it went wrong otherwise. */
export function expectPage(page: Page, status = 200): Page {
  if (page.status !== status) throw new Error(`expected ${status}: ${page.describe()}`);
  return page;
}

export async function begin(procedure: Procedure, { browser, locale }: Applicant): Promise<Page> {
  const guide = expectPage(await browser.open(localizePath(`/procedures/${procedure.id}`, locale)));
  const start = expectPage(
    await browser.open(guide.link((href) => href.endsWith(`/procedures/${procedure.id}/apply`))),
  );
  return expectPage(await browser.submit(start, start.form()));
}

/** Below `/procedures/:id/apply/`; null when the browser is elsewhere. */
export const formPath = (page: Page): string | null => /\/procedures\/[^/]+\/apply\/(.+)$/.exec(page.path)?.[1] ?? null;

/** Fills whatever the form shows; every input must belong to a field of this page, every value must be possible. */
export function fillForm(form: HtmlForm, procedure: Procedure, path: string, applicant: Applicant): void {
  const { variant, email, texts = {} } = applicant;
  const shown = new Set(form.names.map(fieldIdOf));
  const fields = fieldsAt(procedure, path).filter(({ id }) => shown.has(id));
  const known = new Set(fields.map(({ id }) => id));
  const stray = [...shown].find((id) => !known.has(id));
  if (stray !== undefined) throw new Error(`${procedure.id} ${path}: the input "${stray}" belongs to no field`);
  const values = valuesFor(procedure, fields, { variant, today: today() });
  for (const field of fields)
    if (field.spec.type === "email" && values.entries[field.id]) values.entries[field.id] = [email];
  for (const [id, text] of Object.entries(texts)) if (values.entries[id]) values.entries[id] = [text];
  for (const [name, typed] of Object.entries(values.entries)) form.fill(name, typed);
  for (const [name, files] of Object.entries(values.files)) form.attach(name, files);
}

export async function complete(portal: TestPortal, procedure: Procedure, applicant: Applicant): Promise<Filed> {
  let page = await begin(procedure, applicant);
  let contact: string | null = null;
  for (let pages = 1; pages < 100; pages++) {
    if (formPath(page) === null) return receiptOf(page, { procedure, applicant, contact, pages: pages - 1 });
    const sent = page;
    page = expectPage(await answerPage(portal, page, procedure, applicant));
    // Whatever the page's form holds now was sent with it.
    if (sent.forms.some((form) => form.names.some((name) => form.values(name).includes(applicant.email)))) {
      contact = applicant.email;
    }
  }
  throw new Error(`${procedure.id} does not end`);
}

/** Goes on until the form is at `path`, "movers/new" for instance. */
export async function advanceTo(
  portal: TestPortal,
  procedure: Procedure,
  applicant: Applicant,
  path: string,
): Promise<Page> {
  let page = await begin(procedure, applicant);
  for (let pages = 1; pages < 100 && formPath(page) !== null; pages++) {
    if (formPath(page) === path) return page;
    page = expectPage(await answerPage(portal, page, procedure, applicant));
  }
  throw new Error(`${procedure.id} does not come by ${path}`);
}

/** Answers one page of the form, "identity" and "review" included, and presses its button. */
export async function answerPage(
  portal: TestPortal,
  page: Page,
  procedure: Procedure,
  applicant: Applicant,
): Promise<Page> {
  const path = formPath(page) ?? "";
  if (path === "identity") return identify(portal, page, applicant);
  if (page.has("#add")) return nextOfList(page, procedure, path, applicant);
  const form = page.form();
  if (path !== "review") fillForm(form, procedure, path, applicant);
  return applicant.browser.submit(page, form);
}

/** The list of a repeating group: adds people until there are enough, then goes on. */
async function nextOfList(
  page: Page,
  procedure: Procedure,
  path: string,
  { browser, variant, items }: Applicant,
): Promise<Page> {
  const { min, max } = procedure.stepById.get(path)?.group?.spec.repeat ?? { min: 0, max: 0 };
  const wanted = Math.max(min, Math.min(items ?? (variant === 1 ? 2 : min), max));
  if (page.text(".item").length >= wanted) return browser.submit(page, page.form());
  return browser.open(page.link((href) => href.endsWith(`/${path}/new`)));
}

async function identify(portal: TestPortal, page: Page, { browser, email }: Applicant): Promise<Page> {
  const form = page.form();
  if (form.names.length === 0) return withCard(page, browser);
  if (!form.names.includes("code")) return browser.submit(page, form.fill("email", [email]));
  const mail = await portal.mail(({ to, subject }) => to === email && /\b\d{6}\b/.test(subject));
  const code = /\b(\d{6})\b/.exec(mail.subject)?.[1] ?? "";
  return browser.submit(page, form.fill("code", [code]));
}

/** With the demo's card: to its stand-in, where one of three persons is chosen, and back. */
export async function withCard(page: Page, browser: Browser, person = 0): Promise<Page> {
  const choice = expectPage(await browser.submit(page, page.form()));
  return browser.submit(choice, choice.form(), choice.form().buttons[person]);
}

function receiptOf(page: Page, filed: Pick<Filed, "procedure" | "applicant" | "contact" | "pages">): Filed {
  const [receipt = "", code = ""] = page.text(".big-number");
  if (!page.path.endsWith(`/applications/${receipt}/receipt`)) throw new Error(`no receipt: ${page.describe()}`);
  return { ...filed, receipt, code, receiptPage: page };
}
