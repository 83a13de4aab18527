/** Renders a whole page to one string: for pages of this size that is faster than streaming them. */
import type { ReactNode } from "react";
import { renderToReadableStream, renderToStaticMarkup } from "react-dom/server";
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { portalContext, requestInfo } from "./http/context.ts";
import { IncidentProvider } from "./http/incident-context.tsx";
import { localeOfPath } from "./i18n/locales.ts";
import { TextProvider, TranslatorsProvider } from "./i18n/text-context.tsx";
import { translator } from "./i18n/translator.ts";
import { incidentId } from "./lib/ids.ts";
import { rootDataOf } from "./routes/frame.ts";
import { RootProvider } from "./routes/root-context.tsx";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const info = context.get(requestInfo);
  const { pathname } = entryContext.staticHandlerContext.location;
  const { locale } = localeOfPath(pathname);
  const t = translator(locale);
  // Only the console hydrates, and no error page does.
  const isStaff = pathname === "/staff" || pathname.startsWith("/staff/");
  const isHydrated = isStaff && entryContext.staticHandlerContext.errors === null;
  const document = (
    <IncidentProvider id={info.incidentId}>
      <RootProvider data={rootDataOf(context.get(portalContext), locale, t)}>
        <TextProvider locale={locale} t={t}>
          <TranslatorsProvider value={translator}>
            <ServerRouter
              context={isHydrated ? entryContext : withoutHydration(entryContext)}
              url={request.url}
              nonce={isHydrated ? info.nonce : undefined}
            />
          </TranslatorsProvider>
        </TextProvider>
      </RootProvider>
    </IncidentProvider>
  );
  // A document drawn as a stream brings its own DOCTYPE.
  info.html = isHydrated ? await drawWhole(document, info.nonce) : `<!DOCTYPE html>${renderToStaticMarkup(document)}`;
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(null, { status, headers });
}

/** With the data for the browser's router: they come as a suspended part, which the plain renderings leave out. */
async function drawWhole(document: ReactNode, nonce: string): Promise<string> {
  const stream = await renderToReadableStream(document, { nonce });
  await stream.allReady;
  return new Response(stream).text();
}

/**
 * What a page needs that is never hydrated. The router sets up every route it is told of, at every request: told only of
 * those that the address matched, it takes a fifth off the drawing of a form page. The data are not sent to the browser.
 */
function withoutHydration(entryContext: EntryContext): EntryContext {
  const { manifest, serverHandoffStream, staticHandlerContext } = entryContext;
  void serverHandoffStream?.cancel();
  const routes: typeof manifest.routes = {};
  for (const { route } of staticHandlerContext.matches) routes[route.id] = manifest.routes[route.id];
  return { ...entryContext, serverHandoffStream: undefined, manifest: { ...manifest, routes } };
}

export const handleError: HandleErrorFunction = (error, { context, request }) => {
  // An address that matches no route is the reader's 404, not an incident.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const info = context.get(requestInfo);
  info.incidentId ??= incidentId();
  context.get(portalContext).log.incident(info.incidentId, error);
};
