import { allowedActions } from "../applications/index.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
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
  throw conflict("stale", [{ label: file.reader.t("portal:titles.application"), href: file.reader.href(file.base) }]);
}

export async function loader(args: Route.LoaderArgs) {
  const { reader, application, title, base } = await openWithdrawable(args);
  const page: WithdrawPageProps = {
    frame: {
      city: cityView(reader.portal.city, reader.locale, reader.t),
      backHref: reader.href(base),
      procedureTitle: title,
      progress: null,
    },
    receipt: application.receipt,
    reason: "",
    error: null,
    action: null,
    hidden: { _seq: String(application.lastSeq) },
    keepHref: reader.href(base),
  };
  return { title: reader.t("portal:titles.withdraw"), page };
}

export async function action(args: Route.ActionArgs) {
  const { reader, application, base } = await openWithdrawable(args);
  const form = await readForm(args.request);
  const command = { action: "withdraw" as const, reason: (form.get("reason") ?? "").trim().slice(0, 500) };
  const resident = { actor: { kind: "resident" as const }, party: "resident" as const };
  const done = await reader.portal.applications.act(application, command, resident, Number(form.get("_seq")));
  if (!done.ok) throw conflict("stale", [{ label: reader.t("portal:titles.application"), href: reader.href(base) }]);
  reader.portal.delivery.kick();
  return seeOther(`${reader.href(base)}?news=withdrawn`);
}

export default function Withdraw({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <WithdrawPage {...loaderData.page} />
    </>
  );
}
