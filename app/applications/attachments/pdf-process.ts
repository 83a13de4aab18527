/** The process in which an applicant's PDF is looked through. */
import { answerConfined } from "../../lib/confined/answer-confined.ts";
import { problemOf } from "./read-pdf.ts";

answerConfined((bytes: Uint8Array) => problemOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
