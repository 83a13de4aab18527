import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { ReservationCancelPage, type ReservationCancelPageProps } from "../../ui/pages/reservation-cancel-page.tsx";
import { cityView } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/cancel";
import { drawnFor, openChangeable, rowsOf, staleReservation } from "./open-reservation.ts";

export async function loader(args: Route.LoaderArgs) {
  const open = await openChangeable(readerOf(args), args.params.code);
  const { reader, reservation, title, base } = open;
  const { t, href, portal, locale } = reader;
  const page: ReservationCancelPageProps = {
    frame: { city: cityView(portal.city, locale, t), backHref: href(base), procedureTitle: title, progress: null },
    rows: rowsOf(open),
    hidden: { _was: drawnFor(reservation) },
    keepHref: href(base),
    changeHref: href(`${base}/change`),
  };
  return { title: t("reservations:cancel.title"), page };
}

export async function action(args: Route.ActionArgs) {
  const open = await openChangeable(readerOf(args), args.params.code);
  const { reader, reservation, base } = open;
  const form = await readForm(args.request);
  if (form.get("_was") !== drawnFor(reservation)) throw staleReservation(open);
  const cancelled = await reader.portal.reservations.cancel(reservation, { kind: "resident" });
  if (!cancelled.ok) throw staleReservation(open);
  reader.portal.delivery.kick();
  return seeOther(`${reader.href(base)}?news=cancelled`);
}

export default function ReservationCancel({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <ReservationCancelPage {...loaderData.page} />
    </>
  );
}
