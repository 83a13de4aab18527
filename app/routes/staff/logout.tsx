import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { seeOther } from "../../http/responses.ts";
import type { Route } from "./+types/logout";
import { staffCookie } from "./guard.ts";

export function loader() {
  throw pageError("method-not-allowed");
}

export async function action({ request, context }: Route.ActionArgs) {
  const portal = context.get(portalContext);
  const { publicOrigin } = portal.config;
  const token = staffCookie.read(request, publicOrigin);
  if (token !== null) await portal.staff.signOut(token);
  return seeOther("/staff/login", { "Set-Cookie": staffCookie.clear(publicOrigin) });
}
