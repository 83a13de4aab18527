import { type Draft, draftDays } from "../applications/index.ts";
import { pageError } from "../http/errors.ts";
import { readForm } from "../http/form.ts";
import { ensureResident } from "../http/resident.ts";
import { seeOther } from "../http/responses.ts";
import { formatDate, formatDateTime } from "../i18n/dates.ts";
import { ApplyStartPage, type ApplyStartPageProps } from "../ui/pages/apply-start-page.tsx";
import type { Route } from "./+types/apply-start";
import { isSeen, seenOf } from "./apply-pages/place.ts";
import { useFrame } from "./frame.ts";
import { canApplyOnline, identityNote } from "./guide-view.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";
import { goOnPath, openedParameter } from "./resume-pages/going-on.ts";

async function find({ portal }: Reader, id: string) {
  const published = (await portal.procedures.snapshot()).byId.get(id);
  if (!published?.procedure.definition.channels.online) throw pageError("not-found");
  // The guide page names the other ways.
  if (!canApplyOnline(published.procedure.definition, portal)) throw pageError("unavailable");
  return published;
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, text, href, sessionHash } = reader;
  const { procedure } = await find(reader, args.params.id);
  const { definition } = procedure;
  const base = href(`/procedures/${definition.id}`);
  const { drafts, resumes } = portal.applications;
  const draft = sessionHash === null ? null : await drafts.find(sessionHash, definition.id);
  const isElsewhere = !draft && (await resumes.elsewhere(reader.trail, definition.id, sessionHash));
  const fields = definition.steps.flatMap((step) => step.fields).length;
  const page: Omit<ApplyStartPageProps, "frame"> = {
    procedureTitle: text(definition.title),
    guideHref: base,
    // With the identity page and the check page, as the form itself counts.
    screens: definition.steps.length + (definition.assurance.level === "none" ? 1 : 2),
    // Half a minute a question, counted generously in fives.
    minutes: Math.max(5, Math.ceil(fields / 10) * 5),
    prepare: definition.guide.bring.map(text),
    identity: identityNote(definition, reader),
    keptDays: draftDays,
    draft: draft && (await draftView(reader, draft, base)),
    isElsewhere,
    enterHref: href("/resume"),
    unconfirmed: definition.facts.confirmed === null,
    action: null,
    hidden: {},
  };
  return { title: `${reader.t("portal:titles.start")} ${page.procedureTitle}`, page };
}

async function draftView(reader: Reader, draft: Draft, base: string): Promise<ApplyStartPageProps["draft"]> {
  const { portal, href, locale, url } = reader;
  const { procedure } = await portal.procedures.version(draft.versionId);
  const newer = await portal.applications.renewal.newer(draft, locale);
  return {
    savedAt: formatDateTime(draft.updatedAt, locale),
    keptUntil: formatDate(draft.expiresAt, locale),
    resumeHref: href(await goOnPath(reader, draft)),
    laterHref: `${base}/apply/later`,
    isOpened: url.searchParams.has(openedParameter),
    newer: newer && { lost: newer.lost, fresh: newer.fresh, changed: newer.changed, hidden: seenOf(draft) },
    handoff: { href: `${base}/apply/handoff`, identity: procedure.definition.assurance.level !== "none" },
  };
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { drafts, renewal } = reader.portal.applications;
  const published = await find(reader, args.params.id);
  const form = await readForm(args.request);
  const { definition, steps } = published.procedure;
  const base = `/procedures/${definition.id}/apply`;
  const { hash, headers } = ensureResident(args.request, reader.portal.config);
  if (form.get("act") === "update") {
    const draft = await drafts.find(hash, definition.id);
    // Changed in another window, or moved already: the page shows how it stands now.
    const isMoved = draft && isSeen(draft, form) && (await renewal.update(draft)) === "saved";
    const now = isMoved ? await drafts.find(hash, definition.id) : null;
    return seeOther(reader.href(now ? await goOnPath(reader, now) : base), headers);
  }
  await drafts.start(hash, published, true);
  return seeOther(reader.href(`${base}/${steps[0]?.id ?? "review"}`), headers);
}

export default function ApplyStart({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <ApplyStartPage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
