/** What every public page is framed with, and the errors that know a way on. */
import { data, useLocation, useRouteLoaderData } from "react-router";
import { type ErrorData, errorStatus } from "../http/errors.ts";
import type { Locale } from "../i18n/locales.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Portal } from "../portal.server.ts";
import type { CityProfile } from "../procedures/index.ts";
import type { City, Frame, Link } from "../ui/layout/frame.ts";
import type { ErrorKind } from "../ui/pages/error-page.tsx";

export type RootData = { city: City; announcement: string | null };

const views = new WeakMap<CityProfile, Map<Locale, City>>();

/** The city in the reader's language; null when the failure came before the portal could be asked. */
export function cityView(city: CityProfile | null, locale: Locale, t: Translate): City {
  if (city === null) {
    const portalName = t("http:site");
    return { name: "", portalName, office: portalName, tel: null, hours: "", motif: "karst" };
  }
  const known = views.get(city) ?? new Map<Locale, City>();
  views.set(city, known);
  const view = known.get(locale) ?? viewOf(city, locale, t);
  known.set(locale, view);
  return view;
}

function viewOf(city: CityProfile, locale: Locale, t: Translate): City {
  const { contact } = city;
  const hours = contact.hours[locale] ?? contact.hours.ja;
  return {
    name: city.name[locale] ?? city.name.ja,
    portalName: city.portalName[locale] ?? city.portalName.ja,
    office: contact.office[locale] ?? contact.office.ja,
    tel: contact.tel,
    hours: contact.confirmed === null ? t("portal:unconfirmedHours", { hours }) : hours,
    motif: city.motif,
  };
}

export const rootDataOf = (
  { city, config }: Pick<Portal, "city" | "config">,
  locale: Locale,
  t: Translate,
): RootData => ({
  city: cityView(city, locale, t),
  announcement: config.mode === "demo" ? t("portal:demo") : null,
});

/** The frame of a public page. */
export function useFrame(): Frame {
  const root = useRouteLoaderData<RootData>("root");
  const { pathname, search } = useLocation();
  if (!root) throw new Error("the root loader has not run");
  return { ...root, path: `${pathname}${search}` };
}

type WayOn = ErrorData & { kind: ErrorKind; links: Link[] };

/**
 * A 409 that is no dead end: no draft any more, or elsewhere, an unreachable step, a stale draft, something its state does not
 * allow. `links`: where to go on.
 */
export const conflict = (kind: "no-draft" | "moved" | "unreachable" | "stale" | "not-now", links: Link[]) =>
  data<WayOn>({ code: "conflict", kind, links }, { status: errorStatus.conflict });

/** What a sign-in with the card ended with, and where to go on. */
export function cardFailure(kind: "card-lost" | "card-refused" | "card-down", links: Link[]) {
  const code = kind === "card-lost" ? "conflict" : kind === "card-refused" ? "forbidden" : "unavailable";
  return data<WayOn>({ code, kind, links }, { status: errorStatus[code] });
}

/** A file that is too large stops the reading of its whole form; the page it was sent from is the way on. */
export const tooLarge = (links: Link[]) =>
  data<WayOn>({ code: "too-large", kind: "too-large", links }, { status: errorStatus["too-large"] });

export function wayOn(error: unknown): { kind: ErrorKind | null; links: Link[] } {
  const known = (error as { data?: Partial<WayOn> } | null)?.data;
  return { kind: known?.kind ?? null, links: known?.links ?? [] };
}
