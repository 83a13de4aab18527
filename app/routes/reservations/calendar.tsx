/** The reservation for the reader's own calendar; once cancelled, what takes it out again. */
import { redirect } from "react-router";
import { download } from "../../http/responses.ts";
import { calendarFile, comesToUs } from "../../reservations/index.ts";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/calendar";
import { bringOf } from "./bring.ts";
import { isHold, openReservation, whereOf } from "./open-reservation.ts";

export async function loader(args: Route.LoaderArgs) {
  const open = await openReservation(readerOf(args), args.params.code);
  const { reader, reservation, service, title, base } = open;
  const { t, href, portal } = reader;
  if (isHold(reservation)) throw redirect(href(`${base}/details`), 302);
  const url = `${portal.origin}${href(base)}`;
  const lists = await bringOf(reader, service, reservation.procedures, null);
  const things = lists.flatMap((list) => list.things.map((thing) => `・${thing}`));
  const isOff = reservation.state === "cancelled" || reservation.state === "displaced";
  const entry = {
    reservation,
    summary: title,
    location: whereOf(open),
    description: [
      t("reservations:calendar.number", { number: reservation.code }),
      ...(things.length > 0
        ? [t(comesToUs(reservation) ? "reservations:bring.title" : "reservations:bring.ready"), ...things]
        : []),
      url,
    ].join("\n"),
    url,
  };
  const body = calendarFile([entry], {
    name: t("reservations:calendar.name", { city: reader.text(portal.city.name) }),
    host: new URL(portal.origin).hostname,
    at: portal.clock.now(),
    method: isOff ? "cancel" : "publish",
  });
  return download({
    body,
    type: `text/calendar; charset=utf-8; method=${isOff ? "CANCEL" : "PUBLISH"}`,
    fileName: `${reservation.code}.ics`,
  });
}
