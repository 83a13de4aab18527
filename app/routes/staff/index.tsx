import { seeOther } from "../../http/responses.ts";
import { may } from "../../identity/index.ts";
import type { Route } from "./+types/index";
import { requireStaff } from "./guard.ts";

/** The first page a role can use. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "procedures.read");
  if (may(staff.role, "applications.read")) return seeOther("/staff/applications");
  return seeOther(may(staff.role, "handouts.read") ? "/staff/handouts" : "/staff/procedures");
}
