import { portalContext } from "../../http/context.ts";
import { safeRedirect } from "../../http/redirects.ts";
import { seeOther } from "../../http/responses.ts";
import type { ImageUploadAnswer } from "../../ui/console/handouts/image-upload.tsx";
import type { Route } from "./+types/handouts-images";
import { requireStaff } from "./guard.ts";
import { base } from "./handouts-base.ts";

import { readUpload } from "./handouts-upload.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  await requireStaff(request, context, "handouts.edit");
  return seeOther(base);
}

/** For the script: JSON, a refusal too, because other answers than 200 are made into pages. Without it: back to the page of the form, whose address then tells what happened. */
export async function action({ request, context }: Route.ActionArgs) {
  await requireStaff(request, context, "handouts.edit");
  const form = await readUpload(request);
  const [file] = form.files("image");
  const kept = await context.get(portalContext).handoutFiles.images.add(file?.bytes ?? new Uint8Array());
  const answer: ImageUploadAnswer = kept.ok
    ? { id: kept.value.id, width: kept.value.width, height: kept.value.height }
    : { failure: kept.error };
  if (request.headers.get("accept") === "application/json") {
    return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
  }
  const back = new URL(safeRedirect(form.get("back"), base), request.url);
  for (const name of ["image", "width", "height", "image-failure"]) back.searchParams.delete(name);
  if ("failure" in answer) back.searchParams.set("image-failure", answer.failure);
  else {
    back.searchParams.set("image", answer.id);
    back.searchParams.set("width", String(answer.width));
    back.searchParams.set("height", String(answer.height));
  }
  return seeOther(`${back.pathname}${back.search}#image-upload`);
}
