/** A question page, the list of a repeating group, or one of its items. */
import { type FieldErrors, type FieldView, type FileRef, type RawInput, viewStep } from "../../engine/index.ts";
import type { FormReader } from "../../http/form.ts";
import type { GroupListPageProps } from "../../ui/pages/group-list-page.tsx";
import type { StepPageProps } from "../../ui/pages/step-page.tsx";
import { answerPostal } from "../postal-answer.ts";
import { afterStep, asFrom, cameFrom, frameOf, leaveHref, type Place, staleDraft } from "./place.ts";
import type { UploadProblem } from "./uploads.ts";

export type StepView =
  | { kind: "step"; title: string; hasErrors: boolean; page: StepPageProps }
  | { kind: "group"; title: string; hasErrors: boolean; page: GroupListPageProps };
type Shown = { raw?: RawInput; errors?: FieldErrors; files?: Record<string, FileRef[]>; uploads?: UploadProblem[] };

export function viewStepPage(place: Place, shown: Shown = {}): StepView {
  const { reader, session, base, hidden } = place;
  const { uploads = [], ...typed } = shown;
  const from = cameFrom(place);
  const today = place.filling.today();
  const view = viewStep(session, { ...typed, locale: reader.locale, t: reader.t, today });
  const common = {
    frame: frameOf(place),
    title: view.title,
    lead: view.lead,
    action: null,
    hidden,
    leaveHref: leaveHref(place),
  };
  if (view.group === null) {
    const fields = view.fields.map((field) => withUploads(field, uploads, reader.t));
    const page: StepPageProps = { ...common, fields, pageErrors: [], purpose: purposeOf(place) };
    return { kind: "step", title: view.title, hasErrors: fields.some((field) => field.errors.length > 0), page };
  }
  const { group } = view;
  const ofItem = asFrom(from === "review" ? "list" : null);
  const page: GroupListPageProps = {
    ...common,
    hint: group.hint,
    itemLabel: group.itemLabel,
    items: group.items.map((item) => ({
      name: item.label,
      lines: item.lines,
      changeHref: reader.href(`${base}/${item.path}${ofItem}`),
    })),
    addHref: group.canAdd ? reader.href(`${base}/${group.addPath}${ofItem}`) : null,
    max: group.max,
    purpose: from === "review" ? "change" : "step",
    errors: group.errors.map((message) => ({ message, href: "#add" })),
  };
  return { kind: "group", title: view.title, hasErrors: page.errors.length > 0, page };
}

function purposeOf(place: Place): StepPageProps["purpose"] {
  if (cameFrom(place) === "review") return "change";
  return place.session.item === null ? "step" : "item";
}

function withUploads(field: FieldView, uploads: UploadProblem[], t: Place["reader"]["t"]): FieldView {
  const own = uploads.filter((upload) => upload.fieldId === field.id);
  if (own.length === 0) return field;
  // A refused upload is why the field is empty: the plain "required" would only repeat it.
  return {
    ...field,
    errors: own.map(({ code, name }) => ({ part: null, message: t(`portal:upload.${code}`, { name }) })),
  };
}

/** After a change the reader is back on the check page, by way of what the change made necessary. */
async function onward(place: Place, next: string): Promise<string> {
  const from = cameFrom(place);
  if (from === null) return afterStep(place, next);
  if (from === "list") return `${next}${asFrom("review")}`;
  const { sessionHash, procedureId } = place.draft;
  const review = await place.filling.open(sessionHash, procedureId, "review");
  if (review.ok) return afterStep(place, "review");
  return review.error.code === "unreachable" ? `${review.error.path}${asFrom("review")}` : next;
}

export type StepOutcome = { to: string } | { view: StepView; status: number };

function lookUp(place: Place, form: FormReader<FileRef>, fieldId: string): StepOutcome {
  const looked = answerPostal(typedOf(place, form), fieldId, form.get(`${fieldId}._candidate`), place.reader.t);
  const view = viewStepPage(place, { raw: looked.raw });
  if (view.kind === "step") {
    view.hasErrors = !looked.found;
    view.page.fields = looked.draw(view.page.fields);
  }
  return { view, status: looked.found ? 200 : 422 };
}

function typedOf(place: Place, form: FormReader<FileRef>): RawInput {
  const own = new Set(place.session.fields.map((field) => field.id));
  return Object.fromEntries(
    form
      .names()
      .filter((name) => own.has(name.split(".")[0] ?? ""))
      .map((name) => [name, form.all(name)]),
  );
}

export async function actStep(place: Place, form: FormReader<FileRef>, uploads: UploadProblem[]): Promise<StepOutcome> {
  const { filling } = place;
  const { attachments } = place.reader.portal.applications;
  const here = `${place.base}/${place.path}${asFrom(cameFrom(place))}`;
  const lookup = form.get("_lookup");
  if (lookup !== null) return lookUp(place, form, lookup);
  const item = form.get("_removeItem");
  if (item !== null) {
    const removed = await filling.removeItem(place, Number(item));
    if (!removed.ok) throw staleDraft(place);
    return { to: here };
  }
  const [fieldId, fileId] = (form.get("_remove") ?? "").split(":");
  if (fieldId && fileId) {
    const removed = await filling.removeFile(place, fieldId, fileId);
    if (!removed.ok) throw staleDraft(place);
    await attachments.remove(fileId, place.draft.sessionHash);
    return { to: here };
  }
  const taken = await filling.submit(place, form);
  if (taken.ok && uploads.length === 0) return { to: `${place.base}/${await onward(place, taken.value.next)}` };
  if (!taken.ok && taken.error.code === "stale") throw staleDraft(place);
  const refusal = !taken.ok && taken.error.code === "refused" ? taken.error.refusal : null;
  // What was right is saved by now, so the page is drawn from the draft as it is.
  const fresh = await filling.open(place.draft.sessionHash, place.draft.procedureId, place.path);
  const now = fresh.ok
    ? { ...place, ...fresh.value, hidden: { ...place.hidden, _rev: String(fresh.value.draft.revision) } }
    : place;
  const kept = refusal === null ? {} : { raw: refusal.raw, errors: refusal.errors };
  return { view: viewStepPage(now, { ...kept, uploads }), status: 422 };
}
