/**
 * Whether a PDF is a paper and nothing else. Runs in the confined process: the library has no scripts to run there, nothing
 * is drawn or fetched. What the library finds and what stands in the bytes must both be harmless.
 */
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { activityOf } from "./active-content.ts";

export const mostPages = 200;

export type PdfProblem = "pdf-active" | "pdf-encrypted" | "pdf-too-long" | "broken";

export async function problemOf(bytes: Buffer): Promise<PdfProblem | null> {
  const activity = activityOf(bytes);
  if (activity === "encrypted") return "pdf-encrypted";
  if (activity === "active") return "pdf-active";
  if (activity !== "none") return "broken";
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    useWasm: false,
  } as Parameters<typeof getDocument>[0]);
  // A password is asked for by a call; without one to give, the answer is an exception.
  try {
    return await lookThrough(await task.promise);
  } catch (error) {
    return error instanceof Error && error.name === "PasswordException" ? "pdf-encrypted" : "broken";
  }
}

async function lookThrough(pdf: PDFDocumentProxy): Promise<PdfProblem | null> {
  if (pdf.numPages < 1) return "broken";
  if (pdf.numPages > mostPages) return "pdf-too-long";
  if (await pdf.hasJSActions()) return "pdf-active";
  if ((await pdf.getAttachments()) !== null) return "pdf-active";
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    if (!(width > 0 && height > 0)) return "broken";
    page.cleanup();
  }
  return null;
}
