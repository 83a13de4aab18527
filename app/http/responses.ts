/** Answers that routes give besides pages. Everything is `private, no-store` unless it says otherwise. */
import { redirect } from "react-router";
import { isLocalPath } from "./redirects.ts";

/** After a POST: 303, so that a reload does not send the form again. `path` must be ours. */
export function seeOther(path: string, headers?: HeadersInit): Response {
  if (!isLocalPath(path)) throw new TypeError("redirects stay on this portal");
  return redirect(path, { status: 303, ...(headers === undefined ? {} : { headers }) });
}

/** After a POST, to a page of another site: only to the one origin that the configuration names. */
export function leaveFor(address: string, origin: string): Response {
  if (!URL.canParse(address) || new URL(address).origin !== origin) throw new TypeError("a page of an unknown site");
  return redirect(address, 303);
}

export type Download = {
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  type: string;
  /** As the reader will see it; any characters. Absent: shown in the browser. */
  fileName?: string;
  /** Shown in the browser all the same; the name is for keeping it. */
  inline?: boolean;
  /** Seconds that anyone may keep it: open data only. */
  publicFor?: number;
  /** Somebody sent it: nothing in it may run or load anything, should a browser show it after all. */
  isForeign?: boolean;
};

export function download(file: Download): Response {
  const headers = new Headers({ "Content-Type": file.type });
  if (file.fileName !== undefined) {
    const plain = file.fileName.replace(/[^\w.-]/g, "_");
    const encoded = encodeURIComponent(file.fileName).replace(
      /['()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16)}`,
    );
    const how = file.inline === true ? "inline" : "attachment";
    headers.set("Content-Disposition", `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`);
  }
  if (file.isForeign === true) headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
  if (file.publicFor !== undefined) headers.set("Cache-Control", `public, max-age=${file.publicFor}`);
  return new Response(file.body, { headers });
}
