/**
 * What stands between the network and the framework, in this order: pages kept in memory, files, limits, origin guard,
 * health, public pages, everything else. Whatever goes wrong ends as a page in the reader's language.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Locale, localeOfPath } from "../i18n/locales.ts";
import { incidentId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import type { Assets } from "./assets.ts";
import { type Contact, errorPage } from "./error-page.ts";
import { type ErrorCode, errorCodeOf, errorStatus, HttpError } from "./errors.ts";
import { personal, type SecurityHeaders } from "./headers.ts";
import { checkHead, limits } from "./limits.ts";
import { clientIp, discardBody, toRequest } from "./node-request.ts";
import { sendResponse } from "./node-response.ts";
import { isMachineAddress, isOwnOrigin, isSafeMethod } from "./origin-guard.ts";
import type { PageCache, RenderedPage } from "./page-cache.ts";
import { RequestInfo } from "./request-info.ts";

export type ListenerOptions = {
  publicOrigin: string | null;
  trustedProxies: number;
  security: SecurityHeaders;
  /** Null in development, where the build tool serves files. */
  assets: Assets | null;
  pages: PageCache | null;
  log: Log;
  /** The framework. */
  handle: (request: Request, info: RequestInfo) => Promise<Response>;
  /** Resolves when requests can be answered, throws otherwise. */
  ready: () => Promise<unknown>;
  /** Whom to telephone when a page cannot be shown. */
  contact?: (locale: Locale) => Contact | null;
  /** True while the server is being stopped: connections are not kept. */
  isClosing: () => boolean;
};

export type Listener = (req: IncomingMessage, res: ServerResponse) => void;

export function createListener(options: ListenerOptions): Listener {
  const { assets, pages, log, security } = options;

  async function answer(req: IncomingMessage, res: ServerResponse, info: RequestInfo): Promise<void> {
    const method = req.method ?? "GET";
    const url = req.url ?? "/";
    if (req.rawHeaders.length > limits.headerCount * 2) throw new HttpError("headers-too-large");
    const body = checkHead({
      method,
      url,
      contentType: req.headers["content-type"],
      contentLength: req.headers["content-length"],
      transferEncoding: req.headers["transfer-encoding"],
    });
    if (isSafeMethod(method)) {
      if (url === "/healthz" || url === "/healthz/ready") return answerHealth(url, res);
      if (url.startsWith("/assets/")) throw new HttpError("not-found");
      const slashless = withoutTrailingSlash(url);
      if (slashless !== null) {
        res.writeHead(308, ["Location", slashless, "Content-Length", "0", ...security.plain]).end();
        return;
      }
      if (pages !== null && (await pages.fill(req, res, (canonical) => renderPublic(canonical)))) return;
    } else if (!isMachineAddress(url) && !isOwnOrigin(req.headers, options.publicOrigin)) {
      throw new HttpError("foreign-origin");
    }
    const request = await toRequest(req, res, body, options.publicOrigin);
    const response = await options.handle(request, info);
    if (!isSafeMethod(method)) pages?.recheck();
    // An upload that was refused half way: read to its end, or the connection would be stuck behind the rest of it.
    if (body === "multipart" && !(await discardBody(req))) res.shouldKeepAlive = false;
    const code = bareFailure(response, url);
    if (code !== null) return refuse(req, res, code, info.incidentId);
    const nonce = info.usedNonce;
    const headers = nonce === null ? security.plain : security.withNonce(nonce);
    await sendResponse(req, res, response, { security: headers, html: info.html });
  }

  /** The address alone decides what a public page says: no header of the reader's request goes in. */
  async function renderPublic(canonical: string): Promise<RenderedPage> {
    const info = new RequestInfo(randomUUID(), "");
    const origin = options.publicOrigin ?? "http://localhost";
    const response = await options.handle(new Request(origin + canonical), info);
    const bare = bareFailure(response, canonical);
    const { locale } = localeOfPath(canonical);
    if (bare !== null) {
      const html = errorPage(bare, locale, info.incidentId, options.contact?.(locale));
      const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
      return { status: errorStatus[bare], headers, body: Buffer.from(html) };
    }
    const body = info.html === null ? await response.bytes() : Buffer.from(info.html);
    return { status: response.status, headers: response.headers, body };
  }

  async function answerHealth(url: string, res: ServerResponse): Promise<void> {
    const isUp = url === "/healthz" || (!options.isClosing() && (await isReady(options.ready)));
    const body = isUp ? "ok\n" : "unavailable\n";
    const type = ["Content-Type", "text/plain; charset=utf-8", "Content-Length", String(body.length)];
    res.writeHead(isUp ? 200 : 503, [...type, "Cache-Control", "no-store", ...security.plain]).end(body);
  }

  async function refuse(
    req: IncomingMessage,
    res: ServerResponse,
    code: ErrorCode,
    incident: string | null,
  ): Promise<void> {
    const path = req.url ?? "/";
    const isForMachines = path.startsWith("/api/");
    const { locale } = localeOfPath(path);
    const body = Buffer.from(
      isForMachines ? JSON.stringify({ error: code }) : errorPage(code, locale, incident, options.contact?.(locale)),
    );
    const whole = await discardBody(req);
    if (res.headersSent || res.destroyed) return;
    const type = isForMachines ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
    const headers = ["Content-Type", type, "Content-Length", String(body.length), "Cache-Control", personal];
    if (code === "method-not-allowed") headers.push("Allow", "GET, HEAD, POST");
    if (code === "unavailable") headers.push("Retry-After", "30");
    if (!whole) headers.push("Connection", "close");
    res.writeHead(errorStatus[code], [...headers, ...security.plain]);
    res.end(req.method === "HEAD" ? undefined : body, () => {
      if (!whole) req.destroy();
    });
  }

  async function fail(req: IncomingMessage, res: ServerResponse, error: unknown, info: RequestInfo): Promise<void> {
    if (error instanceof HttpError) return refuse(req, res, error.code, null);
    // The reader left before the answer: nobody to tell, nothing wrong here.
    if (req.destroyed && !req.complete) return void res.destroy();
    info.incidentId ??= incidentId();
    log.incident(info.incidentId, error, { method: req.method ?? "", route: routePattern(req.url ?? "/") });
    if (res.headersSent) res.destroy();
    else await refuse(req, res, "internal", info.incidentId);
  }

  return (req, res) => {
    const isRead = req.method === "GET" || req.method === "HEAD";
    if (options.isClosing()) res.shouldKeepAlive = false;
    if (isRead && (pages?.serve(req, res) || assets?.serve(req, res))) return;
    const startedAt = performance.now();
    const info = new RequestInfo(randomUUID(), clientIp(req, options.trustedProxies));
    res.once("finish", () => {
      const route = res.statusCode === 404 ? "(not found)" : routePattern(req.url ?? "/");
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const incident = info.incidentId === null ? {} : { incidentId: info.incidentId };
      log.request({
        method: req.method ?? "",
        route,
        status: res.statusCode,
        ms,
        requestId: info.requestId,
        ...incident,
      });
    });
    answer(req, res, info)
      .catch((error: unknown) => fail(req, res, error, info))
      .catch(() => res.destroy());
  };
}

async function isReady(ready: () => Promise<unknown>): Promise<boolean> {
  try {
    await ready();
    return true;
  } catch {
    return false;
  }
}

/** `/procedures/?q=x` → `/procedures?q=x`; null when there is nothing to take off. */
function withoutTrailingSlash(url: string): string | null {
  const at = url.indexOf("?");
  const path = at === -1 ? url : url.slice(0, at);
  if (path.length < 2 || !path.endsWith("/")) return null;
  return `/${path.replace(/^\/+|\/+$/g, "")}${at === -1 ? "" : url.slice(at)}`;
}

/** A failure that the framework answered without a page (text or JSON with its own words): we show ours instead. */
function bareFailure(response: Response, url: string): ErrorCode | null {
  if (response.status < 400 || url.startsWith("/api/")) return null;
  const type = response.headers.get("content-type") ?? "";
  // text/x-script is the framework's own data format: the console shows the failure in place.
  if (type.startsWith("text/html") || type.startsWith("text/x-script")) return null;
  return errorCodeOf({ status: response.status });
}

/** For the log: words of addresses stay, anything that could be a number, a code or a name is masked. */
function routePattern(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "/";
  return path.replace(/\/[^/]*[^/a-z-][^/]*/g, "/:value").slice(0, 120);
}
