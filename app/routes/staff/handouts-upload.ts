/** The one file of an upload form, whole in memory. */
import { type FormReader, type IncomingFile, readForm } from "../../http/form.ts";
import { limits } from "../../http/limits.ts";

export type Upload = { name: string; bytes: Uint8Array };

/** Larger files are told in words by the room; here only the whole request is limited. */
export const readUpload = (request: Request): Promise<FormReader<Upload>> =>
  readForm<Upload>(
    request,
    async (file: IncomingFile) => ({ name: file.name, bytes: await new Response(file.stream()).bytes() }),
    limits.multipartBytes,
  );
