import { data } from "react-router";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { useText } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import { ReservationListPage } from "../../ui/console/reservation-list-page.tsx";
import type { Route } from "./+types/reservations";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";
import { listView } from "./reservations-list-view.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "reservations.manage");
  return listView(context.get(portalContext), staff, request);
}

export async function action({ request, context }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "reservations.manage");
  const portal = context.get(portalContext);
  const form = await readForm(request);
  if (form.get("action") === "told") {
    const done = await portal.desk.reservations.told(staff, form.get("code") ?? "", Number(form.get("revision")));
    if (done.ok) return seeOther("/staff/reservations");
    const failure = translator("ja")(`desk:problem.${done.error.code}`);
    return data(await listView(portal, staff, request, { failure }), { status: 409 });
  }
  if (form.get("action") === "renew-feed") {
    const counterId = form.get("counter") ?? "";
    const token = await portal.desk.feed.renew(staff, counterId);
    if (token === null) throw pageError("forbidden");
    // Shown in this answer and never again: only its hash is kept.
    return data(await listView(portal, staff, request, { feed: { counterId, token } }));
  }
  throw pageError("bad-request");
}

export default function Reservations({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { actions, ...page } = actionData ?? loaderData;
  return (
    <ConsolePage current="reservations" title={t("desk:title")} actions={actions}>
      <ReservationListPage {...page} />
    </ConsolePage>
  );
}
