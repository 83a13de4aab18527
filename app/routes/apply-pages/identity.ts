/** How the applicant is identified: a mailed code, or the card. The level is checked again when sending. */
import { cityParams } from "../../applications/index.ts";
import type { FormReader } from "../../http/form.ts";
import { renewResident } from "../../http/resident.ts";
import { seeOther } from "../../http/responses.ts";
import { codeMinutes } from "../../identity/index.ts";
import type { IdentityPageProps } from "../../ui/pages/identity-page.tsx";
import { beginCard, type CardView, viewCard } from "./card.ts";
import { frameOf, handoffOffer, leaveHref, type Place, staleDraft } from "./place.ts";

export type IdentityView = { kind: "identity"; title: string; hasErrors: boolean; page: IdentityPageProps };
export type IdentityOutcome = Response | { to: string } | { view: IdentityView; status: number };
type Stage =
  | { stage: "email-address"; email: string; error: string | null }
  | { stage: "email-code"; email: string; code: string; error: string | null; resent: boolean }
  | CardView;

/** The title of a stage is its heading. */
const titles: Record<Stage["stage"], string> = {
  "email-address": "pages:identity.email",
  "email-code": "pages:identity.code",
  card: "pages:identity.cardTitle",
  "card-done": "pages:identity.cardDoneTitle",
  "card-down": "pages:identity.downTitle",
  unavailable: "pages:identity.unavailableTitle",
};

const emailShape = /^[^\s@<>"(),:;\\[\]]{1,64}@[a-z0-9.-]+\.[a-z]{2,}$/i;

function view(place: Place, stage: Stage): IdentityView {
  const { reader, base, published, hidden } = place;
  const { definition } = published.procedure;
  const common = {
    frame: frameOf(place),
    reason: reader.text(definition.assurance.reason),
    action: null,
    hidden,
    leaveHref: leaveHref(place),
    handoff: handoffOffer(place),
  };
  const page: IdentityPageProps =
    stage.stage === "email-code"
      ? { ...common, ...stage, minutes: codeMinutes, changeHref: reader.href(`${base}/identity?change=1`) }
      : { ...common, ...stage };
  const hasErrors = "error" in stage && stage.error !== null;
  return { kind: "identity", title: reader.t(titles[stage.stage]), hasErrors, page };
}

/** The address the form has asked for already, so that nobody types it twice. */
function knownEmail({ session, published }: Place): string {
  const field = published.procedure.definition.steps
    .flatMap((step) => step.fields)
    .find((each) => each.type === "email" && typeof session.answers[each.id] === "string");
  const known =
    session.answers.agentEmail ?? session.answers.applicantEmail ?? (field ? session.answers[field.id] : "");
  return typeof known === "string" ? known : "";
}

export function viewIdentity(place: Place): IdentityView {
  const { level } = place.published.procedure.definition.assurance;
  const { searchParams } = place.reader.url;
  if (level === "jpki") return view(place, viewCard(place));
  const pending = place.draft.pending?.path === "identity" ? place.draft.pending.input.email?.[0] : undefined;
  if (pending && !searchParams.has("change")) {
    return view(place, {
      stage: "email-code",
      email: pending,
      code: "",
      error: null,
      resent: searchParams.has("resent"),
    });
  }
  return view(place, { stage: "email-address", email: pending ?? knownEmail(place), error: null });
}

async function sendCode(place: Place, typed: string, resent: boolean): Promise<IdentityOutcome> {
  const { reader, draft, published, base } = place;
  const { portal, t, locale } = reader;
  const email = typed.normalize("NFKC").replace(/\s/g, "").slice(0, 254);
  const refuse = (key: string, status: number) => ({
    view: view(place, { stage: "email-address", email: typed.slice(0, 254), error: t(`portal:identityErrors.${key}`) }),
    status,
  });
  if (!emailShape.test(email)) return refuse("email", 422);
  const started = await portal.emailConfirmation.start(draft.id, email);
  if (!started.ok) return refuse(started.error, 429);
  const saved = await portal.applications.drafts.save(draft, {
    pending: { path: "identity", input: { email: [email] } },
  });
  if (saved === "stale") throw staleDraft(place);
  const params = {
    ...cityParams(portal, locale),
    procedure: reader.text(published.procedure.definition.title),
    code: started.value.code,
    minutes: codeMinutes,
  };
  await portal.sendMail(portal.composeMail({ kind: "email-code", to: email, about: "identity", t, params }));
  return { to: `${base}/identity${resent ? "?resent=1" : ""}` };
}

export async function actIdentity(place: Place, form: FormReader<unknown>): Promise<IdentityOutcome> {
  const { reader, draft, base, published } = place;
  const { portal, t } = reader;
  if (published.procedure.definition.assurance.level === "jpki") {
    const begun = await beginCard(place);
    return begun instanceof Response ? begun : { ...begun, view: view(place, begun.view) };
  }
  const pending = draft.pending?.path === "identity" ? (draft.pending.input.email?.[0] ?? "") : "";
  const typed = form.get("email");
  if (typed !== null) return sendCode(place, typed, false);
  if (form.get("_resend") !== null) return sendCode(place, pending, true);
  const code = form.get("code") ?? "";
  const confirmed = await portal.emailConfirmation.confirm(draft.id, code);
  if (!confirmed.ok) {
    const error = t(`portal:identityErrors.${confirmed.error}`);
    const status = confirmed.error === "too-many" ? 429 : 422;
    return {
      view: view(place, { stage: "email-code", email: pending, code: code.slice(0, 15), error, resent: false }),
      status,
    };
  }
  const identity = { level: "email" as const, email: confirmed.value.email, verifiedAt: portal.clock.now() };
  const { hash: to, headers } = renewResident(portal.config);
  const stepped = await portal.applications.stepUp({ from: draft.sessionHash, to, draftId: draft.id, identity });
  if (!stepped.ok) throw staleDraft(place);
  return seeOther(reader.href(`${base}/review`), headers);
}
