/** Uploads of a form: stored as they stream in; what is refused is told beside its field, not as a failed page. */
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { UploadFailure, UploadOwner } from "../../applications/index.ts";
import type { FieldView, FileRef } from "../../engine/index.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Portal } from "../../portal.server.ts";
import { kindsText } from "../../ui/fields/file-kinds.ts";

/** "none": the button was pressed before a file was chosen. */
export type UploadProblem = { fieldId: string; name: string; code: UploadFailure | "none" };

/** A field may take fewer kinds than the portal does: its own are named. */
export const uploadText = ({ code, name }: UploadProblem, { label, accept }: FieldView, t: Translate): string =>
  code === "wrong-type"
    ? t("fields:errors.file.file-type", { label, name, kinds: kindsText(accept, t) })
    : t(`portal:upload.${code}`, { name });

export async function readFormWithUploads(
  request: Request,
  portal: Portal,
  owner: UploadOwner,
): Promise<{ form: FormReader<FileRef>; problems: UploadProblem[]; kept: FileRef[] }> {
  const kept: FileRef[] = [];
  const problems: UploadProblem[] = [];
  const form = await readForm<FileRef | null>(request, async ({ fieldName, name, stream }) => {
    const saved = await portal.applications.attachments.save({
      ...owner,
      name,
      bytes: Readable.fromWeb(stream() as NodeStream),
    });
    if (saved.ok) {
      kept.push(saved.value);
      return saved.value;
    }
    problems.push({ fieldId: fieldName, name, code: saved.error });
    return null;
  });
  return { form: { ...form, files: (name) => form.files(name).filter((file) => file !== null) }, problems, kept };
}
