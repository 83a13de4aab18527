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
  /** How old it may be; null: good until something is published. */
  seconds: number | null;
};

type Rule = Omit<PublicPage, "canonical"> & { pattern: RegExp; query: readonly string[]; isBare: boolean };

/** `isBare`: public only without a query, which would hold somebody's answers. */
const page = (pattern: RegExp, options: Partial<Omit<Rule, "pattern">> = {}): Rule => ({
  pattern,
  query: [],
  daily: false,
  isBare: false,
  seconds: null,
  ...options,
});

/** Numbers at the counters: kept just long enough that many telephones ask for nothing twice. */
const boardSeconds = 2;
const recordSeconds = 60;

/** Paths as they are without a language prefix. */
const rules: readonly Rule[] = [
  page(/^\/$/, { daily: true }),
  page(/^\/procedures$/, { daily: true, query: ["q", "category", "lifeEvent", "online"] }),
  page(/^\/procedures\/[a-z0-9-]+$/, { daily: true }),
  page(/^\/guide$/, { daily: true }),
  page(/^\/guide\/[a-z-]+$/, { daily: true, isBare: true }),
  page(/^\/reservations\/card$/, { isBare: true }),
  // A handout may run out at the end of a day.
  page(/^\/handouts$/, { daily: true, query: ["q"] }),
  page(/^\/handouts\/feed\.atom$/, { daily: true }),
  page(/^\/handouts\/(?!notices$)[a-z0-9-]+$/, { daily: true, query: ["furigana"] }),
  page(/^\/handouts\/(?!notices\/)[a-z0-9-]+\/versions$/, { daily: true }),
  page(/^\/handouts\/[a-z0-9-]+\/versions\/[1-9]\d{0,5}$/, { daily: true, query: ["furigana"] }),
  // A run leaves its record beside the server, not in the database: looked at again now and then.
  page(/^\/accessibility(\/results(\/\d\.\d\.\d{1,2})?)?$/, { daily: true, seconds: recordSeconds }),
  page(/^\/open-data$/),
  page(/^\/queue$/, { seconds: boardSeconds }),
  page(/^\/queue\/[a-z0-9-]+$/, { seconds: boardSeconds, isBare: true }),
  page(/^\/queue\/[a-z0-9-]+\/display$/, { seconds: boardSeconds, query: ["colour"] }),
];

/** Null when the address is not on the list. `url` is path and query as they came in the request. */
export function publicPage(url: string): PublicPage | null {
  const at = url.indexOf("?");
  const pathname = at === -1 ? url : url.slice(0, at);
  const { path } = localeOfPath(pathname);
  const rule = rules.find((each) => each.pattern.test(path));
  if (rule === undefined || (rule.isBare && at !== -1)) return null;
  const { daily, seconds, query } = rule;
  return { canonical: pathname + (at === -1 ? "" : knownQuery(url.slice(at + 1), query)), daily, seconds };
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
