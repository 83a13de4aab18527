/** A form in the clerk's hands: its answers with the ways to change them, and what comes next. */
import { atCounter, departmentName, fieldLabel, identityPapers } from "../../applications/index.ts";
import { openSession, type SummaryStep, summarize } from "../../engine/index.ts";
import { formatTime } from "../../i18n/dates.ts";
import type { Locale } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import type { HandoffAsideProps } from "../../ui/console/handoff-aside.tsx";
import type { HandoffFileProps, HandoffSection } from "../../ui/console/handoff-page.tsx";
import { ownNames } from "../../ui/layout/locale-switcher.tsx";
import { identityText } from "../apply-pages/review.ts";
import { wordsOf } from "../case/on-behalf.ts";
import { changesOf, laterOf } from "../handoff-pages/summary.ts";
import { deskPath, handoffPath, type OpenHandoff } from "./handoff-place.ts";

const t = translator("ja");
const news = ["saved", "identified", "unidentified", "ready"];
/** The first few say where to go on; all of them would say it no better. */
const mostMissing = 10;

const sessionOf = ({ published, draft }: OpenHandoff, path?: string) =>
  openSession(atCounter(published.procedure), draft.answers, path);

function sectionsOf(open: OpenHandoff, before: ReadonlyMap<string, string[]>): HandoffSection[] {
  const session = sessionOf(open);
  const { procedure } = session;
  const fill = `${handoffPath(open.handoff.id)}/fill`;
  const editHref = (path: string) => (session.reachable(path) ? `${fill}/${path}?from=review` : null);
  const rowsOf = ({ rows }: SummaryStep) =>
    rows.map(({ path, label, lines, files }) => ({
      path,
      label,
      lines: [...lines, ...files.map(({ name }) => name)],
      before: before.get(path) ?? null,
    }));
  const sections = new Map<string, HandoffSection>();
  for (const page of summarize(session, procedure, "ja")) {
    const [stepId = "", item] = page.stepPath.split("/");
    const title = procedure.stepById.get(stepId)?.spec.title.ja ?? stepId;
    const section = sections.get(stepId) ?? { title, editHref: editHref(stepId), rows: [], items: [] };
    sections.set(stepId, section);
    if (item === undefined) section.rows.push(...rowsOf(page));
    else section.items.push({ title: page.stepTitle, editHref: editHref(page.stepPath), rows: rowsOf(page) });
  }
  return [...sections.values()];
}

function missingOf(open: OpenHandoff) {
  const session = sessionOf(open);
  const { procedure } = session;
  const fill = `${handoffPath(open.handoff.id)}/fill`;
  return open.portal.applications.counterFilling
    .mistakes(session)
    .filter(({ path }) => session.reachable(path))
    .flatMap(({ path, errors }) => {
      const [stepId = "", item] = path.split("/");
      const group = procedure.stepById.get(stepId)?.group;
      const prefix = group && item !== undefined ? `${group.id}/${item}/` : "";
      return Object.keys(errors).map((id) => ({
        label: fieldLabel(procedure, prefix + id, "ja"),
        href: `${fill}/${path}?from=review`,
      }));
    })
    .slice(0, mostMissing);
}

function nextOf(open: OpenHandoff): HandoffAsideProps["next"] {
  const { handoff, stage, draft, published, portal } = open;
  const here = handoffPath(handoff.id);
  if (stage === "ready") return { kind: "wait", own: handoff.origin === "resident", checkHref: `${here}/check`, here };
  const session = sessionOf(open);
  const missing = missingOf(open);
  const [first] = missing;
  if (!session.complete) return { kind: "fill", href: `${here}/fill/${session.firstIncomplete}`, missing };
  if (first) return { kind: "fill", href: first.href, missing };
  if (!portal.applications.handoffs.identified(draft, published)) return { kind: "identify" };
  return { kind: "show", again: handoff.shown !== null };
}

function identityOf({ draft, published, portal }: OpenHandoff): HandoffAsideProps["identity"] {
  const { identity } = draft;
  if (published.procedure.definition.assurance.level === "none") return { kind: "none" };
  if (identity?.level === "counter") {
    const how = t(`assist:file.papers.${identity.papers}`);
    const time = formatTime(identity.verifiedAt, "ja");
    return { kind: "done", text: t("assist:file.identityDone", { how, name: identity.name, time }) };
  }
  if (!portal.applications.handoffs.identified(draft, published))
    return { kind: "needed", papers: [...identityPapers] };
  return { kind: "own", text: t("assist:file.identityBefore", { how: identityText(identity, { t }) ?? "" }) };
}

/** Whoever stands at the counter for somebody else, both by name. */
function behalfOf(open: OpenHandoff): { label: string; value: string }[] {
  const { procedure, answers } = sessionOf(open);
  const behalf = wordsOf(procedure, answers, "ja");
  return behalf ? [{ label: t("proxy:desk.label"), value: behalf.desk }, ...behalf.facts] : [];
}

export type Shown = { done: string | null; failure: string | null };

export function handoffFile(open: OpenHandoff, shown: Shown): { title: string; page: HandoffFileProps } {
  const { handoff, draft, published, portal } = open;
  const { definition } = published.procedure;
  const { before, gone } = changesOf(open, "ja");
  const fact = (key: string, value: string) => ({ label: t(`assist:file.${key}`), value });
  const page: HandoffFileProps = {
    backHref: deskPath,
    done: shown.done !== null && news.includes(shown.done) ? t(`assist:file.news.${shown.done}`) : null,
    failure: shown.failure === null ? null : t(`assist:failure.${shown.failure}`),
    revision: draft.revision,
    origin: handoff.origin,
    sections: sectionsOf(open, before),
    gone,
    next: nextOf(open),
    identity: identityOf(open),
    later: laterOf(open, "ja"),
    facts: [
      ...behalfOf(open),
      fact("origin", t(`assist:origin.${handoff.origin}`)),
      fact("locale", ownNames[handoff.locale as Locale]),
      fact("department", departmentName(portal.city, definition.department, "ja")),
      fact("since", formatTime(handoff.opened?.at ?? handoff.createdAt, "ja")),
      fact("until", t("assist:file.untilHint", { time: formatTime(handoff.expiresAt, "ja") })),
    ],
  };
  return { title: definition.title.ja, page };
}
