import type { OpenedFile, OpenFailure } from "../../applications/index.ts";
import { pageError } from "../../http/errors.ts";
import { download } from "../../http/responses.ts";
import type { Result } from "../../lib/result.ts";

/** Always a download, never shown inside the portal's origin. What nobody has looked at yet may be asked for later. */
export function fileResponse(opened: Result<OpenedFile, OpenFailure>): Response {
  if (!opened.ok) {
    throw opened.error === "waiting" ? pageError("unavailable", { "Retry-After": "60" }) : pageError("not-found");
  }
  const { name, bytes } = opened.value;
  return download({ body: bytes, type: "application/octet-stream", fileName: name, isForeign: true });
}
