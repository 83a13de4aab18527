/** What is noted of each page-state, to be compared over all of them once they have all been seen. */
import type { Page } from "@playwright/test";
import type { Locale } from "../../app/i18n/locales.ts";
import type { Subject } from "./check.ts";

export type Note = {
  state: string;
  page: string;
  locale: Locale;
  area: "public" | "staff";
  isOwn: boolean;
  isProcess: boolean;
  path: string;
  title: string;
  /** By part of the frame ("header", "footer"): the keys of its links and buttons in order. */
  frame: Record<string, string[]>;
  /** Names of what is the same thing on many pages, by what it does. */
  names: [key: string, name: string][];
  /** Where telephone and contact stand among the parts of the frame. */
  help: string[];
  links: string[];
};

/**
 * Steps of something begun, and what belongs to one person: they are reached by going through it, which WCAG 2.4.5 allows.
 * In the console what has a name of its own is opened from its list.
 */
export const isProcess = ({ area, page, pattern }: Pick<Subject, "area" | "page" | "pattern">): boolean =>
  pattern === null ||
  /^\d{3}$/.test(page) ||
  (area === "staff" && pattern.includes(":")) ||
  /\/(apply|withdraw|correction|payments?|receipt|change|cancel|details|waiting|versions|notices?|new|resume|helpful)\b|\/:(receipt|code|charge|key)\b|demo/.test(
    pattern,
  );

export async function noteOf(page: Page, locale: Locale, subject: Subject): Promise<Note> {
  const seen = await page.evaluate(gather);
  return {
    state: subject.id,
    page: subject.page,
    locale,
    area: subject.area,
    isOwn: subject.isElsewhere !== true && subject.isBare !== true && (subject.status ?? 200) === 200,
    isProcess: isProcess(subject),
    ...seen,
  };
}

/** In the page. */
function gather() {
  const { accName, all, isSeen, words } = globalThis.a11yKit;
  const plain = (path: string) =>
    path.replace(/^\/(easy|en)(?=\/|$)/, "").replace(/[0-9A-Z]{4,}-[0-9A-Z]{4,}|[0-9a-f-]{20,}|\d+/g, "0") || "/";
  const keyOf = (element: Element): string => {
    if (element instanceof HTMLAnchorElement) {
      if (element.hreflang) return `language ${element.hreflang}`;
      if (element.protocol === "tel:") return "telephone";
      if (element.getAttribute("href")?.startsWith("#")) return `skip ${element.hash}`;
      return plain(element.pathname);
    }
    const form = (element as HTMLButtonElement).form;
    return form
      ? `${form.getAttribute("method") ?? "get"} ${plain(new URL(form.getAttribute("action") || location.href, location.href).pathname)}`
      : "button";
  };
  // Numbers beside a name come and go.
  const shortName = (element: Element) => accName(element).replace(/[\s\d,，]+(件|人|items?)?$/, "");
  const frame: Record<string, string[]> = {};
  const names: [string, string][] = [];
  for (const part of all("body > header, body > footer, .console > header, body > a")) {
    const inside = part.matches("a") ? [part] : all("a[href], button[type=submit]", part);
    const key = part.tagName.toLowerCase();
    frame[key] = [...(frame[key] ?? []), ...inside.map(keyOf)];
    if (!part.matches(".step-head"))
      names.push(...inside.map((each): [string, string] => [`${key} ${keyOf(each)}`, shortName(each)]));
  }
  for (const back of all(".step-head a.back")) names.push(["back", shortName(back)]);
  for (const search of all("search button, [role=search] button"))
    names.push([`search ${keyOf(search)}`, shortName(search)]);
  const help = all(
    "body > header a[href^='tel:'], main, body > footer section, body > footer nav, body > footer a[href^='tel:']",
  ).filter(isSeen);
  return {
    path: plain(location.pathname),
    title: document.title,
    frame,
    names,
    help: help.map((each) =>
      each.matches("a")
        ? "telephone"
        : each.matches("section")
          ? `section ${words(each.querySelector("h2"))}`
          : each.tagName.toLowerCase(),
    ),
    links: [
      ...new Set(
        all<HTMLAnchorElement>("a[href]")
          .filter((link) => link.origin === location.origin)
          .map((link) => plain(link.pathname)),
      ),
    ],
  };
}
