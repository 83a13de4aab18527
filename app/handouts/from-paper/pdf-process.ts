/** The process in which a stranger's PDF is read. */
import { answerConfined } from "../../lib/confined/answer-confined.ts";
import { draftOf } from "./draft.ts";
import { readPdf } from "./read-pdf.ts";

answerConfined(async (bytes: Uint8Array) => {
  const paper = await readPdf(new Uint8Array(bytes));
  return paper.ok ? draftOf(paper.value) : paper;
});
