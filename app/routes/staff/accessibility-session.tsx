import { data } from "react-router";
import { type SessionKind, sessionKinds } from "../../accessibility/index.ts";
import { isDate } from "../../console/index.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { isoDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { AuditSessionPage, type AuditSessionProps } from "../../ui/console/audit-session-page.tsx";
import type { Route } from "./+types/accessibility-session";
import { base } from "./accessibility-base.ts";
import { openAudit, tabs, word } from "./accessibility-place.ts";
import { ConsolePage } from "./rail.tsx";

const names = ["kind", "tool", "system", "browser", "on", "pages", "findings"] as const;
type Inputs = Record<string, string>;

const view = (inputs: Inputs, errors: Record<string, string>): AuditSessionProps => ({
  tabs,
  backHref: `${base}/decisions`,
  kinds: sessionKinds.map((value) => ({ value, label: word(`sessionKind.${value}`) })),
  inputs,
  errors,
});

export async function loader({ request, context }: Route.LoaderArgs): Promise<AuditSessionProps> {
  const { portal } = await openAudit(request, context, "accessibility.review");
  return view({ on: isoDate(portal.clock.now()) }, {});
}

function errorsOf(inputs: Inputs, today: string): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const name of names) {
    if ((inputs[name] ?? "") === "") errors[name] = word("error.empty", { label: word(`session.${name}`) });
  }
  const on = inputs.on ?? "";
  if (!isDate(on)) errors.on = word("error.on");
  else if (on > today) errors.on = word("error.future");
  return errors;
}

export async function action({ request, context }: Route.ActionArgs) {
  const { portal, staff } = await openAudit(request, context, "accessibility.review");
  const form = await readForm(request);
  const inputs: Inputs = Object.fromEntries(
    names.map((name) => [name, (form.get(name) ?? "").replace(/\r\n?/g, "\n").trim().slice(0, 5000)]),
  );
  const kind = sessionKinds.find((each): each is SessionKind => each === inputs.kind);
  const errors = errorsOf(inputs, isoDate(portal.clock.now()));
  if (kind === undefined) throw pageError("bad-request");
  if (Object.keys(errors).length > 0) return data(view(inputs, errors), { status: 422 });
  const { tool = "", system = "", browser = "", on = "", findings = "" } = inputs;
  const pages = (inputs.pages ?? "").split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const done = await portal.auditDesk.addSession(staff, { kind, tool, system, browser, on, pages, findings });
  if (!done.ok) throw pageError("forbidden");
  return seeOther(`${base}/decisions?done=session`);
}

export default function AccessibilitySession({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="accessibility" title={t("auditor:session.title")} hasErrors={actionData !== undefined}>
      <AuditSessionPage {...(actionData ?? loaderData)} />
    </ConsolePage>
  );
}
