/**
 * The letters of a PDF and where they stand. Runs in the confined process. No script of the file is run (this part of the
 * library has none to run it with), nothing is drawn, no image or attachment is opened, nothing is fetched.
 */
import { getDocument, type PDFPageProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { projectPath } from "../../lib/project-path.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { clean } from "./letters.ts";
import type { Paper, PaperFailure, PaperPage, Run, TagNode } from "./paper-model.ts";

export const mostPages = 60;
const mostRuns = 100_000;

const bundled = (folder: string): string => `${projectPath("node_modules", "pdfjs-dist", folder)}/`;

export async function readPdf(bytes: Uint8Array): Promise<Result<Paper, PaperFailure>> {
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: bundled("cmaps"),
    standardFontDataUrl: bundled("standard_fonts"),
    cMapPacked: true,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    useWasm: false,
    stopAtErrors: true,
  } as Parameters<typeof getDocument>[0]);
  // A password is asked for by a call; without one to give, the answer is an exception.
  try {
    const pdf = await task.promise;
    if (pdf.numPages > mostPages) return err("too-many-pages");
    const { info, hasStructTree } = (await pdf.getMetadata()) as { info: { Title?: unknown }; hasStructTree?: boolean };
    const mark: unknown = await pdf.getMarkInfo();
    const isMarked = mark instanceof Map && mark.get("Marked") === true;
    const isTagged = isMarked && hasStructTree === true;
    const pages: PaperPage[] = [];
    const turned: number[] = [];
    let runs = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const read = await readPage(page, isTagged);
      if (read.isTurned) turned.push(number);
      runs += read.page.runs.length;
      if (runs > mostRuns) return err("too-much-text");
      pages.push(read.page);
      page.cleanup();
    }
    const title = typeof info.Title === "string" ? clean(info.Title).trim().slice(0, 200) : "";
    return ok({ title: title || null, isTagged, pages, turned });
  } catch (error) {
    return err(error instanceof Error && error.name === "PasswordException" ? "encrypted" : "broken");
  }
}

async function readPage(page: PDFPageProxy, isTagged: boolean): Promise<{ page: PaperPage; isTurned: boolean }> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent({ includeMarkedContent: true });
  const open: (string | null)[] = [];
  const runs: Run[] = [];
  let isTurned = false;
  for (const item of items) {
    if ("str" in item) {
      const place = multiply(transform, item.transform);
      const size = Math.hypot(place[2], place[3]);
      if (item.str === "" || !Number.isFinite(size) || size < 1) continue;
      if (Math.abs(place[1]) > 0.05 * size || styles[item.fontName]?.vertical === true) {
        isTurned ||= item.str.trim() !== "";
        continue;
      }
      const id = open.findLast((each) => each !== null) ?? null;
      runs.push({ text: clean(item.str), x: place[4], y: place[5], width: item.width, size, font: item.fontName, id });
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(markOf(item));
  }
  const tree = isTagged ? ((await page.getStructTree()) as TagNode | null) : null;
  return { page: { number: page.pageNumber, width, height, runs, tree }, isTurned };
}

/** The library's types do not mention the tag. */
const markOf = ({ id, tag }: { id?: string; tag?: string }): string | null =>
  tag === "Artifact" ? "artifact" : id || null;

type Matrix = [number, number, number, number, number, number];

/** `second` first, then `first`. */
function multiply(first: number[], second: number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
