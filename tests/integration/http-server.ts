/** The server in front of the framework, on a real socket, with a stand-in for the framework. */
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { openAssets } from "../../app/http/assets.ts";
import { securityHeaders } from "../../app/http/headers.ts";
import { createListener, type ListenerOptions } from "../../app/http/listener.ts";
import { createPageCache, type PageCache } from "../../app/http/page-cache.ts";
import { guardConnections, serverOptions, stopServer } from "../../app/http/server-life.ts";
import { createLog } from "../../app/lib/log.ts";

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type Ask = { method?: string; headers?: Record<string, string | string[]>; body?: string | Buffer };

export type TestServer = {
  origin: string;
  port: number;
  pages: PageCache;
  /** Lines of the log. */
  log: string[];
  publish(): void;
  /** The address goes on the wire as it is, dots and all. */
  ask(path: string, options?: Ask): Promise<Answer>;
  /** Sends bytes and gives back everything the server said before it closed. */
  raw(bytes: string): Promise<string>;
  stop(patience?: number): Promise<void>;
};

type Options = Partial<Pick<ListenerOptions, "publicOrigin" | "trustedProxies" | "ready">> & {
  handle?: ListenerOptions["handle"];
  files?: string;
  recheckAfter?: number;
  today?: () => string;
  maxBytes?: number;
};

const defaultHandle: ListenerOptions["handle"] = async (request) =>
  new Response(`<h1>${new URL(request.url).pathname}</h1>`, {
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });

export async function startTestServer(options: Options = {}): Promise<TestServer> {
  let version = 1;
  let isClosing = false;
  const log: string[] = [];
  const security = securityHeaders({ https: false });
  const pages = createPageCache({
    contentVersion: async () => version,
    today: options.today ?? (() => "2026-11-23"),
    securityHeaders: security.plain,
    ...(options.recheckAfter === undefined ? {} : { recheckAfter: options.recheckAfter }),
    ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
  });
  const listener = createListener({
    publicOrigin: options.publicOrigin ?? null,
    trustedProxies: options.trustedProxies ?? 0,
    security,
    assets: options.files === undefined ? null : openAssets(options.files, security.plain),
    pages,
    log: createLog("info", { write: (line) => void log.push(line) }),
    handle: options.handle ?? defaultHandle,
    ready: options.ready ?? (async () => undefined),
    isClosing: () => isClosing,
  });
  const server = createServer(serverOptions, listener);
  guardConnections(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    pages,
    log,
    publish: () => {
      version += 1;
    },
    ask: (path, ask = {}) => send(port, path, ask),
    raw: (bytes) => sendRaw(port, bytes),
    stop: (patience = 1000) => {
      isClosing = true;
      return stopServer(server, patience);
    },
  };
}

function send(port: number, path: string, { method = "GET", headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (chunk) => {
      said += chunk.toString("utf8");
    });
    socket.on("close", () => resolve(said));
    socket.on("error", reject);
  });
}

/** A form post from our own page. */
export const ownPost = (server: TestServer, body: string, headers: Record<string, string> = {}): Ask => ({
  method: "POST",
  headers: {
    Origin: server.origin,
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": String(Buffer.byteLength(body)),
    ...headers,
  },
  body,
});
