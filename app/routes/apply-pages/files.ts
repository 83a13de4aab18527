/** Files of a page: kept one after the other while the page stays, told beside their field when something is wrong. */
import type { FieldErrors, FieldView, FileRef } from "../../engine/index.ts";
import type { FormReader } from "../../http/form.ts";
import type { ErrorLink } from "../../ui/feedback/error-summary.tsx";
import { inputId } from "../../ui/fields/field-props.ts";
import { asFrom, cameFrom, type Place, staleDraft } from "./place.ts";
import { type UploadProblem, uploadText } from "./uploads.ts";

/** How the field's files stand, and what is wrong with those that were sent just now or refused since. */
export function withFiles(field: FieldView, { files, reader }: Place, uploads: UploadProblem[]): FieldView {
  if (field.type !== "file") return field;
  const shown = field.files.map((file) => ({ ...file, standing: files.standing.get(file.id) ?? null }));
  const sent = uploads.filter((upload) => upload.fieldId === field.id);
  const problems = [
    ...sent.map((upload) => uploadText(upload, field, reader.t)),
    ...shown.flatMap(({ standing, name }) => (standing === "infected" ? [reader.t("ui:file.infected", { name })] : [])),
  ].map((message) => ({ part: null, message }));
  // A refused upload is why the field is empty: the plain "required" would only repeat it.
  return { ...field, files: shown, errors: sent.length > 0 ? problems : [...field.errors, ...problems] };
}

/** Refused files of the whole draft, each with the way to where it is taken out. */
export const refusedLinks = ({ files, reader, base }: Place): ErrorLink[] =>
  files.refused.map(({ stepPath, fieldId, file }) => ({
    message: reader.t("portal:fileRefused", { name: file.name }),
    href: `${reader.href(`${base}/${stepPath}${asFrom("review")}`)}#${inputId(fieldId)}`,
  }));

/** Paths of answers whose files nobody has looked at yet. */
export const waitingNote =
  ({ files, reader }: Place) =>
  (path: string): string | null =>
    files.waiting.has(path) ? reader.t("ui:file.waiting") : null;

/** `shown`: what the page is drawn with; nothing is wrong with it when `status` is 200. */
type Added = { to: string } | { shown: { errors: FieldErrors; uploads: UploadProblem[] }; status: 200 | 422 };

/** The button of a box for files: what came is kept, everything else stays as it was typed, and so does the page. */
export async function addFiles(
  place: Place,
  form: FormReader<FileRef>,
  { pressed, uploads }: { pressed: string; uploads: UploadProblem[] },
): Promise<Added> {
  const { filling, draft, session, reader } = place;
  const boxes = session.fields.filter(({ spec }) => spec.type === "file");
  const sent = boxes.flatMap(({ id }) => form.files(id).map((file) => ({ fieldId: id, file })));
  const none: UploadProblem[] =
    sent.length === 0 && uploads.length === 0 && boxes.some(({ id }) => id === pressed)
      ? [{ fieldId: pressed, name: "", code: "none" }]
      : [];
  const added = await filling.addFiles(place, form, sent);
  if (!added.ok && added.error.code === "stale") throw staleDraft(place);
  const errors = !added.ok && added.error.code === "refused" ? added.error.refusal.errors : {};
  // Of the wrong kind for this field, or one too many: nobody names it, so it goes again.
  for (const { fieldId, file } of sent) {
    if (errors[fieldId]) await reader.portal.applications.attachments.remove(file.id, draft.sessionHash);
  }
  const problems = [...uploads, ...none];
  const isRight = problems.length === 0 && Object.keys(errors).length === 0;
  if (isRight && boxes.length === session.fields.length) {
    return { to: `${place.base}/${place.path}${asFrom(cameFrom(place))}#${inputId(pressed)}` };
  }
  return { shown: { errors, uploads: problems }, status: isRight ? 200 : 422 };
}
