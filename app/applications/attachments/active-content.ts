/**
 * Looks for what can act in a PDF: scripts, programs to start, forms that send themselves, files within the file. Names are
 * sought in all bytes and in all that unpacks, whether a table of contents points there or not: readers disagree about what
 * belongs to a broken file, so nothing may hide behind its structure. Pure; runs in the confined process.
 */
import { inflateSync } from "node:zlib";

/** A page at 600 dots per inch in colour, twice. */
const mostUnpacked = 256 * 1024 * 1024;
const mostInAll = 1024 * 1024 * 1024;

/** Names that no harmless page of a paper has, whole and without their slash. */
const active = new Set([
  "JavaScript",
  "Launch",
  "SubmitForm",
  "ImportData",
  "Rendition",
  "RichMedia",
  "RichMediaExecute",
  "EmbeddedFile",
  "EmbeddedFiles",
  "FileAttachment",
  "GoToE",
  "Movie",
  "Sound",
  "XFA",
]);
const [shortest, longest] = [3, 16];

/** "bomb": it unpacks to more than any paper. "unreadable": objects are packed in a way nobody packs them. */
export type Activity = "none" | "active" | "encrypted" | "bomb" | "unreadable";

const slash = 0x2f;
const isDelimiter = (byte: number | undefined): boolean =>
  byte === undefined || byte <= 0x20 || "()<>[]{}/%".includes(String.fromCharCode(byte));

/** Every name in the bytes that is long enough to matter, `#xx` read. */
function hasName(bytes: Buffer, wanted: ReadonlySet<string>): boolean {
  for (let at = bytes.indexOf(slash); at !== -1; at = bytes.indexOf(slash, at + 1)) {
    const name = nameAt(bytes, at + 1);
    if (name !== null && wanted.has(name)) return true;
  }
  return false;
}

function nameAt(bytes: Buffer, from: number): string | null {
  let end = from;
  // Each letter may be written with three.
  while (!isDelimiter(bytes[end]) && end - from <= longest * 3) end++;
  if (end - from < shortest || end - from > longest * 3) return null;
  const text = bytes.toString("latin1", from, end);
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

type Stream = { dictionary: Buffer; from: number };

/** Where packed bytes may begin, with what stands before them: their dictionary is in there. */
function* streamsOf(bytes: Buffer): Generator<Stream> {
  for (let at = bytes.indexOf("stream"); at !== -1; at = bytes.indexOf("stream", at + 6)) {
    if (bytes.toString("latin1", at - 3, at) === "end") continue;
    const from = at + 6 + (bytes[at + 6] === 0x0d ? (bytes[at + 7] === 0x0a ? 2 : 1) : bytes[at + 6] === 0x0a ? 1 : 0);
    const opening = bytes.lastIndexOf(" obj", at);
    yield { dictionary: bytes.subarray(Math.max(opening, at - 4096, 0), at), from };
  }
}

function unpacked(bytes: Buffer, from: number): Buffer | "bomb" | null {
  // Two bytes tell whether it is packed this way at all.
  const head = ((bytes[from] ?? 0) << 8) | (bytes[from + 1] ?? 0);
  if (((bytes[from] ?? 0) & 15) !== 8 || head % 31 !== 0) return null;
  try {
    return inflateSync(bytes.subarray(from), { maxOutputLength: mostUnpacked, finishFlush: 2 });
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? "bomb" : null;
  }
}

const packing = new Set(["ObjStm"]);
const oddPacking = new Set(["LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "Predictor", "Crypt"]);

export function activityOf(bytes: Buffer): Activity {
  if (hasName(bytes, new Set(["Encrypt"]))) return "encrypted";
  if (hasName(bytes, active)) return "active";
  let all = 0;
  for (const { dictionary, from } of streamsOf(bytes)) {
    // What holds objects is packed plainly by every program that writes it.
    if (hasName(dictionary, packing) && hasName(dictionary, oddPacking)) return "unreadable";
    const inner = unpacked(bytes, from);
    if (inner === "bomb") return "bomb";
    if (inner === null) continue;
    all += inner.length;
    if (all > mostInAll) return "bomb";
    if (hasName(inner, active)) return "active";
  }
  return "none";
}
