import { formatDate } from "../i18n/dates.ts";
import { AccessibilityPage, type AccessibilityPageProps } from "../ui/pages/accessibility-page.tsx";
import type { Route } from "./+types/accessibility";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

export function loader(args: Route.LoaderArgs): { title: string; page: Omit<AccessibilityPageProps, "frame"> } {
  const { t, locale, portal } = readerOf(args);
  const run = portal.accessibilityRun();
  return {
    title: t("portal:titles.accessibility"),
    page: {
      run: run && {
        date: formatDate(run.date, locale),
        engine: run.engine,
        pages: run.pages,
        states: run.states,
        scope: t("portal:accessibilityScope", {
          locales: run.locales.length,
          widths: run.widths.join(" / "),
          renders: run.renders,
        }),
        violations: run.violations,
        report: null,
      },
      department: null,
      deadline: null,
      exceptions: [],
      known: [],
    },
  };
}

export default function Accessibility({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <AccessibilityPage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
