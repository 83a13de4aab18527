import {
  type CriterionResult,
  criterionResults,
  isOfJis,
  type Statement,
  standingClaim,
} from "../accessibility/index.ts";
import { formatDate } from "../i18n/dates.ts";
import { AccessibilityPage, type AccessibilityPageProps } from "../ui/pages/accessibility-page.tsx";
import type { Route } from "./+types/accessibility";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";

type Page = Omit<AccessibilityPageProps, "frame">;

export async function loader(args: Route.LoaderArgs): Promise<{ title: string; page: Page }> {
  const reader = readerOf(args);
  const { t, locale, portal, text, href } = reader;
  const { statement } = portal.accessibility;
  const evidence = await portal.accessibility.current();
  const results = (evidence ? criterionResults(evidence.judgement) : []).filter(({ criterion }) => isOfJis(criterion));
  const department = portal.city.departments.find(({ id }) => id === statement.department);
  const claim = standingClaim(statement, results, evidence?.sessions ?? []);
  return {
    title: t("portal:titles.accessibility"),
    page: {
      claim: claim && t("accessibility:policy.claimed", { day: formatDate(claim.on, locale), level: claim.level }),
      run: evidence && {
        date: formatDate(evidence.judgement.record.date, locale),
        scope: t("accessibility:policy.scopeLine", {
          pages: new Set(evidence.judgement.record.states.map(({ page }) => page)).size,
          states: evidence.judgement.record.states.length,
          locales: evidence.judgement.record.locales.length,
        }),
        results: countLines(results, reader),
        report: { label: t("accessibility:results.toResults"), href: href("/accessibility/results") },
      },
      department: department ? text(department.name) : null,
      deadline: statement.deadline && formatDate(statement.deadline, locale),
      exceptions: [...statement.exceptions.map(text), ...acceptedOf(results, reader)],
      known: [...knownOf(statement, reader), ...failuresOf(results, reader)],
    },
  };
}

function countLines(results: readonly CriterionResult[], { t }: Reader): string[] {
  const count = (...wanted: CriterionResult["outcome"][]) =>
    results.filter(({ outcome }) => wanted.includes(outcome)).length;
  return [
    t("accessibility:policy.decided", { count: count("passed", "inapplicable") }),
    t("accessibility:policy.failed", { count: count("failed") }),
    t("accessibility:policy.waiting", { count: count("cantTell", "untested") }),
  ];
}

const knownOf = ({ known }: Statement, { text }: Reader): Page["known"] =>
  known.map(({ problem, plan }) => ({ problem: text(problem), plan: text(plan) }));

/** What auditors have accepted for a while; their reasons stand with the test results. */
const acceptedOf = (results: readonly CriterionResult[], { t, locale }: Reader): string[] =>
  results.flatMap(({ criterion: { id, title }, exceptions }) =>
    exceptions.flatMap(({ until }) =>
      until === null
        ? []
        : [
            t("accessibility:policy.exception", {
              criterion: `${id} ${title[locale] ?? title.ja}`,
              day: formatDate(until, locale),
            }),
          ],
    ),
  );

/** What the last test found is known, too, whether or not the city has written of it. */
const failuresOf = (results: readonly CriterionResult[], { t, locale }: Reader): Page["known"] =>
  results
    .filter(({ outcome }) => outcome === "failed")
    .map(({ criterion: { id, title } }) => ({
      problem: t("accessibility:policy.failedHere", { criterion: `${id} ${title[locale] ?? title.ja}` }),
      plan: t("accessibility:policy.failedPlan"),
    }));

export default function Accessibility({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <AccessibilityPage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
