/** A question page, the list of a repeating group, or one of its items. */
import { type FieldErrors, type FileRef, type RawInput, viewStep } from "../../engine/index.ts";
import type { FormReader } from "../../http/form.ts";
import type { GroupListPageProps } from "../../ui/pages/group-list-page.tsx";
import type { StepPageProps } from "../../ui/pages/step-page.tsx";
import { answerPostal } from "../postal-answer.ts";
import { cardOffer, withCard } from "./card-fields.ts";
import { addFiles, withFiles } from "./files.ts";
import { afterStep, asFrom, cameFrom, frameOf, leaveHref, type Place, reopened, staleDraft } from "./place.ts";
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
    const withTheirs = view.fields.map((field) => withFiles(field, place, uploads));
    const fields = withCard(place, withTheirs, shown.raw !== undefined);
    const page: StepPageProps = {
      ...common,
      fields,
      pageErrors: [],
      purpose: purposeOf(place),
      cardOffer: cardOffer(place),
    };
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
  const pressed = form.get("_upload");
  if (pressed !== null) {
    const added = await addFiles(place, form, { pressed, uploads });
    if ("to" in added) return added;
    const view = viewStepPage(await reopened(place), { raw: typedOf(place, form), ...added.shown });
    return { view, status: added.status };
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
  const now = await reopened(place);
  const kept = refusal === null ? {} : { raw: refusal.raw, errors: refusal.errors };
  return { view: viewStepPage(now, { ...kept, uploads }), status: 422 };
}
