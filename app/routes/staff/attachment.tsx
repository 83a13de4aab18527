import { portalContext } from "../../http/context.ts";
import { fileResponse } from "../case/file-response.ts";
import type { Route } from "./+types/attachment";
import { requireStaff } from "./guard.ts";

/** Always a download, never shown inside the portal's origin. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "applications.read");
  return fileResponse(await context.get(portalContext).console.files.attachment(staff, params.id));
}
