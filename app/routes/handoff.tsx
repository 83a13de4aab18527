import { redirect } from "react-router";
import { handoffMinutes } from "../applications/index.ts";
import { openSession, textOf } from "../engine/index.ts";
import { pageError } from "../http/errors.ts";
import { type FormReader, readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { formatTime } from "../i18n/dates.ts";
import { qrPath } from "../lib/qr.ts";
import { HandoffPage, type HandoffPageProps } from "../ui/pages/handoff-page.tsx";
import type { Route } from "./+types/handoff";
import { seenOf, withoutDraft } from "./apply-pages/place.ts";
import { cityView } from "./frame.ts";
import { handoffSummary } from "./handoff-pages/summary.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";

/** Parameter of the address: the page changed under the reader's hands. */
const staleParameter = "changed";

/** The draft of this browser and how showing it stands; whoever has sent it is at its receipt. */
async function open(reader: Reader, procedureId: string) {
  const { sessionHash, portal, href } = reader;
  const { drafts, handoffs } = portal.applications;
  const base = `/procedures/${procedureId}/apply`;
  const shown = sessionHash === null ? null : await handoffs.mine(sessionHash, procedureId);
  if (shown?.receipt) throw redirect(href(`/applications/${shown.receipt}/receipt`), 303);
  const draft = sessionHash === null ? null : await drafts.find(sessionHash, procedureId);
  if (!draft) {
    if (!(await portal.procedures.snapshot()).byId.has(procedureId)) throw pageError("not-found");
    throw await withoutDraft(reader, procedureId, base);
  }
  // One of an earlier draft says nothing about this one.
  return { draft, shown: shown?.handoff.draftId === draft.id ? shown : null, base };
}
type Open = Awaited<ReturnType<typeof open>>;

function viewOf(
  reader: Reader,
  { draft, shown }: Open,
  { papers, resumeHref }: { papers: boolean; resumeHref: string },
): HandoffPageProps["view"] {
  const { portal, locale } = reader;
  const { handoffs } = portal.applications;
  if (shown === null) return { kind: "intro", minutes: handoffMinutes, papers };
  const { handoff, stage, published } = shown;
  if (stage === "waiting") {
    return {
      kind: "waiting",
      code: handoffs.codeOf(handoff),
      qr: qrPath(`${portal.origin}/staff/handoff?token=${handoffs.tokenOf(handoff)}`),
      time: formatTime(handoff.expiresAt, locale),
      minutes: Math.max(1, Math.ceil((handoff.expiresAt - portal.clock.now()) / 60_000)),
    };
  }
  if (stage === "opened")
    return {
      kind: "opened",
      time: formatTime(handoff.opened?.at ?? handoff.createdAt, locale),
      again: handoff.shown !== null,
    };
  if (stage === "ready" && published) {
    const stale = reader.url.searchParams.has(staleParameter);
    return {
      kind: "ready",
      hidden: seenOf(draft),
      stale,
      ...handoffSummary(portal, { handoff, draft, published }, locale),
    };
  }
  return stage === "expired" ? { kind: "expired" } : { kind: "ended", resumeHref };
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const opened = await open(reader, args.params.id);
  const { draft, base } = opened;
  const { procedure } = await reader.portal.procedures.version(draft.versionId);
  const { definition } = procedure;
  const resumeHref = reader.href(`${base}/${openSession(procedure, draft.answers).path}`);
  const view = viewOf(reader, opened, { papers: definition.assurance.level !== "none", resumeHref });
  const page: HandoffPageProps = {
    frame: {
      city: cityView(reader.portal.city, reader.locale, reader.t),
      backHref: resumeHref,
      procedureTitle: textOf(definition.title, reader.locale),
      progress: null,
    },
    here: reader.href(`${base}/handoff`),
    view,
  };
  const title = reader.t(view.kind === "intro" ? "handoff:title" : `handoff:${view.kind}.title`);
  return new ServerOnly({ title, page });
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { draft, base } = await open(reader, args.params.id);
  const { handoffs } = reader.portal.applications;
  const form = await readForm(args.request);
  const act = form.get("act");
  if (act === "confirm") return confirm(reader, base, args.params.id, form);
  if (act === "show") await handoffs.show(draft, reader.locale);
  else if (act === "stop") await handoffs.stop(draft.sessionHash, draft.procedureId);
  else throw pageError("bad-request");
  return seeOther(reader.href(`${base}/handoff`));
}

async function confirm(reader: Reader, base: string, procedureId: string, form: FormReader) {
  const { sessionHash, portal, href, locale } = reader;
  const seen = { key: form.get("_draft") ?? "", revision: Number(form.get("_rev")), locale };
  const sent = await portal.applications.handoffs.confirm(sessionHash ?? "", procedureId, seen);
  if (!sent.ok) return seeOther(href(`${base}/handoff?${staleParameter}=1`));
  portal.delivery.kick();
  return seeOther(href(`/applications/${sent.value.receipt}/receipt`));
}

export default function Handoff({ loaderData }: Route.ComponentProps) {
  const { title, page } = loaderData.value;
  return (
    <>
      <PageTitle title={title} />
      <HandoffPage {...page} />
    </>
  );
}
