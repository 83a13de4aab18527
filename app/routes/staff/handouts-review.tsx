import { data } from "react-router";
import { pageError } from "../../http/errors.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { PublishingReviewPage } from "../../ui/console/publishing-review-page.tsx";
import type { Route } from "./+types/handouts-review";
import { base } from "./handouts-base.ts";
import { failureStatus, failureWords, openPlace, type Place } from "./handouts-place.ts";
import { reviewView } from "./handouts-review-view.ts";
import { ConsolePage } from "./rail.tsx";

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const place = await openPlace(request, context, params.id);
  // It was decided meanwhile: the handout's page says how.
  if (place.file.inWork?.state !== "review") throw seeOther(`${base}/${params.id}`);
  return reviewView(place, place.file.inWork, { locale: new URL(request.url).searchParams.get("locale") });
}

const typedOf = (form: FormReader) => ({
  when: form.get("when") === "later" ? "later" : "now",
  day: form.get("day") ?? "",
  time: form.get("time") ?? "",
  note: (form.get("note") ?? "").slice(0, 1000),
});

/** Day and time of a clock in Japan; NaN when they are none. */
const inJapan = (day: string, time: string): number => Date.parse(`${day}T${time}:00+09:00`);

async function decide({ portal, staff, file }: Place, form: FormReader) {
  const { publishing } = portal.handouts;
  const { when, day, time, note } = typedOf(form);
  const seen = {
    handoutId: file.id,
    version: Number(form.get("version")),
    revision: Number(form.get("revision")),
    by: staff,
  };
  switch (form.get("action")) {
    case "approve":
      return when === "later"
        ? { done: await publishing.approve(seen, inJapan(day, time)), name: "approve-later" }
        : { done: await publishing.approve(seen, null), name: "approve" };
    case "return":
      return { done: await publishing.returnToAuthor(seen, note), name: "return" };
    default:
      throw pageError("bad-request");
  }
}

const refusedInputs: Partial<Record<string, "when" | "note">> = { "time-past": "when", "reason-missing": "note" };

export async function action({ request, context, params }: Route.ActionArgs) {
  const place = await openPlace(request, context, params.id);
  const form = await readForm(request);
  const { done, name } = await decide(place, form);
  if (done.ok) return seeOther(`${base}/${params.id}?done=${name}`);
  if (done.error.code === "forbidden") throw pageError("forbidden");
  const fresh = await openPlace(request, context, params.id);
  if (fresh.file.inWork?.state !== "review") return seeOther(`${base}/${params.id}?stale`);
  const view = await reviewView(fresh, fresh.file.inWork, {
    locale: new URL(request.url).searchParams.get("locale"),
    failure: failureWords(done.error),
    refused: refusedInputs[done.error.code] ?? null,
    findings: done.error.code === "gate" ? done.error.findings : undefined,
    typed: typedOf(form),
  });
  return data(view, { status: failureStatus(done.error) });
}

export default function HandoutsReview({ loaderData, actionData }: Route.ComponentProps) {
  const { title, page } = actionData ?? loaderData;
  return (
    <ConsolePage current="handouts" title={title} hasErrors={page.refused !== null}>
      <PublishingReviewPage {...page} />
    </ConsolePage>
  );
}
