import { data } from "react-router";
import { lockMinutes, type ResumeFailure } from "../applications/index.ts";
import { requestInfo } from "../http/context.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { formatTime } from "../i18n/dates.ts";
import { plainField } from "../ui/fields/plain-field.ts";
import { ResumePage, type ResumePart } from "../ui/pages/resume-page.tsx";
import type { Route } from "./+types/resume";
import { draftLines } from "./case/mine.ts";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";
import { openResume } from "./resume-pages/opening.ts";

type View = { title: string; hasErrors: boolean; part: ResumePart };

async function askCode(reader: Reader, code = "", error: string | null = null) {
  const { t } = reader;
  const part: ResumePart = {
    kind: "code",
    field: plainField({
      id: "code",
      type: "text",
      label: t("resume:enter.code"),
      hint: t("resume:enter.codeHint"),
      maxLength: 40,
      value: code,
      error,
    }),
    drafts: await draftLines(reader),
  };
  return new ServerOnly<View>({ title: t("resume:enter.title"), hasErrors: error !== null, part });
}

const statusOf: Partial<Record<ResumeFailure["code"], number>> = { locked: 429, busy: 429, stale: 409 };

/** Unknown, wrong and expired read the same. */
function wordsFor({ t, locale }: Reader, failure: Exclude<ResumeFailure, { code: "occupied" }>): string {
  switch (failure.code) {
    case "malformed":
      return t("resume:enter.malformed");
    case "locked":
      return t("resume:enter.locked", { time: formatTime(failure.until, locale) });
    case "busy":
      return t("resume:enter.busy", { minutes: Math.ceil(failure.retryAfterMs / 60_000) });
    case "stale":
      return t("resume:enter.stale");
    case "wrong":
    case "gone":
      return t("resume:enter.wrong", { left: failure.code === "wrong" ? failure.left : 0, minutes: lockMinutes });
  }
}

export async function loader(args: Route.LoaderArgs) {
  return askCode(readerOf(args));
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { request, context } = args;
  const form = await readForm(request);
  const code = (form.get("code") ?? "").slice(0, 60);
  const address = context.get(requestInfo).clientIp;
  const opened = await openResume(
    reader,
    { request, address, key: { code }, replaces: form.get("replaces") },
    { code },
  );
  if ("to" in opened) return seeOther(opened.to, opened.headers);
  if ("choice" in opened) {
    const part: ResumePart = { kind: "choose", ...opened.choice };
    return data(new ServerOnly<View>({ title: reader.t("resume:choose.title"), hasErrors: false, part }));
  }
  const { stopped } = opened;
  return data(await askCode(reader, code, wordsFor(reader, stopped)), { status: statusOf[stopped.code] ?? 422 });
}

export default function Resume({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, part } = (actionData ?? loaderData).value;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <ResumePage frame={useFrame()} part={part} />
    </>
  );
}
