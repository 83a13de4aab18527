import { checklistColumns, evidenceFiles, limits } from "../../accessibility/index.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { AccessibilityResultsPage, type ResultsPageProps } from "../../ui/pages/accessibility-results-page.tsx";
import { AccessibilityStyles } from "../../ui/pages/accessibility-styles.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/results";

export async function loader(args: Route.LoaderArgs) {
  const { portal, t, locale, href } = readerOf(args);
  const results = await portal.accessibility.results({ t, locale });
  const page: Omit<ResultsPageProps, "frame"> = {
    back: { label: t("accessibility:results.toPolicy"), href: href("/accessibility") },
    results,
    columns: checklistColumns.map((column) => t(`accessibility:columns.${column}`)),
    criterionHref: Object.fromEntries(
      [...(results?.checklist ?? []), ...(results?.additions ?? [])].map(({ id }) => [
        id,
        href(`/accessibility/results/${id}`),
      ]),
    ),
    limits: limits.map((limit) => t(`accessibility:limits.${limit}`)),
    files: evidenceFiles.map((kind) => ({
      label: t(`accessibility:results.files.${kind}`),
      href: href(`/accessibility/results.${kind}`),
    })),
  };
  return new ServerOnly({ title: t("accessibility:results.title"), page });
}

export default function AccessibilityResults({ loaderData }: Route.ComponentProps) {
  const { title, page } = loaderData.value;
  return (
    <>
      <AccessibilityStyles />
      <PageTitle title={title} />
      <AccessibilityResultsPage frame={useFrame()} {...page} />
    </>
  );
}
