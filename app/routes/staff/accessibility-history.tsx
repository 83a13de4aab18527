import { data } from "react-router";
import { parseRecord, type RunRecord } from "../../accessibility/index.ts";
import { pageError } from "../../http/errors.ts";
import { formatDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { AuditHistoryPage, type AuditHistoryProps } from "../../ui/console/audit-history-page.tsx";
import type { Route } from "./+types/accessibility-history";
import { base } from "./accessibility-base.ts";
import { type AuditPlace, changeRow, openAudit, tabs, word } from "./accessibility-place.ts";
import { readUpload } from "./handouts-upload.ts";
import { ConsolePage } from "./rail.tsx";

/** Each table shows no more. */
const mostRows = 200;

export async function loader({ request, context }: Route.LoaderArgs): Promise<AuditHistoryProps> {
  const place = await openAudit(request, context);
  const chosen = new URL(request.url).searchParams.get("with");
  if (chosen === null) return view(place, {});
  const comparison = await compared(place, chosen);
  if (comparison === null) throw pageError("not-found");
  return view(place, { chosen, comparison });
}

type Shown = { chosen?: string; problem?: string; comparison?: AuditHistoryProps["comparison"] };

const view = ({ portal }: AuditPlace, { chosen, problem, comparison }: Shown): AuditHistoryProps => ({
  tabs,
  records: portal.accessibility.history().map((name) => ({
    name,
    href: `${base}/history?with=${encodeURIComponent(name)}`,
    isCurrent: name === chosen,
  })),
  problem: problem ?? null,
  comparison: comparison ?? null,
});

async function compared(
  { portal, current }: AuditPlace,
  earlier: string | RunRecord,
): Promise<AuditHistoryProps["comparison"]> {
  const found = await portal.accessibility.compare(earlier);
  if (found === null) return null;
  const { before, comparison } = found;
  const now = current.judgement.record;
  const nameOf = ({ date, commit }: { date: string; commit: string | null }) =>
    `${formatDate(date, "ja")} ${commit?.slice(0, 12) ?? ""}`.trim();
  const fact = (key: string, value: string | number) => ({ name: word(`history.${key}`), value: String(value) });
  return {
    facts: [
      fact("before", nameOf(before)),
      fact("now", nameOf(now)),
      fact("added", comparison.added.length),
      fact("removed", comparison.removed.length),
      fact("changed", comparison.changedContent),
      fact("worseCount", comparison.worse.length),
      fact("betterCount", comparison.better.length),
    ],
    worse: comparison.worse.slice(0, mostRows).map(changeRow),
    better: comparison.better.slice(0, mostRows).map(changeRow),
  };
}

/** A record that somebody kept elsewhere: compared, and not stored. */
export async function action({ request, context }: Route.ActionArgs) {
  const place = await openAudit(request, context);
  const [file] = (await readUpload(request)).files("record");
  if (!file) return data(view(place, { problem: word("history.noFile") }), { status: 422 });
  let record: RunRecord;
  try {
    record = await parseRecord(file.bytes);
  } catch {
    return data(view(place, { problem: word("history.notARecord") }), { status: 422 });
  }
  return data(view(place, { comparison: await compared(place, record) }));
}

export default function AccessibilityHistory({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const page = actionData ?? loaderData;
  return (
    <ConsolePage current="accessibility" title={t("auditor:history.title")} hasErrors={page.problem !== null}>
      <AuditHistoryPage {...page} />
    </ConsolePage>
  );
}
