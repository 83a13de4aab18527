import { data } from "react-router";
import { errorCodeOf } from "../../http/errors.ts";
import { seeOther } from "../../http/responses.ts";
import { HandoffStepPage } from "../../ui/console/handoff-step-page.tsx";
import { refuseStale } from "../apply-pages/place.ts";
import { actStep, viewStepPage } from "../apply-pages/step.ts";
import { readFormWithUploads } from "../apply-pages/uploads.ts";
import type { Route } from "./+types/handoff-fill";
import { handoffPath, openFillPlace } from "./handoff-place.ts";
import { stepPage } from "./handoff-step.ts";
import { ConsolePage } from "./rail.tsx";

/** After the last page, and where the clerk came to change one answer: back to the whole. */
const ends = ["review", "identity"];

export async function loader(args: Route.LoaderArgs) {
  const path = args.params["*"];
  if (ends.includes(path)) throw seeOther(`${handoffPath(args.params.id)}?done=saved`);
  const { place } = await openFillPlace(args, path);
  if (!place) throw seeOther(handoffPath(args.params.id));
  return stepPage(place, viewStepPage(place));
}

export async function action(args: Route.ActionArgs) {
  const { open, place } = await openFillPlace(args, args.params["*"]);
  const here = handoffPath(open.handoff.id);
  if (!place) throw seeOther(`${here}?failure=stale`);
  try {
    const owner = { sessionHash: place.draft.sessionHash, draftId: place.draft.id };
    const { form, problems } = await readFormWithUploads(args.request, open.portal, owner);
    refuseStale(place, form);
    const outcome = await actStep(place, form, problems);
    await open.portal.applications.handoffs.touch(open.handoff, open.staff);
    if (!("to" in outcome)) return data(stepPage(place, outcome.view), { status: outcome.status });
    return seeOther(form.get("_save") === null ? outcome.to : `${here}?done=saved`);
  } catch (error) {
    // The resident, or another window, has changed it: the clerk sees what is there now.
    if (errorCodeOf(error) === "conflict") return seeOther(`${here}?failure=stale`);
    throw error;
  }
}

export default function HandoffFill({ loaderData, actionData }: Route.ComponentProps) {
  const view = actionData ?? loaderData;
  return (
    <ConsolePage current="assist" title={view.title} hasErrors={view.page.errors.length > 0}>
      <HandoffStepPage {...view.page} />
    </ConsolePage>
  );
}
