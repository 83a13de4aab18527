import { data } from "react-router";
import type { Failure } from "../../handouts/index.ts";
import { pageError } from "../../http/errors.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import type { Result } from "../../lib/result.ts";
import { PublishingOverviewPage, type PublishingOverviewProps } from "../../ui/console/publishing-overview-page.tsx";
import type { Route } from "./+types/handouts-overview";
import { base } from "./handouts-base.ts";
import { overviewView } from "./handouts-overview-view.ts";
import { doneWords, failureStatus, failureWords, openPlace, type Place } from "./handouts-place.ts";
import { ConsolePage } from "./rail.tsx";

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const place = await openPlace(request, context, params.id);
  const search = new URL(request.url).searchParams;
  // Somebody else was faster with what was decided on another page.
  const failure = search.has("stale") ? failureWords({ code: "stale" }) : null;
  return overviewView(place, { done: doneWords(search.get("done")), failure });
}

/** What a button does, and the address where its message stands. */
async function press({ portal, staff, file }: Place, form: FormReader): Promise<[Result<unknown, Failure>, string]> {
  const { publishing } = portal.handouts;
  const version = Number(form.get("version"));
  const seen = { handoutId: file.id, version, revision: Number(form.get("revision")), by: staff };
  const here = (done: string) => `${base}/${file.id}?done=${done}`;
  const isNow = form.get("how") === "now";
  switch (form.get("action")) {
    case "start":
      return [await publishing.startDraft({ handoutId: file.id }, staff), `${base}/${file.id}/edit?done=created`];
    case "submit":
      return [await publishing.submitForReview(seen), here("submit")];
    case "return":
      return [await publishing.returnToAuthor(seen, form.get("note") ?? ""), here("return")];
    case "discard":
      return [await publishing.discard(seen), here("discard")];
    case "withdraw":
      return [await publishing.withdraw(seen, form.get("reason") ?? ""), here("withdraw")];
    case "roll-back": {
      const emergency = isNow ? { reason: form.get("reason") ?? "" } : undefined;
      const done = await publishing.rollBack({ handoutId: file.id, version }, staff, emergency);
      return [done, here(isNow ? "roll-back-now" : "roll-back")];
    }
    default:
      throw pageError("bad-request");
  }
}

/** The input that a missing reason belongs to, with what stood in it. */
function refusedOf({ code }: Failure, form: FormReader, message: string): PublishingOverviewProps["refused"] {
  if (code !== "reason-missing") return null;
  const action = form.get("action");
  const typed = form.get(action === "return" ? "note" : "reason") ?? "";
  if (action === "withdraw" || action === "return") return { action, typed, message };
  return action === "roll-back" ? { action, typed, message, version: Number(form.get("version")) } : null;
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const place = await openPlace(request, context, params.id);
  const form = await readForm(request);
  const [done, next] = await press(place, form);
  if (done.ok) return seeOther(next);
  if (done.error.code === "forbidden") throw pageError("forbidden");
  // The page shows how things stand now, not how they stood when the button was pressed.
  const fresh = await openPlace(request, context, params.id);
  const failure = failureWords(done.error);
  const view = overviewView(fresh, { done: null, failure, refused: refusedOf(done.error, form, failure) });
  return data(view, { status: failureStatus(done.error) });
}

export default function HandoutsOverview({ loaderData, actionData }: Route.ComponentProps) {
  const { title, page } = actionData ?? loaderData;
  return (
    <ConsolePage current="handouts" title={title} hasErrors={page.refused !== null}>
      <PublishingOverviewPage {...page} />
    </ConsolePage>
  );
}
