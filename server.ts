/** Starts the portal: configuration → portal → one HTTP server in front of the framework. */
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as build from "virtual:react-router/server-build";
import { createRequestHandler, RouterContextProvider } from "react-router";
import { textOf } from "./app/engine/index.ts";
import { libraryWith } from "./app/handouts/index.ts";
import { openAssets } from "./app/http/assets.ts";
import { portalContext, requestInfo } from "./app/http/context.ts";
import { securityHeaders } from "./app/http/headers.ts";
import { createListener, type Listener } from "./app/http/listener.ts";
import { createPageCache } from "./app/http/page-cache.ts";
import { RequestInfo } from "./app/http/request-info.ts";
import { guardConnections, serverOptions, stopServer } from "./app/http/server-life.ts";
import { isoDate } from "./app/i18n/dates.ts";
import { localizePath } from "./app/i18n/locales.ts";
import type { Config } from "./app/lib/env.ts";
import { projectPath } from "./app/lib/project-path.ts";
import { openPortal, type Portal, type PortalOptions } from "./app/portal.server.ts";

// For the commands in scripts/: one module graph, one entry.
export { readConfig } from "./app/lib/env.ts";
export { openPortal, withAccounts, withHandouts } from "./app/portal.server.ts";

export type Running = {
  /** Where it listens, e.g. `http://localhost:3000`. */
  address: string;
  portal: Portal;
  /** Stops accepting, lets running requests finish (10 s at most), closes the stores. */
  close(): Promise<void>;
};

const isDevelopment = import.meta.env.DEV;

/** The framework and everything in front of it, without a socket. */
export function createPortalListener(config: Config, portal: Portal, isClosing: () => boolean): Listener {
  const security = securityHeaders({
    https: config.publicOrigin?.startsWith("https:") ?? false,
    formTargets: [config.paymentGateway?.pagesOrigin, config.cardOidc?.pagesOrigin].filter((each) => each != null),
    relaxed: isDevelopment,
  });
  const handler = createRequestHandler(build, import.meta.env.MODE);
  const contentVersion = () => portal.procedures.contentVersion();
  const handle = (request: Request, info: RequestInfo, as: Portal = portal): Promise<Response> => {
    const context = new RouterContextProvider();
    context.set(requestInfo, info);
    context.set(portalContext, as);
    return handler(request, context);
  };
  portal.drawHandoutsWith(async (content, locale) => {
    const library = libraryWith(portal.handouts.library, content, isoDate(portal.clock.now()));
    const info = new RequestInfo(randomUUID(), "");
    const address = new URL(localizePath(`/handouts/${content.meta.id}`, locale), portal.origin);
    const { status } = await handle(new Request(address), info, {
      ...portal,
      handouts: { ...portal.handouts, library },
    });
    if (status !== 200 || info.html === null) throw new Error(`the page of ${content.meta.id} is drawn as ${status}`);
    return info.html;
  });
  return createListener({
    publicOrigin: config.publicOrigin,
    trustedProxies: config.trustedProxies,
    security,
    // In development the build tool serves the files and pages change with every keystroke.
    assets: isDevelopment ? null : openAssets(projectPath("build", "client"), security.plain),
    pages: isDevelopment
      ? null
      : createPageCache({ contentVersion, today: () => isoDate(portal.clock.now()), securityHeaders: security.plain }),
    log: portal.log,
    contact: (locale) => ({
      site: textOf(portal.city.portalName, locale),
      office: textOf(portal.city.contact.office, locale),
      tel: portal.city.contact.tel,
    }),
    handle,
    ready: () => portal.ready(),
    isClosing,
  });
}

export async function startServer(config: Config, options: PortalOptions = {}): Promise<Running> {
  const portal = await openPortal(config, options);
  let isClosing = false;
  const server = createServer(
    serverOptions,
    createPortalListener(config, portal, () => isClosing),
  );
  guardConnections(server);
  await listen(server, config).catch(async (error: unknown) => {
    await portal.close();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | null = null;
  return {
    address: config.publicOrigin ?? `http://localhost:${port}`,
    portal,
    close() {
      isClosing = true;
      closing ??= stopServer(server, 10_000).then(() => portal.close());
      return closing;
    },
  };
}

const listen = (server: Server, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, ...(host === null ? {} : { host }) }, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
