import { data } from "react-router";
import { isInForce, type Review, type Session } from "../../accessibility/index.ts";
import { decisionKey } from "../../console/index.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { formatShortDate, isoDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { may } from "../../identity/index.ts";
import { AuditDecisionsPage, type AuditDecisionsProps } from "../../ui/console/audit-decisions-page.tsx";
import type { AuditRow } from "../../ui/console/audit-parts.tsx";
import type { Route } from "./+types/accessibility-decisions";
import { base } from "./accessibility-base.ts";
import {
  type AuditPlace,
  criterionHref,
  criterionNameOf,
  openAudit,
  outcomeWord,
  tabs,
  word,
} from "./accessibility-place.ts";
import { ConsolePage } from "./rail.tsx";

const dones = ["end", "session"];

export async function loader({ request, context }: Route.LoaderArgs): Promise<AuditDecisionsProps> {
  const place = await openAudit(request, context);
  const done = new URL(request.url).searchParams.get("done");
  return view(place, done !== null && dones.includes(done) ? word(`done.${done}`) : null, null);
}

function view(
  { portal, staff, current }: AuditPlace,
  done: string | null,
  failure: string | null,
): AuditDecisionsProps {
  const now = portal.clock.now();
  const groups = [...Map.groupBy(current.reviews, decisionKey)].reverse();
  const isAuditor = may(staff.role, "accessibility.review");
  const inForce = groups.filter(([, [first]]) => first && isEndable(first, current.reviews, now));
  return {
    tabs,
    done,
    failure,
    decisions: groups.flatMap(([key, own]) => decisionRow(key, own, now)),
    exceptions: inForce.flatMap(([key, [first]]) =>
      isAuditor && first ? [{ key, label: `${first.criterion} ${first.reason.slice(0, 40)}` }] : [],
    ),
    sessions: current.sessions.toReversed().map((session) => sessionRow(session, now)),
    newSessionHref: isAuditor ? `${base}/sessions/new` : null,
    problems: current.problems.map(({ file, path, message }) => word("problem", { file, path, message })),
    template: { label: word("decisions.template"), href: `${base}/template.json` },
  };
}

/** Given in the console, not over, and not ended by a newer row. */
const isEndable = (first: Review, all: readonly Review[], now: number): boolean =>
  first.kind === "exception" &&
  first.outcome === "failed" &&
  !first.accountId.startsWith("file:") &&
  isInForce(first, isoDate(now)) &&
  !all.some(
    (other) =>
      other.kind === "exception" &&
      other.at > first.at &&
      other.criterion === first.criterion &&
      other.state === first.state &&
      other.contentHash === first.contentHash,
  );

function decisionRow(key: string, own: readonly Review[], now: number): AuditRow[] {
  const [first] = own;
  if (!first) return [];
  const { kind, criterion, outcome, reason, name, at, until } = first;
  const isEnd = kind === "exception" && outcome === "cantTell";
  return [
    {
      key,
      cells: [
        { label: criterionNameOf(criterion), href: `${criterionHref(criterion)}?show=all` },
        word(`kind.${kind}`),
        isEnd ? word("kind.ended") : outcomeWord(outcome),
        String(new Set(own.map(({ state }) => state)).size),
        reason,
        name,
        formatShortDate(at, now),
        until === null ? word("untilChanged") : formatShortDate(until, now),
      ],
    },
  ];
}

const sessionRow = ({ id, tool, system, browser, on, pages, findings, name }: Session, now: number): AuditRow => ({
  key: id,
  cells: [tool, [system, browser], formatShortDate(on, now), pages, findings.split("\n"), name],
});

export async function action({ request, context }: Route.ActionArgs) {
  const place = await openAudit(request, context, "accessibility.review");
  const form = await readForm(request);
  if (form.get("action") !== "end") throw pageError("bad-request");
  const done = await place.portal.auditDesk.end(place.staff, form.get("key") ?? "");
  if (done.ok) return seeOther(`${base}/decisions?done=end`);
  if (done.error === "forbidden") throw pageError("forbidden");
  return data(view(place, null, word(`failure.${done.error}`)), { status: 409 });
}

export default function AccessibilityDecisions({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="accessibility" title={t("auditor:decisions.title")}>
      <AuditDecisionsPage {...(actionData ?? loaderData)} />
    </ConsolePage>
  );
}
