/** How long connections may live, what a broken one is told, and how the server stops. */
import type { Server, ServerOptions } from "node:http";
import type { Socket } from "node:net";
import { defaultLocale } from "../i18n/locales.ts";
import { errorPage } from "./error-page.ts";
import { type ErrorCode, errorStatus } from "./errors.ts";
import { limits } from "./limits.ts";

export const serverOptions: ServerOptions = {
  maxHeaderSize: limits.headerBytes,
  headersTimeout: limits.headersTime,
  requestTimeout: limits.requestTime,
  keepAliveTimeout: limits.keepAliveTime,
  connectionsCheckingInterval: 5_000,
};

const failures: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
};

/** Answers what never became a request: broken syntax, unknown methods, too slow. The language is not known yet. */
export function guardConnections(server: Server): void {
  server.maxHeadersCount = limits.headerCount + 1;
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === "ECONNRESET" || !socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    const code = failures[error.code ?? ""] ?? "bad-request";
    const body = errorPage(code, defaultLocale, null);
    socket.end(
      [
        `HTTP/1.1 ${errorStatus[code]} Refused`,
        "Content-Type: text/html; charset=utf-8",
        `Content-Length: ${Buffer.byteLength(body)}`,
        "Cache-Control: private, no-store",
        "Connection: close",
        "",
        body,
      ].join("\r\n"),
    );
  });
}

/** Refuses new connections, lets running requests end, cuts what is left after `patience` milliseconds. */
export async function stopServer(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(timer);
}
