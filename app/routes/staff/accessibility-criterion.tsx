import { data } from "react-router";
import { criterionById, type ReviewOutcome, reviewOutcomes } from "../../accessibility/index.ts";
import { type AuditFailure, type AuditFilter, isDate } from "../../console/index.ts";
import { pageError } from "../../http/errors.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import type { Result } from "../../lib/result.ts";
import { AuditCriterionPage } from "../../ui/console/audit-criterion-page.tsx";
import type { Route } from "./+types/accessibility-criterion";
import { criterionView, filterOf } from "./accessibility-criterion-view.ts";
import { type AuditPlace, criterionHref, criterionName, openAudit, word } from "./accessibility-place.ts";
import { ConsolePage } from "./rail.tsx";

function criterionOf(id: string) {
  const criterion = criterionById(id);
  if (!criterion) throw pageError("not-found");
  return criterion;
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const criterion = criterionOf(params.criterion);
  const place = await openAudit(request, context);
  const search = new URL(request.url).searchParams;
  const count = Number(search.get("count"));
  const done = search.get("done");
  const words =
    (done === "review" || done === "accept") && Number.isSafeInteger(count) ? word(`done.${done}`, { count }) : null;
  const page = await criterionView(place, criterion, filterOf(request.url, criterion.id), words);
  return { title: criterionName(criterion), page };
}

const names = ["outcome", "reason", "until", "acceptReason", "acceptUntil"];
type Inputs = Record<string, string>;
type Tried = { done: Result<number, AuditFailure> | null; errors: Record<string, string> };

const missing = (inputs: Inputs, name: string) => (inputs[name] ?? "") === "";

async function review(place: AuditPlace, filter: AuditFilter, seen: string, inputs: Inputs): Promise<Tried> {
  const outcome = reviewOutcomes.find((each): each is ReviewOutcome => each === inputs.outcome);
  const errors = {
    ...(outcome === undefined ? { outcome: word("error.outcome") } : {}),
    ...(missing(inputs, "reason") ? { reason: word("error.reason") } : {}),
    ...(!missing(inputs, "until") && !isDate(inputs.until ?? "") ? { until: word("error.until") } : {}),
  };
  if (outcome === undefined || Object.keys(errors).length > 0) return { done: null, errors };
  const decision = { outcome, reason: inputs.reason ?? "", until: inputs.until || null };
  return { done: await place.portal.auditDesk.review(place.staff, filter, seen, decision), errors };
}

async function accept(place: AuditPlace, filter: AuditFilter, seen: string, inputs: Inputs): Promise<Tried> {
  const [reason, until] = [inputs.acceptReason ?? "", inputs.acceptUntil ?? ""];
  const errors = {
    ...(reason === "" ? { acceptReason: word("error.acceptReason") } : {}),
    ...(isDate(until) ? {} : { acceptUntil: word("error.acceptUntil") }),
  };
  if (Object.keys(errors).length > 0) return { done: null, errors };
  return { done: await place.portal.auditDesk.accept(place.staff, filter, seen, { reason, until }), errors };
}

/** Which input a refusal belongs to; the rest stands above the form. */
const fieldOf = (action: string, failure: AuditFailure): string | null =>
  failure === "until" ? (action === "accept" ? "acceptUntil" : "until") : null;

async function press(place: AuditPlace, filter: AuditFilter, form: FormReader, inputs: Inputs): Promise<Tried> {
  const seen = form.get("seen") ?? "";
  if (form.get("action") === "review") return review(place, filter, seen, inputs);
  if (form.get("action") === "accept") return accept(place, filter, seen, inputs);
  throw pageError("bad-request");
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const criterion = criterionOf(params.criterion);
  const place = await openAudit(request, context, "accessibility.review");
  const filter = filterOf(request.url, criterion.id);
  const form = await readForm(request);
  const inputs = Object.fromEntries(names.map((name) => [name, (form.get(name) ?? "").trim().slice(0, 2000)]));
  const { done, errors } = await press(place, filter, form, inputs);
  const kind = form.get("action") ?? "";
  if (done?.ok) {
    const { show, page, locale } = filter;
    const query = new URLSearchParams({ show, page, locale, done: kind, count: String(done.value) });
    return seeOther(`${criterionHref(criterion.id)}?${query}`);
  }
  const failure = done === null ? null : done.error;
  if (failure === "forbidden") throw pageError("forbidden");
  const field = failure && fieldOf(kind, failure);
  const tried = {
    inputs,
    errors: field ? { [field]: word(`failure.${failure}`) } : errors,
    failure: failure && !field ? word(`failure.${failure}`) : null,
  };
  const view = { title: criterionName(criterion), page: await criterionView(place, criterion, filter, null, tried) };
  return data(view, { status: failure === "stale" ? 409 : 422 });
}

export default function AccessibilityCriterion({ loaderData, actionData }: Route.ComponentProps) {
  const { title, page } = actionData ?? loaderData;
  return (
    <ConsolePage
      current="accessibility"
      title={title}
      hasErrors={page.forms !== null && Object.keys(page.forms.errors).length > 0}
    >
      <AuditCriterionPage {...page} />
    </ConsolePage>
  );
}
