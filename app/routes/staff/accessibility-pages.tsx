import { type StateResult, stateResults } from "../../accessibility/index.ts";
import { useText } from "../../i18n/text-context.tsx";
import { AuditListPage, type AuditListProps } from "../../ui/console/audit-list-page.tsx";
import type { AuditRow } from "../../ui/console/audit-parts.tsx";
import type { Route } from "./+types/accessibility-pages";
import { openAudit, stateHref, tabs, word } from "./accessibility-place.ts";
import { ConsolePage } from "./rail.tsx";

/** Every page in every state, those for residents first. */
export async function loader({ request, context }: Route.LoaderArgs): Promise<AuditListProps> {
  const { current } = await openAudit(request, context);
  const results = stateResults(current.judgement);
  const columns = ["state", "page", "locales", "waiting", "failed"].map((column) => ({
    label: word(`columns.${column}`),
    right: column === "waiting" || column === "failed",
  }));
  return {
    tabs,
    current: "pages",
    back: null,
    lead: [word("pages.lead"), word("pages.noScreenshots")],
    facts: null,
    tables: (["public", "staff"] as const).map((area) => ({
      id: area,
      heading: word(`pages.${area}`),
      columns,
      rows: results.filter(({ state }) => state.area === area).map(rowOf),
      none: word("none"),
    })),
  };
}

const rowOf = ({ state, locales, waiting, openFailures }: StateResult): AuditRow => ({
  key: state.id,
  cells: [
    { label: state.title, href: stateHref(state.id) },
    state.page,
    locales.map((locale) => word(`language.${locale}`)).join("、"),
    String(waiting),
    String(openFailures),
  ],
});

export default function AccessibilityPages({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="accessibility" title={t("auditor:pages.title")}>
      <AuditListPage {...loaderData} />
    </ConsolePage>
  );
}
