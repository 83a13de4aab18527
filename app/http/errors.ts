/** The failures a reader can meet, each with its status. Their words are in `locales/<locale>/http.json`. */
import { data } from "react-router";

export const errorStatus = {
  "bad-request": 400,
  "sign-in-needed": 401,
  forbidden: 403,
  "foreign-origin": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "request-timeout": 408,
  conflict: 409,
  gone: 410,
  "length-required": 411,
  "too-large": 413,
  "address-too-long": 414,
  "unsupported-type": 415,
  "too-many-requests": 429,
  "headers-too-large": 431,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;
export type ErrorData = { code: ErrorCode };

/** What the server in front of the framework refuses with; `answer` turns it into a page. */
export class HttpError extends Error {
  override name = "HttpError";
  readonly code: ErrorCode;
  readonly status: number;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
    this.status = errorStatus[code];
  }
}

/**
 * What loaders and actions throw: `throw pageError("not-found")`. The framework shows it with the nearest error
 * boundary and does not log it as unexpected.
 */
export const pageError = (code: ErrorCode, headers?: HeadersInit) =>
  data<ErrorData>({ code }, { status: errorStatus[code], ...(headers === undefined ? {} : { headers }) });

const isCode = (value: unknown): value is ErrorCode => typeof value === "string" && Object.hasOwn(errorStatus, value);

/** The code behind whatever an error boundary was given; anything unknown is `internal`. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (typeof error !== "object" || error === null) return "internal";
  if ("data" in error && typeof error.data === "object" && error.data !== null && "code" in error.data) {
    if (isCode(error.data.code)) return error.data.code;
  }
  if (!("status" in error) || typeof error.status !== "number") return "internal";
  const status = error.status;
  const byStatus = Object.entries(errorStatus).find(([, each]) => each === status)?.[0];
  if (isCode(byStatus)) return byStatus;
  return status >= 400 && status < 500 ? "bad-request" : "internal";
}
