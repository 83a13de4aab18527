import { data } from "react-router";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { may } from "../../identity/index.ts";
import { imageUploadOf } from "../../ui/console/handouts/image-upload.tsx";
import { PublishingEditPage } from "../../ui/console/publishing-edit-page.tsx";
import type { Route } from "./+types/handouts-edit";
import { base } from "./handouts-base.ts";
import { answerEdit } from "./handouts-edit-act.ts";
import { editView } from "./handouts-edit-view.ts";
import { doneWords, localeOf, openPlace } from "./handouts-place.ts";
import { ConsolePage } from "./rail.tsx";

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const place = await openPlace(request, context, params.id);
  if (!may(place.staff.role, "handouts.edit")) throw pageError("forbidden");
  const { inWork } = place.file;
  // Only a draft is written; the handout's page says what stands in its place.
  if (inWork?.state !== "draft") throw seeOther(`${base}/${params.id}`);
  const search = new URL(request.url).searchParams;
  const line = Number(search.get("line"));
  return editView(place, {
    version: inWork,
    locale: localeOf(search.get("locale")),
    done: doneWords(search.get("done")),
    image: imageUploadOf(search),
    line: Number.isSafeInteger(line) && line > 0 ? line : null,
  });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const place = await openPlace(request, context, params.id);
  if (!may(place.staff.role, "handouts.edit")) throw pageError("forbidden");
  const answer = await answerEdit(place, await readForm(request));
  return answer instanceof Response ? answer : data(answer.view, { status: answer.status });
}

export default function HandoutsEdit({ loaderData, actionData }: Route.ComponentProps) {
  const { title, page } = actionData ?? loaderData;
  // Mistakes are shown in what is only looked at, too: with a failure, they kept it from being saved.
  const isRefused = Object.keys(page.errors).length > 0 || (page.failure !== null && page.problems.mistakes.length > 0);
  return (
    <ConsolePage current="handouts" title={title} hasErrors={isRefused}>
      <PublishingEditPage {...page} />
    </ConsolePage>
  );
}
