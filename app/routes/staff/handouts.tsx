import type { HandoutEntry } from "../../console/index.ts";
import { reviewStage } from "../../handouts/index.ts";
import { portalContext } from "../../http/context.ts";
import { formatShortDate, isoDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { may } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import {
  listStates,
  PublishingListPage,
  type PublishingListProps,
  type PublishingRow,
} from "../../ui/console/publishing-list-page.tsx";
import type { Route } from "./+types/handouts";
import { requireStaff } from "./guard.ts";
import { base } from "./handouts-base.ts";
import { openPoints } from "./handouts-open-points.ts";
import { departmentName, languageNames, stateName, t } from "./handouts-place.ts";
import { ConsolePage } from "./rail.tsx";

type Filter = PublishingListProps["filter"];

export async function loader({ request, context }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "handouts.read");
  const portal = context.get(portalContext);
  const search = new URL(request.url).searchParams;
  const filter: Filter = {
    state: listStates.find((state) => state === search.get("state")) ?? "",
    department: search.get("department") ?? "",
    overdue: search.get("overdue") === "yes",
  };
  const entries = await portal.publishingDesk.list(staff);
  const today = isoDate(portal.clock.now());
  const departments = [...new Set(entries.map(departmentOf))];
  const page: PublishingListProps = {
    filter,
    departments: departments.map((value) => ({ value, label: departmentName(portal, value) })),
    rows: entries.filter((entry) => passes(entry, filter, today)).map((entry) => rowOf(portal, entry, today)),
    total: entries.length,
    exportHref: `${base}/handouts.json`,
    importHref: may(staff.role, "handouts.edit") ? `${base}/import` : null,
  };
  return { page, mayWrite: may(staff.role, "handouts.edit") };
}

/** What the row says comes from what is shown; from the newest where nothing is. */
const mainOf = ({ shown, newest }: HandoutEntry) => shown ?? newest;
const departmentOf = (entry: HandoutEntry) => mainOf(entry).department;
const reviewOf = (entry: HandoutEntry, today: string) => reviewStage(mainOf(entry).content.meta.reviewBy, today);

function passes(entry: HandoutEntry, { state, department, overdue }: Filter, today: string): boolean {
  if (department !== "" && departmentOf(entry) !== department) return false;
  if (overdue && reviewOf(entry, today) !== "over") return false;
  if (state === "published") return entry.shown !== null;
  if (state === "withdrawn") return entry.shown === null;
  return state === "" || entry.inWork?.state === state;
}

function rowOf(portal: Portal, entry: HandoutEntry, today: string): PublishingRow {
  const now = portal.clock.now();
  const { shown, inWork, newest } = entry;
  const main = mainOf(entry);
  const { meta, texts } = main.content;
  const working = inWork ? [t("publishing:versionState", { version: inWork.version, state: stateName(inWork) })] : [];
  const standing = shown ? [stateName(shown)] : working.length === 0 ? [stateName(newest)] : [];
  const { validUntil } = meta;
  const review = reviewOf(entry, today);
  return {
    id: entry.id,
    href: `${base}/${entry.id}`,
    title: meta.title.ja,
    states: [...standing, ...working],
    department: departmentName(portal, main.department),
    version: shown ? t("publishing:version", { version: shown.version }) : t("publishing:list.notPublished"),
    reviewBy: formatShortDate(meta.reviewBy, now),
    review: review && { text: t(`publishing:list.review.${review}`), isOver: review === "over" },
    validUntil: validUntil === null ? null : formatShortDate(validUntil, now),
    isRunOut: validUntil !== null && validUntil < today,
    languages: languageNames(texts),
    openCount: openPoints(main.content).length,
  };
}

export default function Handouts({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  const actions = [
    { label: t("uploads:paper.title"), href: `${base}/from-paper`, isMain: false },
    { label: t("publishing:list.new"), href: `${base}/new`, isMain: true },
  ];
  return (
    <ConsolePage current="handouts" title={t("publishing:title")} actions={loaderData.mayWrite ? actions : []}>
      <PublishingListPage {...loaderData.page} />
    </ConsolePage>
  );
}
