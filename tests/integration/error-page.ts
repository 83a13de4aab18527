/** What every page that refuses something owes its reader. */
import { expect } from "vitest";
import { type Locale, locales, localizePath } from "../../app/i18n/locales.ts";
import { readResources } from "../../app/i18n/translator.ts";
import type { Page } from "./html-client.ts";
import type { TestPortal } from "./start-portal.ts";

/** Titles of all refusals, by language: those of the pages and those of the server in front of them. */
const titles = Object.fromEntries(
  locales.map((locale) => {
    const { pages, http } = readResources(locale);
    return [locale, new Set([...titlesIn(pages?.error), ...titlesIn(http?.error)])];
  }),
);

function titlesIn(tree: unknown): string[] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.values(tree).flatMap((each: unknown) =>
    typeof each === "object" && each !== null && "title" in each ? [String(each.title)] : [],
  );
}

/** Words of the framework, stacks, and values that were never meant to be read. */
const leaks =
  /Unexpected Server Error|Application Error|\bNot Found\b|\bBad Request\b|Method Not Allowed|Internal Server|\bError:|\n\s+at \S|node_modules|\.tsx?\b|react-router|undefined|\[object |\{\{/;

/** The same for a member of staff: in the console's frame, with the way back to the inbox. */
export function expectConsoleError(page: Page, status: number): void {
  const at = `${page.status} ${page.address}`;
  expect(page.status, page.describe()).toBe(status);
  expect(page.headers["cache-control"], at).toMatch(/no-store/);
  expect(page.lang, at).toBe("ja");
  expect(page.heading, at).toBe("ページを表示できません");
  expect(page.links((href) => href === "/staff").length, `${at}: a way on`).toBeGreaterThan(0);
  expect(page.main, at).not.toMatch(leaks);
}

/** The status, in the reader's language, with a way on and the telephone number of the city; nothing of the machinery. */
export function expectErrorPage(page: Page, status: number, locale: Locale, portal: TestPortal): void {
  const at = `${page.status} ${page.address}`;
  expect(page.status, page.describe()).toBe(status);
  expect(page.headers["content-type"], at).toBe("text/html; charset=utf-8");
  expect(page.headers["cache-control"], at).toMatch(/no-store|no-cache/);
  expect(page.headers["content-security-policy"], at).toContain("default-src 'self'");
  expect(page.lang, at).toBe(locale === "en" ? "en" : "ja");
  expect([...(titles[locale] ?? [])], at).toContain(page.heading);
  expect(page.html, at).toContain(portal.running.portal.city.contact.tel ?? "");
  const home = localizePath("/", locale);
  expect(page.links((href) => href === home).length, `${at}: a way home`).toBeGreaterThan(0);
  expect(page.main, at).not.toMatch(leaks);
}
