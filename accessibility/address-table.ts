/** app/routes.ts as a flat list of addresses. */
import type { RouteConfigEntry } from "@react-router/dev/routes";
import { type Locale, localeOfPath } from "../app/i18n/locales.ts";

export type Address = {
  /** Module without folder and ending: "home", "staff/login". */
  name: string;
  /** Pattern without the language: "/procedures/:id/apply/*". */
  pattern: string;
  locale: Locale;
};

/** Layouts are left out: they show nothing without their children. */
export function addressesOf(routes: readonly RouteConfigEntry[], above = ""): Address[] {
  return routes.flatMap((route) => {
    const path = [above, route.path].filter(Boolean).join("/");
    if (route.children && route.children.length > 0) return addressesOf(route.children, path);
    const { locale, path: pattern } = localeOfPath(`/${path}`);
    const name = route.file.replace(/^routes\//, "").replace(/\.tsx?$/, "");
    return [{ name, pattern, locale }];
  });
}

export const isStaff = ({ name }: Pick<Address, "name">): boolean => name.startsWith("staff/");
