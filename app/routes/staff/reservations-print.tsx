import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { formatDate, formatDateTime, isoDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import { counterOf } from "../../reservations/index.ts";
import { ReservationPrintPage, type ReservationPrintPageProps } from "../../ui/console/reservation-print-page.tsx";
import { cityView } from "../frame.ts";
import type { Route } from "./+types/reservations-print";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";
import { base, clockOf, isDay, serviceName, shortName, spanOf, whereOf } from "./reservations-words.ts";

/** The day on paper, for when the network is down and for the desk itself. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "reservations.manage");
  const portal = context.get(portalContext);
  const t = translator("ja");
  const search = new URL(request.url).searchParams;
  const timetable = await portal.reservations.timetable();
  const counters = await portal.desk.reservations.counters(staff);
  const counterId = search.get("counter") ?? counters[0]?.id ?? "";
  if (!counters.some(({ id }) => id === counterId)) throw pageError("not-found");
  const now = portal.clock.now();
  const asked = search.get("day");
  const day = isDay(asked) ? asked : isoDate(now);
  const list = await portal.desk.reservations.list(staff, counterId, day, day);
  const coming = list.filter(({ contact, state }) => contact && state !== "cancelled" && state !== "displaced");
  const title = t("desk:print.title", { day: formatDate(day, "ja") });
  const page: ReservationPrintPageProps = {
    city: cityView(portal.city, "ja", t),
    backHref: `${base}?${new URLSearchParams({ counter: counterId, day })}`,
    counter: counterOf(timetable, counterId) ? whereOf(timetable, counterId) : counterId,
    count: coming.length,
    printed: formatDateTime(now, "ja"),
    rows: coming.map((reservation) => ({
      code: reservation.code,
      time: spanOf(reservation),
      start: clockOf(reservation.start),
      service: shortName(serviceName(timetable, reservation.serviceId)),
      desk: reservation.desk,
      name: reservation.contact?.name ?? "",
      kana: reservation.contact?.kana ?? "",
      tel: reservation.contact?.tel ?? "",
      note: reservation.note,
    })),
  };
  return { title, page };
}

export default function ReservationsPrint({ loaderData }: Route.ComponentProps) {
  return (
    <ConsolePage current="reservations" title={loaderData.title}>
      <ReservationPrintPage {...loaderData.page} />
    </ConsolePage>
  );
}
