import { bundleOf } from "../../handouts/index.ts";
import { portalContext } from "../../http/context.ts";
import { download } from "../../http/responses.ts";
import type { Route } from "./+types/handouts-export";
import { requireStaff } from "./guard.ts";

/** Every handout of the account as its folder of files, all in one: what is shown, else the newest. */
export async function loader({ request, context }: Route.LoaderArgs): Promise<Response> {
  const staff = await requireStaff(request, context, "handouts.read");
  const entries = await context.get(portalContext).publishingDesk.list(staff);
  return download({
    body: bundleOf(entries.map(({ shown, newest }) => shown ?? newest)),
    type: "application/json",
    fileName: "handouts.json",
  });
}
