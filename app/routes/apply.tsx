import { data } from "react-router";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { GroupListPage } from "../ui/pages/group-list-page.tsx";
import { IdentityPage } from "../ui/pages/identity-page.tsx";
import { ReviewPage } from "../ui/pages/review-page.tsx";
import { StepPage } from "../ui/pages/step-page.tsx";
import type { Route } from "./+types/apply";
import { actIdentity, type IdentityView, viewIdentity } from "./apply-pages/identity.ts";
import { openPlace, type Place, refuseStale, unread } from "./apply-pages/place.ts";
import { actReview, type ReviewView, viewReview } from "./apply-pages/review.ts";
import { actStep, type StepView, viewStepPage } from "./apply-pages/step.ts";
import { readFormWithUploads } from "./apply-pages/uploads.ts";
import { PageTitle } from "./page-title.tsx";
import { type Reader, readerOf } from "./reader.ts";

type View = StepView | IdentityView | ReviewView;

/** One route serves the whole form: every step, the identity page and the review. */
export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const place = await openPlace(reader, args.params.id, args.params["*"]);
  return new ServerOnly(viewOf(place));
}

function viewOf(place: Place): View {
  if (place.path === "review") return viewReview(place);
  if (place.path === "identity") return viewIdentity(place);
  return viewStepPage(place);
}

/** A repeated submission whose draft is gone finds its application. */
async function sentBefore(reader: Reader, key: string | null): Promise<string | null> {
  if (reader.sessionHash === null || key === null) return null;
  const known = await reader.portal.applications.bySubmissionKey(key, reader.sessionHash);
  return known && reader.href(`/applications/${known.receipt}/receipt`);
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const path = args.params["*"];
  if (path === "review") {
    const form = await readForm(args.request);
    const before = await sentBefore(reader, form.get("_draft"));
    if (before) return seeOther(before);
    const place = await openPlace(reader, args.params.id, path);
    refuseStale(place, form);
    return answer(reader, await actReview(place, form));
  }
  const place = await openPlace(reader, args.params.id, path);
  const owner = { sessionHash: place.draft.sessionHash, draftId: place.draft.id };
  const { form, problems } = await readFormWithUploads(args.request, reader.portal, owner).catch((error) => {
    throw unread(place, error);
  });
  refuseStale(place, form);
  if (path === "identity") return answer(reader, await actIdentity(place, form));
  return answer(reader, await actStep(place, form, problems));
}

function answer(reader: Reader, outcome: Response | { to: string } | { view: View; status: number }) {
  if (outcome instanceof Response) return outcome;
  if ("to" in outcome) return seeOther(reader.href(outcome.to));
  return data(new ServerOnly(outcome.view), { status: outcome.status });
}

export default function Apply({ loaderData, actionData }: Route.ComponentProps) {
  const view = (actionData ?? loaderData).value;
  return (
    <>
      <PageTitle title={view.title} hasErrors={view.hasErrors} />
      {view.kind === "step" ? <StepPage {...view.page} /> : null}
      {view.kind === "group" ? <GroupListPage {...view.page} /> : null}
      {view.kind === "identity" ? <IdentityPage {...view.page} /> : null}
      {view.kind === "review" ? <ReviewPage {...view.page} /> : null}
    </>
  );
}
