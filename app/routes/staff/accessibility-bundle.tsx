import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { download } from "../../http/responses.ts";
import type { Route } from "./+types/accessibility-bundle";
import { requireStaff } from "./guard.ts";

/** Everything an auditor takes away, with the names of those who decided: for staff only. */
export async function loader({ request, context }: Route.LoaderArgs): Promise<Response> {
  await requireStaff(request, context, "accessibility.read");
  const bundle = await context.get(portalContext).accessibility.bundle();
  if (bundle === null) throw pageError("not-found");
  return download({ body: bundle, type: "application/zip", fileName: "accessibility-evidence.zip" });
}
