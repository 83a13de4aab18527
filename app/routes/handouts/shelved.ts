/** A sheet that is the same for everyone, drawn once, with a tag that tells browsers whether theirs is still good. */
import { pageError } from "../../http/errors.ts";
import { matchesEtag } from "../../http/etags.ts";
import type { Booklet } from "../../paper/index.ts";
import type { Portal } from "../../portal.server.ts";
import { pdfResponse } from "../paper/sheets.ts";

type Sheet = {
  /** Names the content. */
  key: string;
  fileName: string;
  /** Only asked for where the sheet is not on the shelf. */
  make(): Booklet;
};

export async function shelved(portal: Portal, request: Request, sheet: Sheet): Promise<Response> {
  const form = await portal.forms.take(sheet.key, sheet.make);
  if (!form.ok) throw pageError("unavailable", { "Retry-After": "10" });
  const { pdf, etag } = form.value;
  const validity = { ETag: etag, "Cache-Control": "public, max-age=0, must-revalidate" };
  const known = request.headers.get("if-none-match");
  if (known !== null && matchesEtag(known, etag)) return new Response(null, { status: 304, headers: validity });
  const response = pdfResponse(pdf, sheet.fileName);
  for (const [name, value] of Object.entries(validity)) response.headers.set(name, value);
  return response;
}
