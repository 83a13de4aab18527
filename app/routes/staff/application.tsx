import { data } from "react-router";
import type { Command } from "../../applications/index.ts";
import type { CaseFile } from "../../console/index.ts";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { useText } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import { may, type StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { CaseFilePage } from "../../ui/console/case-file-page.tsx";
import type { Route } from "./+types/application";
import { caseFileView, type Typed } from "./case-file-view.ts";
import { paymentCommandOf } from "./case-payment.ts";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";

async function open(portal: Portal, staff: StaffIdentity, receipt: string): Promise<CaseFile> {
  const file = await portal.console.files.open(staff, receipt);
  if (!file) throw pageError("not-found");
  return file;
}

type Shown = Omit<Parameters<typeof caseFileView>[2], "account" | "canRecord">;
async function view(portal: Portal, staff: StaffIdentity, receipt: string, shown: Shown) {
  const file = await open(portal, staff, receipt);
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

function commandOf(form: FormReader): { command: Command | null; typed: Typed } {
  const text = (form.get("text") ?? "").trim().slice(0, 2000);
  const marked = form.all("mark").slice(0, 200);
  const reasons = Object.fromEntries(
    marked.map((path) => [path, (form.get(`reason:${path}`) ?? "").trim().slice(0, 300)]),
  );
  const typed = { marked, reasons, message: text };
  const fields = marked.map((path) => ({ path, reason: reasons[path] ?? "" }));
  const commands: Record<string, Command> = {
    take: { action: "take" },
    "request-correction": { action: "request-correction", fields, message: text },
    accept: { action: "accept", message: text },
    complete: { action: "complete", message: text },
    reject: { action: "reject", reason: text },
    message: { action: "message", text },
  };
  const name = form.get("action") ?? "";
  return { command: Object.hasOwn(commands, name) ? (commands[name] ?? null) : null, typed };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "applications.decide");
  const portal = context.get(portalContext);
  const form = await readForm(request);
  if (form.get("action") === "payment") return recordPayment(portal, staff, params.receipt, form);
  const { command, typed } = commandOf(form);
  if (!command) throw pageError("bad-request");
  const file = await open(portal, staff, params.receipt);
  const done = await portal.console.files.act(staff, params.receipt, command, Number(form.get("seq")));
  if (done.ok) {
    portal.delivery.kick();
    return seeOther(`/staff/applications/${file.application.receipt}?done=${command.action}`);
  }
  const failure = translator("ja")(`console:failure.${done.error}`);
  const marking = command.action === "request-correction" && done.error !== "conflict";
  return data(await view(portal, staff, params.receipt, { marking, done: null, failure, typed }), {
    status: done.error === "conflict" ? 409 : 422,
  });
}

async function recordPayment(portal: Portal, staff: StaffIdentity, receipt: string, form: FormReader) {
  const command = paymentCommandOf(form);
  if (!command) throw pageError("bad-request");
  const file = await open(portal, staff, receipt);
  const done = await portal.console.payments.record(staff, receipt, command, Number(form.get("seq")));
  if (done.ok) return seeOther(`/staff/applications/${file.application.receipt}?done=payment-${command.kind}`);
  const failure = translator("ja")(`console:payment.failure.${done.error}`);
  return data(await view(portal, staff, receipt, { marking: false, done: null, failure }), {
    status: done.error === "stale" ? 409 : 422,
  });
}

export default function Application({ loaderData, actionData }: Route.ComponentProps) {
  const view = actionData ?? loaderData;
  const { t } = useText();
  return (
    <ConsolePage current="applications" title={`${view.receipt} ${view.title}`.trim() || t("console:inbox.title")}>
      <CaseFilePage {...view.page} />
    </ConsolePage>
  );
}
