import { data } from "react-router";
import { requestInfo } from "../http/context.ts";
import { pageError } from "../http/errors.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { ResumePage, type ResumePart } from "../ui/pages/resume-page.tsx";
import type { Route } from "./+types/resume-link";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";
import { factsOf } from "./resume-pages/going-on.ts";
import { openResume } from "./resume-pages/opening.ts";

type View = { title: string; part: ResumePart };
const keyOf = (reader: Reader, handle: string) => ({ handle, token: reader.url.searchParams.get("key") ?? "" });

/** Looks and moves nothing: programs that read mails open their links. */
async function view(reader: Reader, handle: string, problem: string | null = null) {
  const { portal, t } = reader;
  const { token } = keyOf(reader, handle);
  const draft = await portal.applications.resumes.peek(handle, token);
  if (!draft) return new ServerOnly<View>({ title: t("resume:link.gone.title"), part: { kind: "gone" } });
  const { procedure } = await portal.procedures.version(draft.versionId);
  const identity = procedure.definition.assurance.level !== "none";
  const part: ResumePart = { kind: "link", rows: await factsOf(reader, draft), identity, problem };
  return new ServerOnly<View>({ title: t("resume:link.title"), part });
}

export async function loader(args: Route.LoaderArgs) {
  return view(readerOf(args), args.params.handle);
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { request, context, params } = args;
  const form = await readForm(request);
  if (form.get("act") !== "open") throw pageError("bad-request");
  const key = keyOf(reader, params.handle);
  const address = context.get(requestInfo).clientIp;
  const opened = await openResume(reader, { request, address, key, replaces: form.get("replaces") }, { act: "open" });
  if ("to" in opened) return seeOther(opened.to, opened.headers);
  if ("choice" in opened) {
    const part: ResumePart = { kind: "choose", ...opened.choice };
    return data(new ServerOnly<View>({ title: reader.t("resume:choose.title"), part }));
  }
  const isFaster = opened.stopped.code === "stale";
  const problem = isFaster ? reader.t("resume:enter.stale") : null;
  return data(await view(reader, params.handle, problem), { status: isFaster ? 409 : 410 });
}

export default function ResumeLink({ loaderData, actionData }: Route.ComponentProps) {
  const { title, part } = (actionData ?? loaderData).value;
  return (
    <>
      <PageTitle title={title} />
      <ResumePage frame={useFrame()} part={part} />
    </>
  );
}
