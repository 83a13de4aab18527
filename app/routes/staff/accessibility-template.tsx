import { isWaiting } from "../../accessibility/index.ts";
import { download } from "../../http/responses.ts";
import { isoDate } from "../../i18n/dates.ts";
import type { Route } from "./+types/accessibility-template";
import { openAudit } from "./accessibility-place.ts";

/** What waits for a person, as a file to fill in for accessibility/reviews/: contents and hashes are there, decisions are not. */
export async function loader({ request, context }: Route.LoaderArgs): Promise<Response> {
  const { portal, staff, current } = await openAudit(request, context);
  const waiting = current.judgement.cells.filter((cell) => isWaiting(cell) && cell.open.length === 0);
  const reviews = [...Map.groupBy(waiting, ({ criterion }) => criterion)].map(([criterion, cells]) => ({
    criterion,
    judged: cells.map(({ state, contentHash }) => ({ state, contentHash })),
    outcome: "",
    reason: "",
    by: staff.name,
    on: isoDate(portal.clock.now()),
    until: null,
  }));
  return download({
    body: `${JSON.stringify({ reviews, sessions: [] }, null, 2)}\n`,
    type: "application/json",
    fileName: "reviews.json",
  });
}
