/** Uploads of a form: stored as they stream in; what is refused is told beside its field, not as a failed page. */
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { UploadFailure, UploadOwner } from "../../applications/index.ts";
import type { FileRef } from "../../engine/index.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import type { Portal } from "../../portal.server.ts";

export type UploadProblem = { fieldId: string; name: string; code: UploadFailure };

export async function readFormWithUploads(
  request: Request,
  portal: Portal,
  owner: UploadOwner,
): Promise<{ form: FormReader<FileRef>; problems: UploadProblem[] }> {
  const problems: UploadProblem[] = [];
  const form = await readForm<FileRef | null>(request, async ({ fieldName, name, stream }) => {
    const saved = await portal.applications.attachments.save({
      ...owner,
      name,
      bytes: Readable.fromWeb(stream() as NodeStream),
    });
    if (saved.ok) return saved.value;
    problems.push({ fieldId: fieldName, name, code: saved.error });
    return null;
  });
  return { form: { ...form, files: (name) => form.files(name).filter((file) => file !== null) }, problems };
}
