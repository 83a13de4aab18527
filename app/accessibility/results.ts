/** The results in the nine items of Annex JB.3.1 of JIS X 8341-3:2016, in the reader's words; drawn as a page and as a file. */
import { formatDate, isoDate } from "../i18n/dates.ts";
import type { Locale } from "../i18n/locales.ts";
import { type Criterion, isOfJis } from "./criteria.ts";
import type { Judgement } from "./judge.ts";
import type { RecordedState } from "./record.ts";
import type { Review, Session } from "./reviews.ts";
import { type Statement, standingClaim } from "./statement.ts";
import { type CriterionResult, criterionResults, killRate } from "./summary.ts";

export type Words = {
  t: (key: string, params?: Record<string, string | number>) => string;
  locale: Locale;
};

export type Evidence = { judgement: Judgement; reviews: readonly Review[]; sessions: readonly Session[] };

export type ResultRow = {
  id: string;
  title: string;
  level: string;
  applies: string;
  result: string;
  check: string;
  notes: string[];
};
export type ResultsView = {
  /** The nine items, in order; the seventh and the eighth are `pages` and `checklist` below. */
  items: { id: string; name: string; lines: string[] }[];
  checklist: ResultRow[];
  additions: ResultRow[];
  /** By page; `:id` and the like stand for what differs. */
  pages: { address: string; name: string; states: string }[];
  anywhere: { name: string; states: string }[];
  tester: string[];
  versions: { name: string; value: string }[];
  sessions: { name: string; value: string }[];
};

export function resultsView(evidence: Evidence, statement: Statement, origin: string, words: Words): ResultsView {
  const { t } = words;
  const { record } = evidence.judgement;
  const results = criterionResults(evidence.judgement);
  const rows = (wanted: (criterion: Criterion) => boolean) =>
    results.filter(({ criterion }) => wanted(criterion)).map((result) => rowOf(result, words));
  const { pages, anywhere } = pagesOf(record.states, origin, words);
  return {
    items: itemsOf(evidence, statement, results, pages.length + anywhere.length, words),
    checklist: rows(isOfJis),
    additions: rows((criterion) => !isOfJis(criterion)),
    pages,
    anywhere,
    tester: testerOf(evidence.judgement, words),
    versions: [
      ...[...record.engines, ...record.browsers].map(({ name, version }) => ({ name, value: version })),
      { name: t("accessibility:results.commit"), value: record.commit ?? t("accessibility:results.noCommit") },
    ],
    sessions: evidence.sessions.map(({ kind, tool, system, browser, on }) => ({
      name: t(`accessibility:session.${kind}`),
      value: t("accessibility:results.session", { tool, system, browser, day: formatDate(on, words.locale) }),
    })),
  };
}

function itemsOf(
  { judgement, sessions }: Evidence,
  statement: Statement,
  results: readonly CriterionResult[],
  pages: number,
  words: Words,
): ResultsView["items"] {
  const { t, locale } = words;
  const { record } = judgement;
  const claim = standingClaim(statement, results, sessions);
  // What was judged long ago, on content that is gone, is no part of this test.
  const reviewed = new Set(judgement.cells.flatMap(({ review }) => (review ? [isoDate(review.at)] : [])));
  const days = [record.date, ...reviewed, ...sessions.map(({ on }) => on)].sort();
  const [first = record.date, last = record.date] = [days[0], days.at(-1)];
  const item = (id: string, ...lines: string[]) => ({ id, name: t(`accessibility:items.${id}`), lines });
  const text = (key: string, params?: Record<string, string | number>) => t(`accessibility:results.${key}`, params);
  return [
    item("claimed", claim ? formatDate(claim.on, locale) : text("unclaimed")),
    item("standard", "JIS X 8341-3:2016"),
    item("level", claim ? text("level", { level: claim.level }) : text("noLevel")),
    item("target", text("target")),
    item("technologies", text("technologies")),
    item(
      "selection",
      text("selection"),
      text("pageCount", { pages, states: record.states.length, locales: record.locales.length }),
      text(`set.${record.set}`),
    ),
    item("addresses", text("seeAddresses")),
    item("checklist", text("seeChecklist")),
    item(
      "period",
      first === last
        ? formatDate(first, locale)
        : text("period", { first: formatDate(first, locale), last: formatDate(last, locale) }),
      text("periodAbout"),
    ),
  ];
}

function rowOf(result: CriterionResult, { t, locale }: Words): ResultRow {
  const { criterion, check, outcome, mode, counts, waiting, disputed, excepted, exceptions, preliminary } = result;
  const text = (key: string, params?: Record<string, string | number>) => t(`accessibility:note.${key}`, params);
  const isNowhere = outcome === "inapplicable";
  const seen = counts.passed + counts.failed + counts.cantTell + counts.inapplicable;
  const notes = [
    isNowhere
      ? text(mode === "automatic" ? "nothingApplies" : preliminary > 0 ? "nothingAppliesSeen" : "nothingAppliesSaid")
      : text("seen", { seen, applicable: seen - counts.inapplicable }),
    // What nobody has decided yet was decided by nobody; that nothing applies is said above.
    ...(mode && !isNowhere && outcome !== "cantTell" && outcome !== "untested"
      ? [text(preliminary > 0 ? "mode.preliminary" : `mode.${mode}`)]
      : []),
    ...(preliminary > 0 ? [text("preliminary", { count: preliminary })] : []),
    ...(counts.failed > 0 ? [text("failed", { count: counts.failed })] : []),
    ...(waiting > 0 && counts.cantTell + counts.untested > 0
      ? [text("waiting", { count: counts.cantTell + counts.untested })]
      : []),
    ...(disputed > 0 ? [text("disputed", { count: disputed })] : []),
    ...(excepted > 0 ? [text("excepted", { count: excepted })] : []),
    ...exceptions.map(({ until }) => text("until", { day: until ? formatDate(until, locale) : "" })),
  ];
  return {
    id: criterion.id,
    title: criterion.title[locale] ?? criterion.title.ja,
    level: criterion.level,
    applies: t(`accessibility:applies.${isNowhere ? "no" : outcome === "untested" ? "unknown" : "yes"}`),
    result: t(`accessibility:outcome.${outcome}`),
    check,
    notes,
  };
}

function pagesOf(states: readonly RecordedState[], origin: string, { t }: Words) {
  const byPage = [...Map.groupBy(states, ({ page }) => page)].map(([page, own]) => ({
    page,
    name: own[0]?.title.replace(/（.*$/, "") ?? page,
    states: t("accessibility:results.stateCount", { count: own.length }),
  }));
  return {
    pages: byPage
      .filter(({ page }) => page.startsWith("/"))
      .map(({ page, ...rest }) => ({ address: `${origin}${page}`, ...rest })),
    anywhere: byPage
      .filter(({ page }) => !page.startsWith("/"))
      .map(({ page, ...rest }) => ({ ...rest, name: `${page} ${rest.name}` })),
  };
}

/** How well the tester finds what is known to be wrong. */
function testerOf({ record }: Judgement, { t }: Words): string[] {
  const { defects, found, missed } = killRate(record.kills);
  if (defects === 0) return [t("accessibility:tester.none")];
  const rate = Math.floor((found / defects) * 1000) / 10;
  const byCriterion = Map.groupBy(missed, ({ criterion }) => criterion);
  return [
    t("accessibility:tester.rate", { defects, found, rate: String(rate) }),
    ...(missed.length === 0
      ? [t("accessibility:tester.noneMissed")]
      : [
          t("accessibility:tester.missed", {
            list: [...byCriterion]
              .map(([id, own]) => `${id} ${t("ui:count", { count: own.length })}`)
              .join(t("ui:list.comma")),
          }),
        ]),
  ];
}
