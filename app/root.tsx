/** The document around every page. Public pages load one stylesheet and one small script; only the console hydrates. */
import type { ReactNode } from "react";
import { Outlet, Scripts, useLocation, useRouteError } from "react-router";
import type { Route } from "./+types/root";
import { portalContext } from "./http/context.ts";
import { errorCodeOf, errorStatus } from "./http/errors.ts";
import { useIncidentId } from "./http/incident-context.tsx";
import { alternates, htmlLang, localeOfPath } from "./i18n/locales.ts";
import { useText } from "./i18n/text-context.tsx";
import { translator } from "./i18n/translator.ts";
import { cityView, type RootData, rootDataOf, wayOn } from "./routes/frame.ts";
import { useRootData } from "./routes/root-context.tsx";
import { ConsoleErrorPage } from "./ui/console/console-error-page.tsx";
import { documentTitle } from "./ui/layout/document-title.ts";
import { type ErrorKind, ErrorPage, errorKindFor } from "./ui/pages/error-page.tsx";
import consoleStyles from "./ui/styles/console.css?url";
import publicStyles from "./ui/styles/public.css?url";

export function loader({ request, context }: Route.LoaderArgs): RootData {
  const { locale } = localeOfPath(new URL(request.url).pathname);
  return rootDataOf(context.get(portalContext), locale, translator(locale));
}

/** Staff pages hydrate and wear their own stylesheet; error pages need no script. */
const isStaff = (pathname: string) => pathname === "/staff" || pathname.startsWith("/staff/");

export function Layout({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation();
  const { locale } = useText();
  // Without an error the router says null on the server and undefined in the browser.
  const isFailed = (useRouteError() ?? null) !== null;
  const staff = isStaff(pathname);
  const isConsole = staff && !isFailed;
  return (
    <html lang={htmlLang(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={staff ? consoleStyles : publicStyles} />
        {staff
          ? null
          : alternates(`${pathname}${search}`).map((other) => (
              <link key={other.locale} rel="alternate" hrefLang={other.hrefLang} href={other.href} />
            ))}
        <script src="/enhance.js" defer />
        {import.meta.env.DEV ? <script type="module" src="/app/dev/axe-page.ts" /> : null}
      </head>
      <body>
        {children}
        {isConsole ? <Scripts /> : null}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

const consoleKind = (kind: ErrorKind) => (kind === "forbidden" || kind === "not-found" ? kind : "other");

export function ErrorBoundary() {
  const error = useRouteError();
  const incident = useIncidentId();
  const { t, locale } = useText();
  const { pathname, search } = useLocation();
  const root = useRootData();
  const way = wayOn(error);
  const kind = way.kind ?? errorKindFor(errorStatus[errorCodeOf(error)]);
  const city = root?.city ?? cityView(null, locale, t);
  if (isStaff(pathname)) {
    const brand = t("console:brand", { city: city.name });
    return (
      <>
        <title>{`${t("console:error.title")} | ${brand}`}</title>
        <ConsoleErrorPage brand={brand} kind={consoleKind(kind)} incident={incident} />
      </>
    );
  }
  const frame = { city, path: `${pathname}${search}`, announcement: null };
  return (
    <>
      <title>{documentTitle(t, t(`pages:error.${kind}.title`), city.portalName)}</title>
      <meta name="robots" content="noindex" />
      <ErrorPage frame={frame} kind={kind} incident={incident} ways={way.links} />
    </>
  );
}
