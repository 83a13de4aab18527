import { data, redirect } from "react-router";
import { requestInfo } from "../../http/context.ts";
import { readForm } from "../../http/form.ts";
import { ensureResident } from "../../http/resident.ts";
import { seeOther } from "../../http/responses.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { ReservationDetailsPage } from "../../ui/pages/reservation-details-page.tsx";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/details";
import { confirmDetails } from "./confirm-details.ts";
import { type DetailsView, viewDetails } from "./details-view.ts";
import { isHold, type OpenReservation, openReservation } from "./open-reservation.ts";

/** The page of a time that is kept; whoever has booked it by now is led to the reservation. */
async function openHold(args: Route.LoaderArgs | Route.ActionArgs): Promise<OpenReservation> {
  const open = await openReservation(readerOf(args), args.params.code);
  if (!isHold(open.reservation)) throw redirect(open.reader.href(open.base), 302);
  return open;
}

export async function loader(args: Route.LoaderArgs) {
  return answer(await viewDetails(await openHold(args)));
}

export async function action(args: Route.ActionArgs) {
  const open = await openHold(args);
  const form = await readForm(args.request);
  const { hash, headers } = ensureResident(args.request, open.reader.portal.config);
  const outcome = await confirmDetails(open, form, { hash, address: args.context.get(requestInfo).clientIp });
  return "to" in outcome ? seeOther(open.reader.href(outcome.to), headers) : answer(outcome);
}

const answer = (view: DetailsView) => data(new ServerOnly(view), { status: view.status });

export default function ReservationDetails({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = (actionData ?? loaderData).value;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <ReservationDetailsPage {...page} />
    </>
  );
}
