import { redirect } from "react-router";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { ReservationPage, type ReservationPageProps } from "../../ui/pages/reservation-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/reservation";
import { arrive } from "./arrival.ts";
import { isHold, openReservation, staleReservation } from "./open-reservation.ts";
import { viewReservation } from "./reservation-view.ts";

export async function loader(args: Route.LoaderArgs): Promise<Omit<ReservationPageProps, "frame">> {
  const open = await openReservation(readerOf(args), args.params.code);
  if (isHold(open.reservation)) throw redirect(open.reader.href(`${open.base}/details`), 302);
  return viewReservation(open);
}

/** "I am here": the reservation takes its place in today's line. */
export async function action(args: Route.ActionArgs) {
  const open = await openReservation(readerOf(args), args.params.code);
  const form = await readForm(args.request);
  if (form.get("action") !== "arrive") throw pageError("bad-request");
  const line = await arrive(open);
  if (line === null) throw staleReservation(open);
  return seeOther(line);
}

export default function ReservationRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={`${loaderData.service} ${loaderData.code}`} />
      <ReservationPage frame={useFrame()} {...loaderData} />
    </>
  );
}
