/** A form whose files are kept only once everything else is right: they wait in memory, which the request's limit protects. */
import type { SentFile } from "../../applications/index.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import { limits } from "../../http/limits.ts";

/** One that is too large is told in words by the room; here only the whole request is limited. */
export const readSentFiles = (request: Request): Promise<FormReader<SentFile>> =>
  readForm<SentFile>(
    request,
    async ({ name, stream }) => ({ name, bytes: await new Response(stream()).bytes() }),
    limits.multipartBytes,
  );
