import { data } from "react-router";
import { contactEmailOf, type Draft } from "../applications/index.ts";
import { openSession } from "../engine/index.ts";
import { requestInfo } from "../http/context.ts";
import { onTrail } from "../http/draft-trail.ts";
import { pageError } from "../http/errors.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { formatDate } from "../i18n/dates.ts";
import { qrPath } from "../lib/qr.ts";
import { plainField } from "../ui/fields/plain-field.ts";
import { ResumeLaterPage, type ResumeLaterPageProps } from "../ui/pages/resume-later-page.tsx";
import type { Route } from "./+types/resume-later";
import { withoutDraft } from "./apply-pages/place.ts";
import { cityView } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";
import { goOnPath } from "./resume-pages/going-on.ts";

const emailShape = /^[^\s@<>"(),:;\\[\]]{1,64}@[a-z0-9.-]+\.[a-z]{2,}$/i;
type View = { title: string; hasErrors: boolean; page: ResumeLaterPageProps };

async function openDraft(reader: Reader, procedureId: string): Promise<Draft> {
  const { sessionHash, portal } = reader;
  const draft = sessionHash === null ? null : await portal.applications.drafts.find(sessionHash, procedureId);
  if (draft) return draft;
  if (!(await portal.procedures.snapshot()).byId.has(procedureId)) throw pageError("not-found");
  throw await withoutDraft(reader, procedureId, `/procedures/${procedureId}/apply`);
}

/** Where the code is entered, as a person would type it. */
const enterAddress = ({ portal, href }: Reader) => `${portal.origin}${href("/resume")}`.replace(/^https:\/\//, "");

async function view(reader: Reader, draft: Draft, typed?: { email: string; error: string }) {
  const { portal, t, locale, href } = reader;
  const { procedure } = await portal.procedures.version(draft.versionId);
  const { definition } = procedure;
  const shown = await portal.applications.resumes.shown(draft);
  const answers = openSession(procedure, draft.answers).answers;
  const words = shown ? "code.mail" : "later.other";
  const goOnHref = href(await goOnPath(reader, draft));
  const page: ResumeLaterPageProps = {
    frame: {
      city: cityView(portal.city, locale, t),
      backHref: goOnHref,
      procedureTitle: reader.text(definition.title),
      progress: null,
    },
    keptUntil: formatDate(draft.expiresAt, locale),
    goOnHref,
    mineHref: href("/applications"),
    email: plainField({
      id: "email",
      type: "email",
      label: t(`resume:${words}.email`),
      hint: t(shown ? "resume:code.mail.hint" : "resume:later.other.emailHint"),
      required: shown !== null,
      autocomplete: "email",
      value: typed?.email ?? contactEmailOf(procedure, answers, draft.identity) ?? "",
      error: typed?.error ?? null,
    }),
    shown: shown && {
      code: shown.code,
      qr: qrPath(`${portal.origin}${href(shown.path)}`),
      enterAddress: enterAddress(reader),
      mailedTo: shown.email,
      identity: definition.assurance.level !== "none",
    },
  };
  const title = t(shown ? "resume:code.title" : "resume:later.title");
  return new ServerOnly<View>({ title, hasErrors: typed !== undefined, page });
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  return view(reader, await openDraft(reader, args.params.id));
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { portal, t, locale, href } = reader;
  const draft = await openDraft(reader, args.params.id);
  const form = await readForm(args.request);
  const act = form.get("act");
  if (act !== "show" && act !== "mail" && act !== "renew") throw pageError("bad-request");
  const typed = form.get("email") ?? "";
  const email = typed.normalize("NFKC").replace(/\s/g, "").slice(0, 254);
  const refuse = async (error: string, status: number) =>
    data(await view(reader, draft, { email: typed.slice(0, 254), error }), { status });
  if ((email !== "" || act === "mail") && !emailShape.test(email)) return refuse(t("resume:later.email"), 422);
  const { resumes } = portal.applications;
  const address = args.context.get(requestInfo).clientIp;
  const done =
    act === "mail"
      ? await resumes.send(draft, email, address)
      : await resumes.issue(draft, { email: email === "" ? null : email, locale, address });
  if (!done.ok && done.error.code === "busy") {
    const minutes = Math.ceil(done.error.retryAfterMs / 60_000);
    return refuse(t(act === "mail" ? "resume:later.busySend" : "resume:later.busy", { minutes }), 429);
  }
  portal.delivery.kick();
  const headers = { "Set-Cookie": onTrail(args.request, portal.config, draft.id) };
  return seeOther(href(`/procedures/${draft.procedureId}/apply/later`), headers);
}

export default function ResumeLater({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = (actionData ?? loaderData).value;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <ResumeLaterPage {...page} />
    </>
  );
}
