/** What is refused before anything is read: sizes, counts, times, types and malformed addresses. */
import { HttpError } from "./errors.ts";
import { isMachineAddress, isSafeMethod } from "./origin-guard.ts";

const kb = 1024;
export const limits = {
  urlLength: 4 * kb,
  headerBytes: 16 * kb,
  headerCount: 100,
  urlencodedBytes: 64 * kb,
  multipartBytes: 25 * kb * kb,
  /** A machine's message. */
  jsonBytes: 16 * kb,
  fileBytes: 10 * kb * kb,
  /** A page with several boxes for files may take dozens; `multipartBytes` is what protects the memory. */
  files: 50,
  fields: 500,
  nameLength: 200,
  valueLength: 20_000,
  /** Milliseconds for a whole request to arrive; a photograph over a slow line needs minutes. */
  requestTime: 300_000,
  headersTime: 15_000,
  keepAliveTime: 65_000,
} as const;

export type RequestHead = {
  method: string;
  url: string;
  contentType: string | undefined;
  contentLength: string | undefined;
  transferEncoding: string | undefined;
};
export type BodyKind = "none" | "urlencoded" | "multipart" | "json";

/** Throws an HttpError, or says what body is allowed to follow. */
export function checkHead(head: RequestHead): BodyKind {
  checkUrl(head.url);
  if (isSafeMethod(head.method)) return "none";
  if (head.method !== "POST") throw new HttpError("method-not-allowed");
  // Browsers always send the length of a form; asking for it makes the cap exact before a byte is read.
  if (head.transferEncoding !== undefined) throw new HttpError("length-required");
  const length = Number(head.contentLength ?? "0");
  if (!Number.isSafeInteger(length) || length < 0) throw new HttpError("bad-request");
  const type = head.contentType?.split(";", 1)[0]?.trim().toLowerCase();
  if (isMachineAddress(head.url)) {
    if (type !== "application/json") throw new HttpError("unsupported-type");
    if (length > limits.jsonBytes) throw new HttpError("too-large");
    return "json";
  }
  if (type === "application/x-www-form-urlencoded") {
    if (length > limits.urlencodedBytes) throw new HttpError("too-large");
    return length === 0 ? "none" : "urlencoded";
  }
  if (type === "multipart/form-data") {
    if (length > limits.multipartBytes) throw new HttpError("too-large");
    return "multipart";
  }
  if (type === undefined && length === 0) return "none";
  throw new HttpError("unsupported-type");
}

function checkUrl(url: string): void {
  if (url.length > limits.urlLength) throw new HttpError("address-too-long");
  // An absolute or authority form is for proxies; `//host` would be read as another host by URL parsers.
  if (!url.startsWith("/") || url.startsWith("//") || url.includes("\\")) throw new HttpError("bad-request");
  const text = decodeStrict(url);
  if (text === null || hasForbiddenCharacter(text)) throw new HttpError("bad-request");
}

/** Percent-decoding that refuses malformed escapes, bytes that are not UTF-8 and encoded surrogates. */
export function decodeStrict(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** NUL truncates text elsewhere; a lone surrogate cannot be stored as UTF-8. */
export const hasForbiddenCharacter = (text: string): boolean => text.includes("\0") || !text.isWellFormed();
