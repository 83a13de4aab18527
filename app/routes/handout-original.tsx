import { originalIdOf } from "../handouts/index.ts";
import { portalContext } from "../http/context.ts";
import { pageError } from "../http/errors.ts";
import { download } from "../http/responses.ts";
import type { Route } from "./+types/handout-original";

/** The PDF behind a handout, as it came: always a download, never opened inside the portal's origin. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { originals } = context.get(portalContext).handoutFiles;
  const id = originalIdOf(new URL(request.url).pathname);
  const [facts, bytes] = id === null ? [null, null] : await Promise.all([originals.facts(id), originals.read(id)]);
  if (!facts || !bytes) throw pageError("not-found");
  return download({ body: bytes, type: "application/pdf", fileName: facts.name });
}
