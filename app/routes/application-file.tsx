import { namedFiles } from "../applications/index.ts";
import { pageError } from "../http/errors.ts";
import type { Route } from "./+types/application-file";
import { fileResponse } from "./case/file-response.ts";
import { readerOf } from "./reader.ts";

/**
 * A file of an application, for those who may open it: sent by them, or by the city for them to keep. Another's application,
 * a file of another and one that never was give the same answer.
 */
export async function loader(args: Route.LoaderArgs) {
  const { portal, sessionHash } = readerOf(args);
  const { applications } = portal;
  const { receipt, id } = args.params;
  const application = await applications.openFor(sessionHash, receipt);
  if (!application) throw pageError("not-found");
  const row = await applications.attachment(id);
  const isNamed = namedFiles(application, await applications.history(application)).has(id);
  if (row?.applicationId !== application.id || !isNamed) throw pageError("not-found");
  return fileResponse(await applications.attachments.open(id));
}
