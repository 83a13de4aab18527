/** From Node's request to the framework's: who asks, with which body, under our public address. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequest } from "@remix-run/node-fetch-server";
import { HttpError } from "./errors.ts";
import { type BodyKind, limits } from "./limits.ts";

/** Protocol and host that the framework sees: the public origin; in demo what the Host header says. */
function originOf(req: IncomingMessage, publicOrigin: string | null): string {
  const origin = publicOrigin ?? `http://${req.headers.host ?? "localhost"}`;
  if (!URL.canParse(origin) || new URL(origin).origin !== origin.toLowerCase()) throw new HttpError("bad-request");
  return origin;
}

/**
 * The client's address. Behind `trustedProxies` proxies the entry that the outermost of them appended to
 * X-Forwarded-For; entries further left are the client's own claim.
 */
export function clientIp(req: IncomingMessage, trustedProxies: number): string {
  const peer = req.socket.remoteAddress ?? "";
  if (trustedProxies === 0) return peer;
  const hops = String(req.headers["x-forwarded-for"] ?? "").split(",");
  return hops.at(-trustedProxies)?.trim() || peer;
}

/**
 * The framework's Request. A urlencoded or a machine's body is read here, whole, since its length is capped and known; an upload is
 * handed on as a stream.
 */
export async function toRequest(
  req: IncomingMessage,
  res: ServerResponse,
  body: BodyKind,
  publicOrigin: string | null,
): Promise<Request> {
  const origin = originOf(req, publicOrigin);
  if (body === "multipart") {
    const at = origin.indexOf("//");
    return createRequest(req, res, { protocol: origin.slice(0, at), host: origin.slice(at + 2) });
  }
  const init: RequestInit = { method: req.method ?? "GET", headers: plainHeaders(req, origin) };
  if (body === "urlencoded") init.body = await readAll(req, limits.urlencodedBytes);
  if (body === "json") init.body = await readAll(req, limits.jsonBytes);
  return new Request(origin + req.url, init);
}

/** Headers that loaders may look at. Host is the public one: the framework compares it with Origin. */
function plainHeaders(req: IncomingMessage, origin: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in req.headers) {
    const value = req.headers[name];
    if (value !== undefined && !name.startsWith("x-forwarded-")) headers[name] = String(value);
  }
  headers.host = origin.slice(origin.indexOf("//") + 2);
  return headers;
}

async function readAll(req: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req) {
    bytes += chunk.length;
    if (bytes > most) throw new HttpError("too-large");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, bytes));
}

/**
 * Reads and forgets what is left of a refused body, so that the client finishes sending and sees our answer instead
 * of a broken connection. False when it would take too much or too long: then the connection is to be closed.
 */
export function discardBody(req: IncomingMessage, maxBytes = 32 * 1024 * 1024, maxTime = 10_000): Promise<boolean> {
  if (req.complete || req.destroyed) return Promise.resolve(true);
  return new Promise((resolve) => {
    let bytes = 0;
    const finish = (whole: boolean) => {
      clearTimeout(timer);
      req.removeListener("data", count);
      req.pause();
      resolve(whole);
    };
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) finish(false);
    };
    const timer = setTimeout(() => finish(false), maxTime);
    // Whoever read before would stop the stream again when its own room is full.
    req.removeAllListeners("data");
    req.on("data", count);
    req.resume();
    req.once("end", () => finish(true));
    req.once("close", () => finish(false));
  });
}
