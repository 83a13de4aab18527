/** What the planner's pages have in common: the questions, the answers in the address, the day. */
import { isoDate } from "../../i18n/dates.ts";
import { type ReadAnswers, readAnswers } from "../../procedures/index.ts";
import type { Reader } from "../reader.ts";

export type OpenPlanner = { reader: Reader; read: ReadAnswers; today: string; base: string };

/** The questions are shown again, filled in. */
export const editParameter = "edit";

export function openPlanner(reader: Reader): OpenPlanner {
  const { portal, url, href } = reader;
  const today = isoDate(portal.clock.now());
  return {
    reader,
    read: readAnswers(portal.cardPlanner, url.searchParams, today),
    today,
    base: href("/reservations/card"),
  };
}
