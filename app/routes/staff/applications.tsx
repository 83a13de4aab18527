import type { InboxQuery } from "../../console/index.ts";
import { inboxViews } from "../../console/index.ts";
import { portalContext } from "../../http/context.ts";
import { daysUntil, formatShortDate, formatTime } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { type Translate, translator } from "../../i18n/translator.ts";
import { InboxPage, type InboxPageProps } from "../../ui/console/inbox-page.tsx";
import type { Route } from "./+types/applications";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";

const base = "/staff/applications";

function dueView(
  dueAt: number | null,
  open: boolean,
  now: number,
  t: Translate,
): InboxPageProps["rows"][number]["due"] {
  if (dueAt === null) return { text: t("console:due.none"), date: null, late: false };
  const days = daysUntil(dueAt, now);
  const date = formatShortDate(dueAt, now);
  if (!open) return { text: date, date: null, late: false };
  if (days < 0) return { text: t("console:due.late", { count: -days }), date, late: true };
  return { text: days === 0 ? t("console:due.today") : t("console:due.in", { count: days }), date, late: false };
}

export async function loader({ request, context }: Route.LoaderArgs): Promise<InboxPageProps> {
  const staff = await requireStaff(request, context, "applications.read");
  const portal = context.get(portalContext);
  const t = translator("ja");
  const search = new URL(request.url).searchParams;
  const read = (name: keyof InboxQuery) => search.get(name) ?? "";
  const query = {
    view: read("view"),
    procedure: read("procedure"),
    q: read("q"),
    sort: read("sort"),
    after: read("after"),
  };
  const inbox = await portal.console.inbox(staff, query);
  const address = (change: Partial<InboxQuery>) => {
    const entries = Object.entries({ ...query, after: "", ...change }).filter(([, value]) => value !== "");
    return `${base}?${new URLSearchParams(entries)}`;
  };
  return {
    views: inboxViews.map((view) => ({
      label: t(`console:inbox.views.${view}`),
      href: `${base}?view=${view}`,
      current: view === inbox.view,
    })),
    filter: {
      view: inbox.view,
      q: query.q,
      procedure: query.procedure,
      sort: query.sort === "newest" ? "newest" : "due",
    },
    procedures: inbox.procedures,
    rows: inbox.items.map((item) => ({
      receipt: item.receipt,
      href: `${base}/${item.receipt}`,
      procedure: item.procedureTitle,
      applicant: item.applicantName,
      proxy: item.proxy && `${t(`console:inbox.proxy.${item.proxy.kind}`)} ${item.proxy.name}`,
      status: item.status,
      unanswered: item.unanswered,
      department: item.departmentName,
      submitted: `${formatShortDate(item.submittedAt, portal.clock.now())} ${formatTime(item.submittedAt, "ja")}`,
      due: dueView(item.dueAt, !["completed", "rejected", "withdrawn"].includes(item.status), portal.clock.now(), t),
    })),
    nextHref: inbox.next === null ? null : address({ after: inbox.next }),
    firstHref: query.after === "" ? null : address({}),
    printRefused: search.get("print") === "refused",
  };
}

export default function Applications({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="applications" title={t("console:inbox.title")} hasErrors={loaderData.printRefused}>
      <InboxPage {...loaderData} />
    </ConsolePage>
  );
}
