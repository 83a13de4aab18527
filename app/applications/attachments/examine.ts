/**
 * A stranger's file → what is kept of it. An image is drawn anew, so that place, device and whatever else hides in it are
 * gone; a PDF stays as it is, but only when nothing in it can act. The type is read from the bytes, never from the name.
 */
import { fileTypeFromBuffer } from "file-type";
import { type ConfinedFailure, createConfined } from "../../lib/confined/run-confined.ts";
import type { ImageFailure } from "../../lib/images/image.ts";
import { prepareImage } from "../../lib/images/prepare-image.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { PdfProblem } from "./read-pdf.ts";

export const maxFileBytes = 10 * 1024 * 1024;

export type Examined = { bytes: Uint8Array; type: "image/jpeg" | "image/png" | "application/pdf" };
export type ExamineFailure = ImageFailure | PdfProblem;

/** Small print on an A4 sheet stays legible; telephones take pictures of up to 108 million pixels. */
const papers = { maxBytes: maxFileBytes, maxPixels: 120_000_000, maxSide: 4000, quality: 85, smallestFirst: false };

const lookThrough = createConfined<Uint8Array, PdfProblem | null>({
  script: ["app", "applications", "attachments", "pdf-process.ts"],
  seconds: 30,
  megabytes: 900,
});

const failures: Record<ConfinedFailure, ExamineFailure> = {
  "too-long": "too-long",
  "too-much-memory": "too-long",
  broken: "broken",
  busy: "busy",
};

async function typeOf(bytes: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found) return found.mime;
  // Some programs put a few bytes in front of a PDF, and readers allow it.
  return bytes.subarray(0, 1024).includes("%PDF-") ? "application/pdf" : "";
}

export async function examine(bytes: Buffer): Promise<Result<Examined, ExamineFailure>> {
  if (bytes.length === 0) return err("empty");
  if (bytes.length > maxFileBytes) return err("too-large");
  const type = await typeOf(bytes);
  if (type === "application/pdf") {
    const problem = await lookThrough(bytes);
    if (!problem.ok) return err(failures[problem.error]);
    return problem.value === null ? ok({ bytes, type }) : err(problem.value);
  }
  if (!type.startsWith("image/")) return err("wrong-type");
  const image = await prepareImage(bytes, papers);
  return image.ok ? ok({ bytes: image.value.bytes, type: image.value.type }) : image;
}
