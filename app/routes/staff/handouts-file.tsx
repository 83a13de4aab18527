import { folderFiles } from "../../handouts/index.ts";
import { pageError } from "../../http/errors.ts";
import { download } from "../../http/responses.ts";
import type { Route } from "./+types/handouts-file";
import { openPlace } from "./handouts-place.ts";

/** One file of a version's folder: `handout.json`, or the Markdown of a language. */
export async function loader({ request, context, params }: Route.LoaderArgs): Promise<Response> {
  const { portal, file } = await openPlace(request, context, params.id);
  const version = await portal.publishingDesk.version(file, Number(params.version));
  const found = version && folderFiles(version.content).find(({ name }) => name === `${file.id}/${params.file}`);
  if (!found) throw pageError("not-found");
  const type = params.file.endsWith(".json") ? "application/json" : "text/markdown; charset=utf-8";
  return download({ body: found.text, type, fileName: params.file });
}
