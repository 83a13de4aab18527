import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { download } from "../../http/responses.ts";
import type { Route } from "./+types/accessibility-screen";
import { requireStaff } from "./guard.ts";

/** How a page-state looked to the last run. */
export async function loader({ request, context, params }: Route.LoaderArgs): Promise<Response> {
  await requireStaff(request, context, "accessibility.read");
  const picture = context.get(portalContext).accessibility.screen(params.name);
  if (picture === null) throw pageError("not-found");
  return download({ body: picture, type: "image/webp" });
}
