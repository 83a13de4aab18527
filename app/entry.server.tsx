/** Renders a whole page to one string: for pages of this size that is faster than streaming them. */
import { renderToString } from "react-dom/server";
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
import { TextProvider } from "./i18n/text-context.tsx";
import { translator } from "./i18n/translator.ts";
import { incidentId } from "./lib/ids.ts";

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  context: RouterContextProvider,
): Response {
  const info = context.get(requestInfo);
  const { pathname } = entryContext.staticHandlerContext.location;
  const { locale } = localeOfPath(pathname);
  // Only the console hydrates. Elsewhere the data for hydration is not sent, so it need not be encoded either.
  const isHydrated = pathname === "/staff" || pathname.startsWith("/staff/");
  if (!isHydrated) void entryContext.serverHandoffStream?.cancel();
  const page = renderToString(
    <IncidentProvider id={info.incidentId}>
      <TextProvider locale={locale} t={translator(locale)}>
        <ServerRouter context={entryContext} url={request.url} nonce={isHydrated ? info.nonce : undefined} />
      </TextProvider>
    </IncidentProvider>,
  );
  info.html = `<!DOCTYPE html>${page}`;
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(null, { status, headers });
}

export const handleError: HandleErrorFunction = (error, { context, request }) => {
  // An address that matches no route is the reader's 404, not an incident.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const info = context.get(requestInfo);
  info.incidentId ??= incidentId();
  context.get(portalContext).log.incident(info.incidentId, error);
};
