/** From the framework's answer to Node's, with the security headers and a cache rule on every one. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { personal } from "./headers.ts";

/** Headers of a Response as a flat list; Set-Cookie stays one line each. Personal unless the route said otherwise. */
function headerList(response: Response, security: readonly string[]): string[] {
  const list: string[] = [];
  let hasCacheRule = false;
  for (const [name, value] of response.headers) {
    if (name === "cache-control") hasCacheRule = true;
    list.push(name, value);
  }
  if (!hasCacheRule || response.headers.has("set-cookie")) {
    for (let at = 0; at < list.length; at += 2) {
      if (list[at] === "cache-control") list.splice(at, 2);
    }
    list.push("Cache-Control", personal);
  }
  list.push(...security);
  return list;
}

/** `html`: the page when the framework rendered it as a string, which spares a stream per page. */
export async function sendResponse(
  req: IncomingMessage,
  res: ServerResponse,
  response: Response,
  options: { security: readonly string[]; html: string | null },
): Promise<void> {
  const headers = headerList(response, options.security);
  if (options.html !== null) {
    // As a string it leaves in one write together with the headers.
    res.writeHead(response.status, [...headers, "Content-Length", String(Buffer.byteLength(options.html))]);
    res.end(req.method === "HEAD" ? undefined : options.html);
    return;
  }
  res.writeHead(response.status, headers);
  if (response.body === null || req.method === "HEAD") {
    await response.body?.cancel();
    res.end();
    return;
  }
  const reader = response.body.getReader();
  res.once("close", () => void reader.cancel().catch(() => undefined));
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (res.destroyed) return;
    if (!res.write(part.value)) await drained(res);
  }
  res.end();
}

const drained = (res: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      res.removeListener("drain", done);
      res.removeListener("close", done);
      resolve();
    };
    res.once("drain", done);
    res.once("close", done);
  });
