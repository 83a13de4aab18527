import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import { qrPath } from "../../lib/qr.ts";
import { CounterTicketPage, type CounterTicketPageProps } from "../../ui/console/counter-ticket-page.tsx";
import { cityView } from "../frame.ts";
import type { Route } from "./+types/counter-ticket";
import { ticketAddress, workOf } from "./counter-view.ts";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";
import { whereOf } from "./reservations-words.ts";

/** A ticket on paper. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "reservations.manage");
  const portal = context.get(portalContext);
  const ticket = await portal.desk.line.find(staff, params.id);
  if (!ticket) throw pageError("not-found");
  const timetable = await portal.reservations.timetable();
  const t = translator("ja");
  const page: CounterTicketPageProps = {
    city: cityView(portal.city, "ja", t),
    backHref: "/staff/counter",
    number: ticket.number,
    code: ticket.code,
    counter: whereOf(timetable, ticket.counterId),
    service: workOf(timetable, ticket.serviceId),
    when: formatDateTime(ticket.issuedAt, "ja"),
    address: `${new URL(portal.origin).host}/queue/${ticket.counterId}`,
    qr: qrPath(ticketAddress(portal, ticket)),
  };
  return { title: t("line:ticket.title", { number: ticket.number }), page };
}

export default function CounterTicket({ loaderData }: Route.ComponentProps) {
  return (
    <ConsolePage current="counter" title={loaderData.title}>
      <CounterTicketPage {...loaderData.page} />
    </ConsolePage>
  );
}
