/** What the pages of the publishing desk share: the opened handout, addresses, and words for what happened. */
import type { RouterContextProvider } from "react-router";
import { type HandoutFile, failureWords as wordsOfFailure } from "../../console/index.ts";
import type { Failure, HandoutVersionRow } from "../../handouts/index.ts";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { formatShortDate, formatTime } from "../../i18n/dates.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { requireStaff } from "./guard.ts";

export const t = translator("ja");
const word = (key: string, params?: Record<string, string | number>) => t(`publishing:${key}`, params);

export type Place = {
  portal: Portal;
  staff: StaffIdentity;
  file: HandoutFile;
  /** People by their sign-in names. */
  names: ReadonlyMap<string, string>;
};

/** 404 for an unknown handout and for another department's alike. */
export async function openPlace(
  request: Request,
  context: Readonly<RouterContextProvider>,
  handoutId: string,
): Promise<Place> {
  const staff = await requireStaff(request, context, "handouts.read");
  const portal = context.get(portalContext);
  const file = await portal.publishingDesk.open(staff, handoutId);
  if (!file) throw pageError("not-found");
  return { portal, staff, file, names: await portal.staffNames() };
}

/** The language an address or form names; Japanese for any other. */
export const localeOf = (value: string | null): Locale => locales.find((locale) => locale === value) ?? "ja";
/** Those that have a text, in the portal's order. */
export const languageNames = (texts: Record<string, unknown>): string =>
  locales
    .filter((locale) => locale in texts)
    .map(languageName)
    .join("、");
export const languageName = (locale: string): string => word(`languageName.${locale}`);

/** Whose account is gone is called by what was recorded. */
export const whoIs = ({ names }: Pick<Place, "names">, by: string): string =>
  by === "seed" || by === "system" ? word(by) : (names.get(by) ?? by);
export const whenIs = (at: number, now: number): string => `${formatShortDate(at, now)} ${formatTime(at, "ja")}`;

/** A draft that was given up is called otherwise than what was taken down. */
export const stateName = ({ state, publishedAt }: Pick<HandoutVersionRow, "state" | "publishedAt">): string =>
  word(`state.${state === "withdrawn" && publishedAt === null ? "discarded" : state}`);

export const departmentName = ({ city }: Portal, id: string): string =>
  city.departments.find((each) => each.id === id)?.name.ja ?? id;

/** Why a command did nothing. */
export const failureWords = (failure: Failure | { code: "stale" }): string => wordsOfFailure(t, failure);

/** Somebody was faster, or it is no step from here: 409; forbidden: 403; the rest can be mended in the form. */
export function failureStatus({ code }: Failure): number {
  if (code === "forbidden") return 403;
  if (code === "unknown") return 404;
  if (code === "unchecked") return 503;
  return ["stale", "wrong-state", "busy", "id-taken"].includes(code) ? 409 : 422;
}

const dones = [
  "created",
  "imported",
  "imported-same",
  "save",
  "submit",
  "return",
  "approve",
  "approve-later",
  "withdraw",
  "discard",
  "roll-back",
  "roll-back-now",
];
/** What the address says was done; null for anything else. */
export const doneWords = (done: string | null): string | null =>
  done !== null && dones.includes(done) ? word(`done.${done}`) : null;
