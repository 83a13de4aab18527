import { data } from "react-router";
import { allowedActions, type MessageFailure, messageLimits } from "../applications/index.ts";
import { errorCodeOf } from "../http/errors.ts";
import { seeOther } from "../http/responses.ts";
import { MessagePage, type MessagePageProps } from "../ui/pages/message-page.tsx";
import type { Route } from "./+types/message";
import { type Case, openCase } from "./case/open-case.ts";
import { readSentFiles } from "./case/sent-files.ts";
import { cityView, conflict, tooLarge } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";

const wayBack = (reader: Reader, base: string) => [
  { label: reader.t("portal:titles.application"), href: reader.href(base) },
];

/** Only while somebody at the office works on it; afterwards the telephone is the way. */
async function openWritable(args: Route.LoaderArgs | Route.ActionArgs): Promise<Case> {
  const file = await openCase(readerOf(args), args.params.receipt);
  if (allowedActions(file.application.status, "resident").includes("message")) return file;
  throw conflict("not-now", wayBack(file.reader, file.base));
}

type Told = Pick<MessagePageProps, "text" | "textError" | "fileErrors" | "pageError">;
const untold: Told = { text: "", textError: null, fileErrors: [], pageError: null };

function view({ reader, application, title, department, base }: Case, told: Told) {
  const { t } = reader;
  const page: MessagePageProps = {
    ...told,
    frame: {
      city: cityView(reader.portal.city, reader.locale, t),
      backHref: reader.href(base),
      procedureTitle: title,
      progress: null,
    },
    department,
    mailed: application.contactEmail !== null,
    limits: messageLimits,
    hidden: { _seq: String(application.lastSeq) },
  };
  const hasErrors = told.textError !== null || told.fileErrors.length > 0 || told.pageError !== null;
  return { title: t("case:message.title", { department }), hasErrors, page };
}

export async function loader(args: Route.LoaderArgs) {
  return view(await openWritable(args), untold);
}

/** What was refused, in words; the text stays, files must be chosen again. */
function toldOf({ t }: Reader, failure: Exclude<MessageFailure, { code: "not-allowed" }>): Omit<Told, "text"> {
  const none = { textError: null, fileErrors: [], pageError: null };
  switch (failure.code) {
    case "text": {
      const params = { label: t("case:message.text"), max: messageLimits.length.toLocaleString("en-US") };
      return { ...none, textError: t(`fields:errors.textarea.${failure.flaw}`, params) };
    }
    case "too-many-files":
      return { ...none, fileErrors: [t("case:message.too-many-files", { count: messageLimits.files })] };
    case "files":
      return { ...none, fileErrors: failure.problems.map(({ name, code }) => t(`portal:upload.${code}`, { name })) };
    case "too-many":
      return {
        ...none,
        pageError: t("case:message.too-many", { minutes: Math.ceil(failure.retryAfterMs / 60_000) }),
      };
  }
}

export async function action(args: Route.ActionArgs) {
  const file = await openWritable(args);
  const { reader, application, base } = file;
  const form = await readSentFiles(args.request).catch((error: unknown) => {
    throw errorCodeOf(error) === "too-large" ? tooLarge(wayBack(reader, `${base}/message`)) : error;
  });
  const text = form.get("text") ?? "";
  const files = form.files("files");
  const sent = await reader.portal.applications.write(application, {
    text,
    files,
    seen: Number(form.get("_seq")),
    sessionHash: reader.sessionHash ?? application.sessionHash,
  });
  if (sent.ok) return seeOther(`${reader.href(base)}?news=message`);
  const failure = sent.error;
  if (failure.code === "not-allowed") throw conflict("not-now", wayBack(reader, base));
  const told = toldOf(reader, failure);
  const again = files.length > 0 && told.fileErrors.length === 0 ? [reader.t("case:message.filesAgain")] : [];
  return data(view(file, { ...told, text, fileErrors: [...told.fileErrors, ...again] }), {
    status: failure.code === "too-many" ? 429 : 422,
  });
}

export default function Message({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = actionData ?? loaderData;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <MessagePage {...page} />
    </>
  );
}
