import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { download } from "../../http/responses.ts";
import type { Route } from "./+types/attachment";
import { requireStaff } from "./guard.ts";

/** Always a download, never shown inside the portal's origin. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "applications.read");
  const file = await context.get(portalContext).console.files.attachment(staff, params.id);
  if (!file) throw pageError("not-found");
  return download({ body: new Uint8Array(file.bytes), type: "application/octet-stream", fileName: file.name });
}
