import { type EngineResult, engineResults, type Judgement, killRate } from "../../accessibility/index.ts";
import { useText } from "../../i18n/text-context.tsx";
import { AuditListPage, type AuditListProps } from "../../ui/console/audit-list-page.tsx";
import type { AuditRow } from "../../ui/console/audit-parts.tsx";
import type { Route } from "./+types/accessibility-engines";
import {
  complaintLines,
  criterionHref,
  criterionNameOf,
  engineLines,
  languageWord,
  openAudit,
  tabs,
  word,
} from "./accessibility-place.ts";
import { ConsolePage } from "./rail.tsx";

/** The table of disagreements shows no more: the criteria's pages have them all. */
const mostRows = 200;

/** What each engine says, where they differ, and what they find of what is known to be wrong. */
export async function loader({ request, context }: Route.LoaderArgs): Promise<AuditListProps> {
  const { current } = await openAudit(request, context);
  const { judgement } = current;
  const numbers = ["passed", "failedPlaces", "cantTell", "inapplicable", "alone", "kills"];
  const column = (label: string) => ({ label: word(`columns.${label}`), right: numbers.includes(label) });
  const none = word("none");
  return {
    tabs,
    current: "engines",
    back: null,
    lead: [word("engines.lead")],
    facts: null,
    tables: [
      {
        id: "engines",
        heading: word("engines.list"),
        columns: ["engine", "version", ...numbers].map(column),
        rows: engineResults(judgement).map((each) => engineRow(each, judgement.record.kills.length)),
        none,
      },
      {
        id: "disputes",
        heading: word("engines.disputes"),
        columns: ["criterion", "state", "locale", "engines", "complaints"].map(column),
        rows: disputeRows(judgement),
        none: word("engines.noDisputes"),
      },
      {
        id: "kills",
        heading: word("engines.kills"),
        columns: ["criterion", "found", "missed"].map((label) => ({ label: word(`columns.${label}`) })),
        rows: killRows(judgement),
        none: word("fact.noKills"),
      },
    ],
  };
}

const engineRow = (each: EngineResult, defects: number): AuditRow => ({
  key: each.id,
  cells: [
    each.name,
    each.version,
    ...[each.passed, each.failed, each.cantTell, each.inapplicable, each.disputed].map(String),
    word("engines.killsOf", { defects, found: each.kills }),
  ],
});

function disputeRows({ record, cells }: Judgement): AuditRow[] {
  const titles = new Map(record.states.map(({ id, title }) => [id, title]));
  return cells
    .filter(({ isDisputed }) => isDisputed)
    .slice(0, mostRows)
    .map(({ criterion, state, locale, verdicts }) => ({
      key: `${criterion} ${state} ${locale}`,
      cells: [
        { label: criterionNameOf(criterion), href: `${criterionHref(criterion)}?show=disputed` },
        titles.get(state) ?? state,
        languageWord(locale),
        engineLines(verdicts),
        complaintLines(verdicts),
      ],
    }));
}

const killRows = ({ record: { kills } }: Judgement): AuditRow[] =>
  [...new Set(kills.map(({ criterion }) => criterion))].map((criterion) => {
    const { defects, found, missed } = killRate(kills, criterion);
    return {
      key: criterion,
      cells: [
        criterionNameOf(criterion),
        word("engines.killsOf", { defects, found }),
        missed.map(({ defect }) => defect),
      ],
    };
  });

export default function AccessibilityEngines({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="accessibility" title={t("auditor:engines.title")}>
      <AuditListPage {...loaderData} />
    </ConsolePage>
  );
}
