/** One handout as the desk shows it. */
import { allowedActions } from "../../console/index.ts";
import { folderFiles, type HandoutVersion, type HandoutVersionRow, writersOf } from "../../handouts/index.ts";
import { formatDate, isoDate } from "../../i18n/dates.ts";
import { may } from "../../identity/index.ts";
import type { OpenVersion } from "../../ui/console/publishing-open.tsx";
import type { PublishingOverviewProps } from "../../ui/console/publishing-overview-page.tsx";
import type { VersionRow } from "../../ui/console/publishing-versions.tsx";
import { base } from "./handouts-base.ts";
import { openPoints } from "./handouts-open-points.ts";
import { departmentName, languageNames, type Place, stateName, t, whenIs, whoIs } from "./handouts-place.ts";

/** Longer than the clock takes: the pages could not be looked at. */
const lateMs = 120_000;

type Said = Pick<PublishingOverviewProps, "done" | "failure"> & Partial<Pick<PublishingOverviewProps, "refused">>;

export function overviewView(place: Place, said: Said) {
  const { staff, file } = place;
  const { shown, newest, inWork, versions } = file;
  const main = shown ?? newest;
  const mayWrite = may(staff.role, "handouts.edit");
  const page: PublishingOverviewProps = {
    backHref: base,
    refused: null,
    ...said,
    publicHref: shown ? `/handouts/${file.id}` : null,
    facts: factsOf(place),
    open: openPoints(main.content),
    inWork: inWork ? openVersion(place, inWork) : null,
    mayStart: mayWrite && inWork === null,
    withdraw:
      shown && actionsOf(place, shown).includes("withdraw")
        ? { version: shown.version, revision: shown.revision }
        : null,
    versions: versions.map((row) => versionRow(place, row)),
    mayHurry: mayWrite,
    compareHref: versions.length > 1 ? `${base}/${file.id}/compare` : null,
    files: [...new Map([shown, inWork ?? newest].flatMap((each) => (each ? [[each.version, each]] : []))).values()].map(
      (version) => filesOf(version),
    ),
    history: historyOf(place),
  };
  if (page.refused !== null && !hasForm(page, page.refused.action)) page.refused = null;
  return { title: main.content.meta.title.ja, page };
}

/** Somebody else may have taken the version away in the meantime. */
function hasForm(page: PublishingOverviewProps, action: NonNullable<PublishingOverviewProps["refused"]>["action"]) {
  if (action === "withdraw") return page.withdraw !== null;
  if (action === "return") return page.inWork?.mayReturn === true;
  return page.mayHurry && page.versions.some(({ mayRollBack }) => mayRollBack);
}

export const actionsOf = ({ staff, file }: Place, version: HandoutVersionRow) =>
  allowedActions(staff, version, writersOf(version, file.history));

function factsOf({ portal, file }: Place): PublishingOverviewProps["facts"] {
  const { shown, newest, votes } = file;
  const { meta, texts } = (shown ?? newest).content;
  const now = portal.clock.now();
  const word = (key: string, params?: Record<string, string | number>) => t(`publishing:overview.${key}`, params);
  const isLate = meta.reviewBy < isoDate(now);
  const day = formatDate(meta.reviewBy, "ja");
  const sum = (name: "yes" | "no") => votes.reduce((all, each) => all + each[name], 0);
  const [yes, no] = [sum("yes"), sum("no")];
  return [
    {
      label: word("current"),
      value: shown ? t("publishing:version", { version: shown.version }) : word("currentNone"),
    },
    ...(shown?.publishedAt ? [{ label: word("since"), value: whenIs(shown.publishedAt, now) }] : []),
    { label: word("department"), value: departmentName(portal, meta.department) },
    { label: word("reviewBy"), value: isLate ? word("reviewByLate", { day }) : day, isLate },
    {
      label: word("validUntil"),
      value: meta.validUntil === null ? t("publishing:list.noEnd") : formatDate(meta.validUntil, "ja"),
    },
    { label: word("languages"), value: languageNames(texts) },
    { label: word("helpful"), value: yes + no === 0 ? word("helpfulNone") : word("helpfulCount", { yes, no }) },
  ];
}

function openVersion(place: Place, row: HandoutVersionRow): OpenVersion {
  const { portal, file, staff } = place;
  const now = portal.clock.now();
  const actions = actionsOf(place, row);
  const isOwn = writersOf(row, file.history).has(staff.login);
  const line = (key: string, params: Record<string, string | number> = {}) => t(`publishing:open.${key}`, params);
  return {
    version: row.version,
    revision: row.revision,
    title: t("publishing:versionState", { version: row.version, state: stateName(row) }),
    lines: [
      line("by", { who: whoIs(place, row.author), when: whenIs(row.updatedAt, now) }),
      ...(row.reviewer === null ? [] : [line("approvedBy", { who: whoIs(place, row.reviewer) })]),
      ...(row.publishAt === null ? [] : [line("at", { when: whenIs(row.publishAt, now) })]),
      ...(row.state === "approved" && row.publishAt !== null && row.publishAt < now - lateMs ? [line("late")] : []),
      ...(row.state === "review" ? [line(isOwn ? "own" : "waiting")] : []),
    ],
    changeNote: row.changeNote,
    editHref: actions.includes("edit") ? `${base}/${file.id}/edit` : null,
    review:
      row.state === "review" ? { href: `${base}/${file.id}/review`, mayApprove: actions.includes("approve") } : null,
    maySubmit: actions.includes("submit"),
    // Out of review it is sent back from the page of the review.
    mayReturn: row.state === "approved" && actions.includes("return"),
    mayDiscard: actions.includes("discard"),
  };
}

function versionRow(place: Place, row: HandoutVersionRow): VersionRow {
  const at = row.publishedAt ?? row.updatedAt;
  return {
    version: row.version,
    state: stateName(row),
    when: whenIs(at, place.portal.clock.now()),
    who: [
      whoIs(place, row.author),
      ...(row.reviewer === null ? [] : [t("publishing:versions.approvedBy", { who: whoIs(place, row.reviewer) })]),
    ],
    note: row.changeNote,
    mayRollBack: actionsOf(place, row).includes("roll-back"),
  };
}

/** The folder of a version, file by file. */
const filesOf = ({ handoutId, version, content }: HandoutVersion): PublishingOverviewProps["files"][number] => ({
  title: t("publishing:version", { version }),
  links: folderFiles(content).map(({ name }) => {
    const label = name.slice(name.indexOf("/") + 1);
    return { label, href: `${base}/${handoutId}/versions/${version}/${label}` };
  }),
});

const historyOf = (place: Place): PublishingOverviewProps["history"] =>
  place.file.history
    .map((event) => ({
      seq: String(event.seq),
      at: whenIs(event.at, place.portal.clock.now()),
      who: whoIs(place, event.by),
      what: t(`publishing:event.${event.type}`, { version: event.version }),
      note: event.note,
    }))
    .reverse();
