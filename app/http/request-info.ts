import { randomBytes } from "node:crypto";

/** One request as loaders and the server see it. */
export class RequestInfo {
  readonly requestId: string;
  /** Address of the client, behind trusted proxies the one they report. For rate limits only; never stored in clear. */
  readonly clientIp: string;
  /** Set by the framework's error handler; shown on the error page. */
  incidentId: string | null = null;
  /** The page, when it was rendered whole: the server writes it without going through a stream. */
  html: string | null = null;
  #nonce: string | null = null;

  constructor(requestId: string, clientIp: string) {
    this.requestId = requestId;
    this.clientIp = clientIp;
  }

  /** Made when a page first asks for it; only then is it allowed in the Content-Security-Policy. */
  get nonce(): string {
    this.#nonce ??= randomBytes(16).toString("base64");
    return this.#nonce;
  }

  get usedNonce(): string | null {
    return this.#nonce;
  }
}
