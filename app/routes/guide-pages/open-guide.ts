/** What the pages of one guide have in common: the guide, the answers in its address, the day. */
import type { RouterContextProvider } from "react-router";
import { pageError } from "../../http/errors.ts";
import { isoDate } from "../../i18n/dates.ts";
import { type Guide, type ReadAnswers, readAnswers } from "../../procedures/index.ts";
import { type Reader, readerOf } from "../reader.ts";

export type OpenGuide = { reader: Reader; guide: Guide; read: ReadAnswers; today: string; base: string };

export function openGuide(
  args: { request: Request; context: Readonly<RouterContextProvider> },
  event: string,
): OpenGuide {
  const reader = readerOf(args);
  const guide = reader.portal.guides.byId.get(event);
  if (guide === undefined) throw pageError("not-found");
  const today = isoDate(reader.portal.clock.now());
  const read = readAnswers(guide, reader.url.searchParams, today);
  return { reader, guide, read, today, base: reader.href(`/guide/${guide.id}`) };
}

/** The questions are shown again, filled in. */
export const editParameter = "edit";
