/** The evidence as files: kept packed, and sent so to those who can unpack it. */
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { RouterContextProvider } from "react-router";
import type { EvidenceFile } from "../../accessibility/index.ts";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";

const types: Record<EvidenceFile, string> = {
  "earl.jsonld": "application/ld+json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** So many seconds anyone may keep it: an auditor's new decision may wait that long. */
const keptFor = 300;

export async function fileAnswer(
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
  kind: EvidenceFile,
): Promise<Response> {
  const packed = await context.get(portalContext).accessibility.file(kind);
  if (packed === null) throw pageError("not-found");
  const headers = new Headers({
    "Content-Type": types[kind],
    "Content-Disposition": `attachment; filename="accessibility-results.${kind}"`,
    "Cache-Control": `public, max-age=${keptFor}`,
    Vary: "Accept-Encoding",
  });
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(request.headers.get("accept-encoding") ?? "")) {
    headers.set("Content-Encoding", "gzip");
    headers.set("Content-Length", String(packed.length));
    return new Response(packed, { headers });
  }
  const plain = Readable.toWeb(Readable.from([packed]).pipe(createGunzip()));
  return new Response(plain as ReadableStream<Uint8Array>, { headers });
}
