import { portalContext } from "../http/context.ts";
import { pageError } from "../http/errors.ts";
import { matchesEtag } from "../http/etags.ts";
import type { Route } from "./+types/handout-image";

/** An address names its picture by what is in it, so it may be kept for ever. Nothing in it came from outside as it was. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const image = await context.get(portalContext).handoutFiles.images.read(params.id);
  if (!image) throw pageError("not-found");
  const etag = `"${params.id}"`;
  const validity = { ETag: etag, "Cache-Control": "public, max-age=31536000, immutable" };
  const known = request.headers.get("if-none-match");
  if (known !== null && matchesEtag(known, etag)) return new Response(null, { status: 304, headers: validity });
  return new Response(image.bytes, { headers: { ...validity, "Content-Type": image.type } });
}
