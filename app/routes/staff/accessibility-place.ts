/** What the pages of the auditor's desk share: who looks, at which evidence, under which tabs, in which words. */
import type { RouterContextProvider } from "react-router";
import {
  type Cell,
  type Criterion,
  type Current,
  criterionById,
  type RecordedState,
  type Verdict,
} from "../../accessibility/index.ts";
import { portalContext } from "../../http/context.ts";
import { seeOther } from "../../http/responses.ts";
import { formatShortDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import type { AuditRow, AuditTab } from "../../ui/console/audit-parts.tsx";
import { base } from "./accessibility-base.ts";
import { requireStaff } from "./guard.ts";

const t = translator("ja");
export const word = (key: string, params?: Record<string, string | number>) => t(`auditor:${key}`, params);
export const outcomeWord = (outcome: string): string => t(`accessibility:outcome.${outcome}`);
export const languageWord = (locale: string): string => word(`language.${locale}`);

export type AuditPlace = { portal: Portal; staff: StaffIdentity; current: Current };

/** Without a record there is one page only: it says how to make one. */
export async function openAudit(
  request: Request,
  context: Readonly<RouterContextProvider>,
  permission: "accessibility.read" | "accessibility.review" = "accessibility.read",
): Promise<AuditPlace> {
  const staff = await requireStaff(request, context, permission);
  const portal = context.get(portalContext);
  const current = await portal.accessibility.current();
  if (current === null) throw seeOther(base);
  return { portal, staff, current };
}

const tabIds = ["overview", "pages", "engines", "decisions", "history"] as const;
export const tabs: AuditTab[] = tabIds.map((id) => ({
  id,
  label: word(`tabs.${id}`),
  href: id === "overview" ? base : `${base}/${id}`,
}));

export const criterionHref = (id: string): string => `${base}/criteria/${id}`;
export const stateHref = (id: string): string => `${base}/pages/${id.split("/").map(encodeURIComponent).join("/")}`;

export const criterionName = ({ id, title }: Criterion): string => `${id} ${title.ja}`;
export const criterionNameOf = (id: string): string => {
  const criterion = criterionById(id);
  return criterion ? criterionName(criterion) : id;
};

export const statesById = ({ judgement }: Current): Map<string, RecordedState> =>
  new Map(judgement.record.states.map((state) => [state.id, state]));

/** One engine a line: what it says, and of what it complains. */
export const engineLines = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map(({ engine, outcome }) => `${word(`engine.${engine}`)}：${outcomeWord(outcome)}`);

export const complaintLines = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap(({ engine, failed, undecided }) =>
    [...failed, ...undecided].map(({ rule, help, where, views }) =>
      word("complaint", {
        engine: word(`engine.${engine}`),
        rule,
        help,
        where: where.join(" / ").slice(0, 300),
        views: views.join("、"),
      }),
    ),
  );

/** Who decided what of this place, and until when. */
export function decidedLines({ review, exception }: Cell, now: number): string[] {
  return [review, exception].flatMap((each) =>
    each
      ? [
          word(`decided.${each.kind}`, {
            outcome: outcomeWord(each.outcome),
            name: each.name,
            day: formatShortDate(each.at, now),
          }),
          ...(each.isPreliminary === true ? [word("decided.preliminary")] : []),
          ...(each.until === null ? [] : [word("decided.until", { day: formatShortDate(each.until, now) })]),
          each.reason,
        ]
      : [],
  );
}

export const changeRow = ({
  criterion,
  state,
  locale,
  before,
  now,
}: {
  criterion: string;
  state: string;
  locale: string;
  before: string;
  now: string;
}): AuditRow => ({
  key: `${criterion} ${state} ${locale}`,
  cells: [
    { label: criterionNameOf(criterion), href: criterionHref(criterion) },
    state,
    languageWord(locale),
    outcomeWord(before),
    outcomeWord(now),
  ],
});
