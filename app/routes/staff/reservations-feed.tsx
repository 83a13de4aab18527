import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { download } from "../../http/responses.ts";
import type { Route } from "./+types/reservations-feed";

/** A counter's calendar under its secret address: whoever knows it reads it, so it names nobody. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const portal = context.get(portalContext);
  const calendar = await portal.desk.feed.read(params.token, new URL(portal.origin).host);
  if (calendar === null) throw pageError("not-found");
  return download({ body: calendar, type: "text/calendar; charset=utf-8", fileName: "reservations.ics", inline: true });
}
