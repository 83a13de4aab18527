import { data } from "react-router";
import { identityPapers } from "../../applications/index.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { useText } from "../../i18n/text-context.tsx";
import { HandoffFilePage } from "../../ui/console/handoff-page.tsx";
import { HandoffSentPage, type HandoffSentProps } from "../../ui/console/handoff-sent.tsx";
import type { Route } from "./+types/handoff";
import { deskPath, handedInBy, handoffPath, openForWork, openHandoff, type StaffHandoff } from "./handoff-place.ts";
import { handoffFile, type Shown } from "./handoff-view.ts";
import { ConsolePage } from "./rail.tsx";

const failures = ["stale", "incomplete", "identity"];

async function sentView(opened: StaffHandoff): Promise<HandoffSentProps> {
  const { staff, portal, view } = opened;
  const receipt = view.receipt ?? "";
  const handedIn = await handedInBy(opened);
  const own = handedIn !== null;
  // The numbers with which the applicant opens it.
  if (handedIn) await portal.applications.reads.note(handedIn.application, staff, "opened");
  const file = await portal.console.files.link(staff, receipt);
  return {
    receipt,
    secret: own ? portal.applications.accessCode(receipt) : null,
    printHref: own ? `${handoffPath(view.handoff.id)}/receipt.pdf` : null,
    fileHref: file && `/staff/applications/${receipt}`,
    deskHref: deskPath,
  };
}

export async function loader(args: Route.LoaderArgs) {
  const opened = await openHandoff(args);
  if (opened.view.stage === "sent") return { kind: "sent" as const, title: null, page: await sentView(opened) };
  const { searchParams } = new URL(args.request.url);
  const failure = failures.find((each) => each === searchParams.get("failure")) ?? null;
  return fileView(args, { done: searchParams.get("done"), failure });
}

async function fileView(args: Route.LoaderArgs | Route.ActionArgs, shown: Shown) {
  const open = await openForWork(args);
  await open.portal.applications.handoffs.touch(open.handoff, open.staff);
  return { kind: "file" as const, ...handoffFile(open, shown) };
}

export async function action(args: Route.ActionArgs) {
  const { staff, portal, handoff } = await openForWork(args);
  const { handoffs } = portal.applications;
  const here = handoffPath(handoff.id);
  const form = await readForm(args.request);
  const act = form.get("act");
  const revision = Number(form.get("revision"));
  if (act === "end") {
    await handoffs.end(staff, handoff.id);
    return seeOther(deskPath);
  }
  const refused = async (failure: string) =>
    failure === "gone"
      ? seeOther(`${deskPath}?failure=gone`)
      : data(await fileView(args, { done: null, failure }), { status: failure === "stale" ? 409 : 422 });
  if (act === "identify" || act === "unidentify") {
    const papers = identityPapers.find((each) => each === form.get("papers")) ?? null;
    if (act === "identify" && papers === null) return refused("identity");
    const noted = await handoffs.identify(staff, handoff.id, revision, act === "identify" ? papers : null);
    return noted.ok
      ? seeOther(`${here}?done=${act === "identify" ? "identified" : "unidentified"}`)
      : refused(noted.error);
  }
  if (act !== "ready") throw pageError("bad-request");
  const ready = await handoffs.ready(staff, handoff.id, revision);
  if (!ready.ok) return refused(ready.error);
  // Somebody without a screen of their own is shown the clerk's at once.
  return seeOther(handoff.origin === "counter" ? `${here}/check` : `${here}?done=ready`);
}

export default function Handoff({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const view = actionData ?? loaderData;
  return (
    <ConsolePage current="assist" title={view.title ?? t("assist:sent.title")}>
      {view.kind === "sent" ? <HandoffSentPage {...view.page} /> : <HandoffFilePage {...view.page} />}
    </ConsolePage>
  );
}
