import { data } from "react-router";
import { allowedActions, typedText } from "../applications/index.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { openStates } from "../reservations/index.ts";
import { WithdrawPage, type WithdrawPageProps } from "../ui/pages/withdraw-page.tsx";
import type { Route } from "./+types/withdraw";
import { type Case, openCase } from "./case/open-case.ts";
import { cityView, conflict } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

/** A second page asks once more: withdrawing cannot be undone. */
async function openWithdrawable(args: Route.LoaderArgs | Route.ActionArgs): Promise<Case> {
  const file = await openCase(readerOf(args), args.params.receipt);
  if (allowedActions(file.application.status, "resident").includes("withdraw")) return file;
  throw conflict("not-now", [{ label: file.reader.t("portal:titles.application"), href: file.reader.href(file.base) }]);
}

const longest = 500;

async function view(file: Case, typed: { reason: string; error: string | null }) {
  const { reader, application, title, base } = file;
  const own = await reader.portal.reservations.ofApplication(application.id);
  const page: WithdrawPageProps = {
    ...typed,
    frame: {
      city: cityView(reader.portal.city, reader.locale, reader.t),
      backHref: reader.href(base),
      procedureTitle: title,
      progress: null,
    },
    receipt: application.receipt,
    hasVisits: own.some(({ state }) => (openStates as readonly string[]).includes(state)),
    action: null,
    hidden: { _seq: String(application.lastSeq) },
    keepHref: reader.href(base),
  };
  return { title: reader.t("portal:titles.withdraw"), hasErrors: typed.error !== null, page };
}

export async function loader(args: Route.LoaderArgs) {
  return view(await openWithdrawable(args), { reason: "", error: null });
}

export async function action(args: Route.ActionArgs) {
  const file = await openWithdrawable(args);
  const { reader, application, base } = file;
  const form = await readForm(args.request);
  const raw = form.get("reason") ?? "";
  const reason = typedText(raw, { max: longest, required: false });
  if (!reason.ok) {
    const params = { label: reader.t("pages:withdraw.reason"), max: longest };
    const error = reader.t(`fields:errors.textarea.${reason.error}`, params);
    return data(await view(file, { reason: raw, error }), { status: 422 });
  }
  const command = { action: "withdraw" as const, reason: reason.value };
  const resident = { actor: { kind: "resident" as const }, party: "resident" as const };
  const done = await reader.portal.applications.act(application, command, resident, Number(form.get("_seq")));
  if (!done.ok) throw conflict("stale", [{ label: reader.t("portal:titles.application"), href: reader.href(base) }]);
  reader.portal.delivery.kick();
  return seeOther(`${reader.href(base)}?news=withdrawn`);
}

export default function Withdraw({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = actionData ?? loaderData;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <WithdrawPage {...page} />
    </>
  );
}
