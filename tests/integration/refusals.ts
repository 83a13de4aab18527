/** For tests of what is refused: a portal with one application, bytes that no page sends, and whether anything was written. */

import type { Procedure } from "../../app/engine/index.ts";
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { type Applicant, complete, type Filed } from "./apply.ts";
import { ask, type Browser, Page } from "./html-client.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

export const urlencoded = "application/x-www-form-urlencoded";
export const href = (path: string, locale: Locale): string => localizePath(path, locale);

export type Change = { method?: string; headers?: Record<string, string>; body?: string | Buffer };
export type Ground = {
  portal: TestPortal;
  /** Without identification, with a repeating group. */
  bulky: Procedure;
  /** Without identification, with files. */
  comment: Procedure;
  /** An application of somebody whose answers must not come out. */
  filed: Filed;
  applicant(locale?: Locale, variant?: 0 | 1): Applicant;
  /** A form of our own page, with other headers, method or body. */
  send(browser: Browser, path: string, change: Change): Promise<Page>;
  count(table: string): number;
  /** Everything a request could have changed, to compare. */
  written(): string;
};

export async function layGround(): Promise<Ground> {
  const portal = await startPortal();
  const { byId } = await portal.running.portal.procedures.snapshot();
  const find = (id: string): Procedure => {
    const published = byId.get(id);
    if (!published) throw new Error(`no procedure ${id}`);
    return published.procedure;
  };
  const applicant = (locale: Locale = "ja", variant: 0 | 1 = 0): Applicant => ({
    browser: portal.browser(),
    locale,
    variant,
    email: `${locale}-${variant}@example.jp`,
  });
  const count = (table: string) => portal.rows<{ n: number }>(`select count(*) as n from ${table}`)[0]?.n ?? -1;
  const bulky = find("bulky-waste");
  return {
    portal,
    bulky,
    comment: find("public-comment"),
    filed: await complete(portal, bulky, { ...applicant("ja", 1), email: "whose-secret@example.jp" }),
    applicant,
    count,
    async send(browser, path, { method = "POST", headers = {}, body = "" }) {
      const own = { ...browser.formHeaders, "Content-Type": urlencoded, "Content-Length": Buffer.byteLength(body) };
      return new Page(path, await ask(portal.origin, path, { method, headers: { ...own, ...headers }, body }));
    },
    written: () =>
      JSON.stringify([
        portal.rows("select id, revision, answers from drafts order by id"),
        portal.rows("select receipt, status, last_seq from applications order by receipt"),
        ["application_events", "attachments", "outbox", "staff_sessions"].map(count),
      ]),
  };
}
