/** One criterion on the auditor's desk: its places, filtered, and the forms that decide about them. */
import { type Cell, type Criterion, criterionResults, isOpenFailure } from "../../accessibility/index.ts";
import { type AuditFilter, auditShows, seenHash } from "../../console/index.ts";
import { formatDate } from "../../i18n/dates.ts";
import { may } from "../../identity/index.ts";
import type { AuditCriterionProps } from "../../ui/console/audit-criterion-page.tsx";
import type { AuditDecisionProps } from "../../ui/console/audit-decision-forms.tsx";
import type { AuditRow } from "../../ui/console/audit-parts.tsx";
import { base } from "./accessibility-base.ts";
import {
  type AuditPlace,
  complaintLines,
  decidedLines,
  engineLines,
  languageWord,
  outcomeWord,
  stateHref,
  statesById,
  tabs,
  word,
} from "./accessibility-place.ts";

/** The table shows no more; the decision is about all. */
const mostRows = 200;

export function filterOf(url: string, criterion: string): AuditFilter {
  const search = new URL(url).searchParams;
  return {
    criterion,
    show: auditShows.find((show) => show === search.get("show")) ?? "waiting",
    page: search.get("page") ?? "",
    locale: search.get("locale") ?? "",
  };
}

type Tried = Partial<Pick<AuditDecisionProps, "inputs" | "errors" | "failure">>;

export async function criterionView(
  place: AuditPlace,
  criterion: Criterion,
  filter: AuditFilter,
  done: string | null,
  tried: Tried = {},
): Promise<AuditCriterionProps> {
  const { portal, staff, current } = place;
  const { record } = current.judgement;
  const cells = await portal.auditDesk.places(filter);
  const result = criterionResults({
    cells: current.judgement.cells.filter((cell) => cell.criterion === criterion.id),
  }).find((each) => each.criterion === criterion);
  const forms = may(staff.role, "accessibility.review") && cells.length > 0 ? formsOf(place, cells, tried) : null;
  return {
    tabs,
    backHref: base,
    done,
    failure: forms === null ? (tried.failure ?? null) : null,
    facts: [
      { name: word("columns.level"), value: `${criterion.level}（WCAG ${criterion.since}）` },
      { name: word("columns.check"), value: word(`check.${result?.check ?? "HC"}`) },
      { name: word("columns.result"), value: outcomeWord(result?.outcome ?? "untested") },
      {
        name: word("criterion.counts"),
        value: Object.entries(result?.counts ?? {})
          .map(([outcome, count]) => `${outcomeWord(outcome)} ${count}`)
          .join("、"),
      },
    ],
    how: criterion.howToTest,
    filter,
    shows: auditShows.map((value) => ({ value, label: word(`show.${value}`) })),
    pages: [...new Set(record.states.map(({ page }) => page))].map((value) => ({ value, label: value })),
    locales: record.locales.map((value) => ({ value, label: languageWord(value) })),
    rows: cells.slice(0, mostRows).map((cell) => rowOf(cell, place)),
    total: cells.length,
    forms,
  };
}

const formsOf = ({ portal }: AuditPlace, cells: readonly Cell[], tried: Tried): AuditDecisionProps => ({
  seen: seenHash(cells),
  total: cells.length,
  failures: cells.filter(isOpenFailure).length,
  inputs: tried.inputs ?? {},
  errors: tried.errors ?? {},
  failure: tried.failure ?? null,
  today: formatDate(portal.clock.now(), "ja"),
});

function rowOf(cell: Cell, { current, portal }: AuditPlace): AuditRow {
  const state = statesById(current).get(cell.state);
  return {
    key: `${cell.state} ${cell.locale}`,
    cells: [
      { label: state?.title ?? cell.state, href: stateHref(cell.state) },
      languageWord(cell.locale),
      [outcomeWord(cell.outcome), ...(cell.isDisputed ? [word("disputed")] : [])],
      engineLines(cell.verdicts),
      complaintLines(cell.verdicts),
      decidedLines(cell, portal.clock.now()),
    ],
  };
}
