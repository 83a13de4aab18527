/**
 * The allow-list of pages that are the same for everyone and may be kept: everything else is personal.
 * A page is rendered without any header of the request, so nothing personal can slip into it.
 */
import { localeOfPath } from "../i18n/locales.ts";

export type PublicPage = {
  /** Path and query in one spelling: known parameters only, in this order. */
  canonical: string;
  /** Shows something that changes with the day in Japan (deadlines, closed days). */
  daily: boolean;
};

type Rule = { pattern: RegExp; query: readonly string[]; daily: boolean; isBare: boolean };

/** `isBare`: public only without a query, which would hold somebody's answers. */
const page = (pattern: RegExp, options?: { query?: readonly string[]; daily?: boolean; isBare?: boolean }): Rule => ({
  pattern,
  query: options?.query ?? [],
  daily: options?.daily ?? false,
  isBare: options?.isBare ?? false,
});

/** Paths as they are without a language prefix. */
const rules: readonly Rule[] = [
  page(/^\/$/, { daily: true }),
  page(/^\/procedures$/, { query: ["q", "category", "lifeEvent", "online"] }),
  page(/^\/procedures\/[a-z0-9-]+$/, { daily: true }),
  page(/^\/guide$/, { daily: true }),
  page(/^\/guide\/[a-z-]+$/, { daily: true, isBare: true }),
  page(/^\/handouts$/),
  page(/^\/handouts\/[a-z0-9-]+$/),
  page(/^\/accessibility(\/results)?$/),
  page(/^\/open-data$/),
];

/** Null when the address is not on the list. `url` is path and query as they came in the request. */
export function publicPage(url: string): PublicPage | null {
  const at = url.indexOf("?");
  const pathname = at === -1 ? url : url.slice(0, at);
  const { path } = localeOfPath(pathname);
  const rule = rules.find((each) => each.pattern.test(path));
  if (rule === undefined || (rule.isBare && at !== -1)) return null;
  return { canonical: pathname + (at === -1 ? "" : knownQuery(url.slice(at + 1), rule.query)), daily: rule.daily };
}

function knownQuery(search: string, names: readonly string[]): string {
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of names) {
    const values = given.getAll(name).map((value) => value.trim().slice(0, 200));
    for (const value of [...new Set(values)].sort()) if (value !== "") kept.append(name, value);
  }
  const text = kept.toString();
  return text === "" ? "" : `?${text}`;
}
