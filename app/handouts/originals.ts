/**
 * The PDF files that drafts were taken from, named by what is in them, as they came. They are handed out as an alternative
 * beside the page, never instead of it. With several instances this folder is shared.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { readIfThere } from "../lib/read-if-there.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { writeDurably } from "../lib/write-durably.ts";
import { draftFromPdf } from "./from-paper/draft-from-pdf.ts";
import type { PaperDraft, PaperFailure } from "./from-paper/paper-model.ts";

/** `name`: the file's, as the publisher had it. An untagged PDF may not be the only form of anything. */
const factsSchema = z.strictObject({ name: z.string(), isTagged: z.boolean(), pages: z.int() });
export type OriginalFacts = z.infer<typeof factsSchema>;
export type Original = { id: string; draft: PaperDraft };

export type HandoutOriginals = ReturnType<typeof createHandoutOriginals>;

/** Where readers get it; `originalIdOf` reads it back. */
export const originalPath = (id: string): string => `/handouts/originals/${id}.pdf`;
export const originalIdOf = (path: string): string | null =>
  /^\/handouts\/originals\/([0-9a-f]{64})\.pdf$/.exec(path)?.[1] ?? null;

export function createHandoutOriginals(directory: string) {
  const fileOf = (id: string, extension: "pdf" | "json") => path.join(directory, `${id}.${extension}`);
  const isId = (id: string): boolean => /^[0-9a-f]{64}$/.test(id);

  return {
    /** Reads the PDF and, when something could be taken out of it, keeps it. */
    async add(bytes: Uint8Array, name: string): Promise<Result<Original, PaperFailure>> {
      const draft = await draftFromPdf(bytes);
      if (!draft.ok) return err(draft.error);
      const id = createHash("sha256").update(bytes).digest("hex");
      const { isTagged, pages } = draft.value;
      const facts: OriginalFacts = { name, isTagged, pages };
      await writeDurably(fileOf(id, "json"), Buffer.from(JSON.stringify(facts)));
      await writeDurably(fileOf(id, "pdf"), bytes);
      return ok({ id, draft: draft.value });
    },

    /** Null: there is no such file. */
    async read(id: string): Promise<Buffer<ArrayBuffer> | null> {
      return isId(id) ? readIfThere(fileOf(id, "pdf")) : null;
    },

    /** For the gate: what is known about a file that a text links to. */
    async facts(id: string): Promise<OriginalFacts | null> {
      const text = isId(id) ? await readIfThere(fileOf(id, "json")) : null;
      return text === null ? null : factsSchema.parse(JSON.parse(text.toString()));
    },
  };
}
