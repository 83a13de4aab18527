import {
  type CriterionResult,
  type Current,
  criterionResults,
  isOfJis,
  killRate,
  type Statement,
  standingClaim,
} from "../../accessibility/index.ts";
import { portalContext } from "../../http/context.ts";
import { formatDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { AuditOverviewPage, type AuditOverviewProps } from "../../ui/console/audit-overview-page.tsx";
import type { AuditRow } from "../../ui/console/audit-parts.tsx";
import type { Route } from "./+types/accessibility";
import { base } from "./accessibility-base.ts";
import { criterionHref, criterionName, outcomeWord, tabs, word } from "./accessibility-place.ts";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";

export async function loader({ request, context }: Route.LoaderArgs): Promise<AuditOverviewProps> {
  await requireStaff(request, context, "accessibility.read");
  const { accessibility } = context.get(portalContext);
  const [current, decided] = [await accessibility.current(), await accessibility.decided()];
  const results = current ? criterionResults(current.judgement) : [];
  return {
    tabs: current ? tabs : tabs.filter(({ id }) => id === "overview"),
    facts: current && runFacts(current),
    counts: countFacts(results),
    open: openPoints(accessibility.statement, results, decided.sessions.length),
    problems: decided.problems.map(({ file, path, message }) => word("problem", { file, path, message })),
    criteria: results.map(rowOf),
    downloads: [
      { label: word("download.bundle"), href: `${base}/evidence.zip`, hint: word("download.bundleHint") },
      { label: word("download.public"), href: "/accessibility/results", hint: word("download.publicHint") },
    ].slice(0, current ? 2 : 0),
  };
}

function runFacts({ judgement: { record } }: Current): { name: string; value: string }[] {
  const { defects, found } = killRate(record.kills);
  const pages = new Set(record.states.map(({ page }) => page)).size;
  return [
    { name: word("fact.date"), value: formatDate(record.date, "ja") },
    { name: word("fact.commit"), value: record.commit ?? word("fact.noCommit") },
    { name: word("fact.set"), value: word(`set.${record.set}`) },
    {
      name: word("fact.scope"),
      value: word("fact.scopeOf", { pages, states: record.states.length, locales: record.locales.length }),
    },
    { name: word("fact.views"), value: record.views.join("、") },
    {
      name: word("fact.engines"),
      value: [...record.engines, ...record.browsers].map(({ name, version }) => `${name} ${version}`).join("、"),
    },
    {
      name: word("fact.kills"),
      value: defects === 0 ? word("fact.noKills") : word("fact.killsOf", { defects, found }),
    },
  ];
}

function countFacts(results: readonly CriterionResult[]): { name: string; value: string }[] {
  const ofJis = results.filter(({ criterion }) => isOfJis(criterion));
  const places = (count: (result: CriterionResult) => number) => results.reduce((sum, each) => sum + count(each), 0);
  return [
    ...(["passed", "inapplicable", "failed", "cantTell", "untested"] as const).map((outcome) => ({
      name: word("count.criteria", { outcome: outcomeWord(outcome) }),
      value: word("count.of", {
        count: ofJis.filter((each) => each.outcome === outcome).length,
        total: ofJis.length,
      }),
    })),
    { name: word("count.waiting"), value: word("count.places", { count: places(({ waiting }) => waiting) }) },
    {
      name: word("count.failures"),
      value: word("count.places", { count: places(({ openFailures }) => openFailures) }),
    },
    { name: word("count.excepted"), value: word("count.places", { count: places(({ excepted }) => excepted) }) },
    { name: word("count.disputed"), value: word("count.places", { count: places(({ disputed }) => disputed) }) },
  ];
}

/** 要確認: what the city has to decide before it can state anything. */
function openPoints(statement: Statement, results: readonly CriterionResult[], sessions: number): string[] {
  return [
    ...(statement.department === null ? [word("open.department")] : []),
    ...(statement.deadline === null ? [word("open.deadline")] : []),
    ...(sessions === 0 ? [word("open.sessions")] : []),
    ...(statement.claim === null
      ? [word("open.claim")]
      : standingClaim(statement, results, []) === null && sessions === 0
        ? [word("open.claimUnmet")]
        : []),
  ];
}

const rowOf = ({ criterion, check, outcome, waiting, openFailures, disputed }: CriterionResult): AuditRow => ({
  key: criterion.id,
  cells: [
    { label: criterionName(criterion), href: criterionHref(criterion.id) },
    isOfJis(criterion) ? criterion.level : word("beside", { level: criterion.level, wcag: criterion.since }),
    check,
    outcomeWord(outcome),
    String(waiting),
    String(openFailures),
    String(disputed),
  ],
});

export default function Accessibility({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="accessibility" title={t("auditor:title")}>
      <AuditOverviewPage {...loaderData} />
    </ConsolePage>
  );
}
