import { type Cell, criterionById, isWaiting, screenName } from "../../accessibility/index.ts";
import { pageError } from "../../http/errors.ts";
import { AuditListPage, type AuditListProps } from "../../ui/console/audit-list-page.tsx";
import type { AuditRow } from "../../ui/console/audit-parts.tsx";
import type { Route } from "./+types/accessibility-state";
import { base } from "./accessibility-base.ts";
import {
  type AuditPlace,
  complaintLines,
  criterionHref,
  criterionName,
  decidedLines,
  engineLines,
  languageWord,
  openAudit,
  outcomeWord,
  tabs,
  word,
} from "./accessibility-place.ts";
import { ConsolePage } from "./rail.tsx";

/** One page in one state: every criterion, by language. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const place = await openAudit(request, context);
  const { judgement } = place.current;
  const state = judgement.record.states.find(({ id }) => id === params["*"]);
  if (!state) throw pageError("not-found");
  const cells = judgement.cells.filter((cell) => cell.state === state.id);
  const columns = ["criterion", "result", "engines", "complaints", "decided"].map((column) => ({
    label: word(`columns.${column}`),
  }));
  const page: AuditListProps = {
    tabs,
    current: "pages",
    back: { label: word("pages.back"), href: `${base}/pages` },
    lead: [],
    facts: {
      heading: word("state.facts"),
      facts: [
        { name: word("columns.page"), value: state.page },
        { name: word("state.id"), value: state.id },
        { name: word("state.pattern"), value: state.pattern ?? word("state.anywhere") },
        ...Object.entries(state.contentHashes).map(([locale, hash]) => ({
          name: word("state.hash", { language: languageWord(locale) }),
          value: hash,
        })),
      ],
    },
    pictures: Object.keys(state.contentHashes).flatMap((locale) => {
      const name = screenName(state.id, locale);
      if (place.portal.accessibility.screen(name) === null) return [];
      const language = languageWord(locale);
      const alt = word("state.pictured", { title: state.title, language });
      return [{ caption: word("state.picture", { language }), src: `${base}/screens/${name}`, alt }];
    }),
    tables: Object.keys(state.contentHashes).map((locale) => ({
      id: locale,
      heading: word("state.results", { language: languageWord(locale) }),
      columns,
      rows: cells.filter((cell) => cell.locale === locale).map((cell) => rowOf(cell, place, state.page)),
      none: word("none"),
    })),
  };
  return { title: state.title, page };
}

function rowOf(cell: Cell, { portal }: AuditPlace, page: string): AuditRow {
  const criterion = criterionById(cell.criterion);
  // Where a person is asked, the link leads to the form.
  const query = new URLSearchParams({ show: isWaiting(cell) ? "waiting" : "all", page, locale: cell.locale });
  return {
    key: cell.criterion,
    cells: [
      {
        label: criterion ? criterionName(criterion) : cell.criterion,
        href: `${criterionHref(cell.criterion)}?${query}`,
      },
      [outcomeWord(cell.outcome), ...(cell.isDisputed ? [word("disputed")] : [])],
      engineLines(cell.verdicts),
      complaintLines(cell.verdicts),
      decidedLines(cell, portal.clock.now()),
    ],
  };
}

export default function AccessibilityState({ loaderData }: Route.ComponentProps) {
  return (
    <ConsolePage current="accessibility" title={loaderData.title}>
      <AuditListPage {...loaderData.page} />
    </ConsolePage>
  );
}
