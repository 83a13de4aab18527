import { redirect } from "react-router";
import { ReservationPage, type ReservationPageProps } from "../../ui/pages/reservation-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/reservation";
import { isHold, openReservation } from "./open-reservation.ts";
import { viewReservation } from "./reservation-view.ts";

export async function loader(args: Route.LoaderArgs): Promise<Omit<ReservationPageProps, "frame">> {
  const open = await openReservation(readerOf(args), args.params.code);
  if (isHold(open.reservation)) throw redirect(open.reader.href(`${open.base}/details`), 302);
  return viewReservation(open);
}

export default function ReservationRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={`${loaderData.service} ${loaderData.code}`} />
      <ReservationPage frame={useFrame()} {...loaderData} />
    </>
  );
}
