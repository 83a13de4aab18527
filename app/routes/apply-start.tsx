import { draftDays } from "../applications/index.ts";
import { openSession } from "../engine/index.ts";
import { pageError } from "../http/errors.ts";
import { ensureResident } from "../http/resident.ts";
import { seeOther } from "../http/responses.ts";
import { formatDateTime } from "../i18n/dates.ts";
import { ApplyStartPage, type ApplyStartPageProps } from "../ui/pages/apply-start-page.tsx";
import type { Route } from "./+types/apply-start";
import { useFrame } from "./frame.ts";
import { canApplyOnline, identityNote } from "./guide-view.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";

async function find({ portal }: Reader, id: string) {
  const published = (await portal.procedures.snapshot()).byId.get(id);
  if (!published?.procedure.definition.channels.online) throw pageError("not-found");
  // The guide page names the other ways.
  if (!canApplyOnline(published.procedure.definition, portal)) throw pageError("unavailable");
  return published;
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, text, href, locale, sessionHash } = reader;
  const { procedure } = await find(reader, args.params.id);
  const { definition } = procedure;
  const base = href(`/procedures/${definition.id}`);
  const draft = sessionHash === null ? null : await portal.applications.drafts.find(sessionHash, definition.id);
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
    draft: draft && {
      savedAt: formatDateTime(draft.updatedAt, locale),
      resumeHref: `${base}/apply/${openSession((await portal.procedures.version(draft.versionId)).procedure, draft.answers).path}`,
      handoff: { href: `${base}/apply/handoff`, identity: definition.assurance.level !== "none" },
    },
    unconfirmed: definition.facts.confirmed === null,
    action: null,
    hidden: {},
  };
  return { title: `${reader.t("portal:titles.start")} ${page.procedureTitle}`, page };
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const published = await find(reader, args.params.id);
  const { hash, headers } = ensureResident(args.request, reader.portal.config);
  const { definition, steps } = published.procedure;
  await reader.portal.applications.drafts.start(hash, published, true);
  return seeOther(reader.href(`/procedures/${definition.id}/apply/${steps[0]?.id ?? "review"}`), headers);
}

export default function ApplyStart({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <ApplyStartPage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
