/** From paper: the text and structure of an existing PDF, as Markdown to correct. */
import { type ConfinedFailure, createConfined } from "../../lib/confined/run-confined.ts";
import { err, type Result } from "../../lib/result.ts";
import type { PaperDraft, PaperFailure } from "./paper-model.ts";

export const maxPdfBytes = 20 * 1024 * 1024;

/** A process of its own and not only a thread: a thread's limits do not count what lies outside its heap, as unpacked streams do. */
const read = createConfined<Uint8Array, Result<PaperDraft, PaperFailure>>({
  script: ["app", "handouts", "from-paper", "pdf-process.ts"],
  seconds: 20,
  megabytes: 700,
  waiting: 4,
});

const failures: Record<ConfinedFailure, PaperFailure> = {
  "too-long": "too-long",
  "too-much-memory": "too-long",
  broken: "broken",
  busy: "busy",
};

export async function draftFromPdf(bytes: Uint8Array): Promise<Result<PaperDraft, PaperFailure>> {
  if (bytes.byteLength === 0) return err("empty");
  if (bytes.byteLength > maxPdfBytes) return err("too-large");
  // Readers allow some bytes in front of the file's own beginning.
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes("%PDF-"))
    return err("not-a-pdf");
  const done = await read(bytes);
  return done.ok ? done.value : err(failures[done.error]);
}
