/** The address table: every public page once per language (Japanese without a prefix), staff pages once. */
import { index, prefix, type RouteConfig, type RouteConfigEntry, route } from "@react-router/dev/routes";
import { defaultLocale, type Locale, locales } from "./i18n/locales.ts";

function publicRoutes(locale: Locale): RouteConfigEntry[] {
  const page = (path: string, name: string) => route(path, `routes/${name}.tsx`, { id: `${locale}-${name}` });
  const pages = [
    index("routes/home.tsx", { id: `${locale}-home` }),
    page("procedures", "procedures"),
    page("procedures/:id", "procedure"),
    page("procedures/:id/apply", "apply-start"),
    page("procedures/:id/apply/*", "apply"),
    page("applications", "status-lookup"),
    page("applications/:receipt", "application"),
    page("applications/:receipt/receipt", "receipt"),
    page("applications/:receipt/correction", "correction"),
    page("applications/:receipt/withdraw", "withdraw"),
    page("accessibility", "accessibility"),
    page("*", "not-found"),
  ];
  return locale === defaultLocale ? pages : prefix(locale, pages);
}

export default [
  ...locales.filter((locale) => locale !== defaultLocale).flatMap(publicRoutes),
  route("staff/login", "routes/staff/login.tsx"),
  route("staff/logout", "routes/staff/logout.tsx"),
  route("staff/attachments/:id", "routes/staff/attachment.tsx"),
  route("staff", "routes/staff/layout.tsx", [
    index("routes/staff/index.tsx"),
    route("applications", "routes/staff/applications.tsx"),
    route("applications/:receipt", "routes/staff/application.tsx"),
    route("procedures", "routes/staff/procedures.tsx"),
    route("procedures/:id", "routes/staff/procedure.tsx"),
    route("accounts", "routes/staff/accounts.tsx"),
    route("*", "routes/staff/not-found.tsx"),
  ]),
  route("api/postal/:code", "routes/postal.tsx"),
  ...publicRoutes(defaultLocale),
] satisfies RouteConfig;
