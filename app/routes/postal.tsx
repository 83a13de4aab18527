import { pageError } from "../http/errors.ts";
import { lookupPostal } from "../http/postal.server.ts";
import type { Route } from "./+types/postal";

/** Addresses of a postal code for the enhancement script: public data, kept by caches for a day. */
export function loader({ params }: Route.LoaderArgs) {
  if (!/^\d{7}$/.test(params.code)) throw pageError("bad-request");
  return Response.json(lookupPostal(params.code), { headers: { "Cache-Control": "public, max-age=86400" } });
}
