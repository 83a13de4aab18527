import { data } from "react-router";
import type { CaseFailure } from "../../console/index.ts";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import type { FormReader } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { useText } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import { may, type StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { CaseFilePage } from "../../ui/console/case-file-page.tsx";
import { readSentFiles } from "../case/sent-files.ts";
import type { Route } from "./+types/application";
import { commandOf, failureText, refusedInput } from "./case-command.ts";
import { caseFileView } from "./case-file-view.ts";
import { paymentCommandOf } from "./case-payment.ts";
import { requireStaff } from "./guard.ts";

import { ConsolePage } from "./rail.tsx";

type Shown = Omit<Parameters<typeof caseFileView>[2], "account" | "canRecord">;
async function view(portal: Portal, staff: StaffIdentity, receipt: string, shown: Shown) {
  const file = await portal.console.files.read(staff, receipt, "opened");
  if (!file) throw pageError("not-found");
  const account = await portal.console.payments.account(file);
  return caseFileView(portal, file, { ...shown, account, canRecord: may(staff.role, "applications.decide") });
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "applications.read");
  const portal = context.get(portalContext);
  const { searchParams } = new URL(request.url);
  return view(portal, staff, params.receipt, {
    marking: searchParams.get("mode") === "correction",
    done: searchParams.get("done"),
  });
}

const statusOf = ({ code }: CaseFailure) => (code === "conflict" ? 409 : 422);

export async function action({ request, context, params }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "applications.decide");
  const portal = context.get(portalContext);
  // Before anything is read: what is not this clerk's looks as if it were not there.
  const link = await portal.console.files.link(staff, params.receipt);
  if (!link) throw pageError("not-found");
  const form = await readSentFiles(request);
  if (form.get("action") === "payment") return recordPayment(portal, staff, link.receipt, form);
  const { command, typed } = commandOf(form);
  if (!command) throw pageError("bad-request");
  const seq = Number(form.get("seq"));
  const done = await portal.console.files.act(staff, link.receipt, command, seq, form.files("files"));
  if (done.ok) {
    portal.delivery.kick();
    return seeOther(`/staff/applications/${link.receipt}?done=${command.action}`);
  }
  const failure = failureText(done.error);
  const marking = command.action === "request-correction" && done.error.code !== "conflict";
  const refused = refusedInput(done.error, typed);
  return data(await view(portal, staff, link.receipt, { marking, done: null, failure, refused, typed }), {
    status: statusOf(done.error),
  });
}

async function recordPayment(portal: Portal, staff: StaffIdentity, receipt: string, form: Pick<FormReader, "get">) {
  const command = paymentCommandOf(form);
  if (!command) throw pageError("bad-request");
  const done = await portal.console.payments.record(staff, receipt, command, Number(form.get("seq")));
  if (done.ok) return seeOther(`/staff/applications/${receipt}?done=payment-${command.kind}`);
  const failure = translator("ja")(`console:payment.failure.${done.error}`);
  return data(await view(portal, staff, receipt, { marking: false, done: null, failure }), {
    status: done.error === "stale" ? 409 : 422,
  });
}

export default function Application({ loaderData, actionData }: Route.ComponentProps) {
  const view = actionData ?? loaderData;
  const { t } = useText();
  return (
    <ConsolePage
      current="applications"
      title={`${view.receipt} ${view.title}`.trim() || t("console:inbox.title")}
      hasErrors={view.page.refused !== null}
    >
      <CaseFilePage {...view.page} />
    </ConsolePage>
  );
}
