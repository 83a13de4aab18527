import { describe, expect, it } from "vitest";
import { HttpError } from "./errors.ts";
import { checkHead, limits, type RequestHead } from "./limits.ts";

const head = (over: Partial<RequestHead>): RequestHead => ({
  method: "GET",
  url: "/",
  contentType: undefined,
  contentLength: undefined,
  transferEncoding: undefined,
  ...over,
});
const post = (over: Partial<RequestHead>) =>
  head({ method: "POST", contentType: "application/x-www-form-urlencoded", contentLength: "10", ...over });

function codeOf(request: RequestHead): string {
  try {
    return checkHead(request);
  } catch (error) {
    return error instanceof HttpError ? error.code : "not a refusal";
  }
}

describe("addresses", () => {
  it.each([
    ["/procedures?q=%E8%BB%A2%E5%87%BA", "none"],
    ["/%", "bad-request"],
    ["/%zz", "bad-request"],
    ["/a%00b", "bad-request"],
    ["/?q=%ED%A0%80", "bad-request"],
    ["/?q=%FF", "bad-request"],
    ["//evil.example/", "bad-request"],
    ["/\\evil.example", "bad-request"],
    ["*", "bad-request"],
    ["http://evil.example/", "bad-request"],
    [`/${"a".repeat(limits.urlLength)}`, "address-too-long"],
  ])("%s: %s", (url, code) => {
    expect(codeOf(head({ url }))).toBe(code);
  });
});

describe("methods and bodies", () => {
  it("takes forms within their sizes", () => {
    expect(codeOf(post({}))).toBe("urlencoded");
    expect(codeOf(post({ contentType: "application/x-www-form-urlencoded; charset=UTF-8" }))).toBe("urlencoded");
    expect(codeOf(post({ contentType: "multipart/form-data; boundary=x", contentLength: "1000000" }))).toBe(
      "multipart",
    );
    expect(codeOf(post({ contentLength: "0" }))).toBe("none");
    expect(codeOf(post({ contentType: undefined, contentLength: undefined }))).toBe("none");
  });

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])("refuses %s", (method) => {
    expect(codeOf(post({ method }))).toBe("method-not-allowed");
  });

  it("takes a machine's message at its one address, short and of known length", () => {
    const message = { url: "/api/payments/notifications", contentType: "application/json", contentLength: "300" };
    expect(codeOf(post(message))).toBe("json");
    expect(codeOf(post({ ...message, contentLength: String(limits.jsonBytes + 1) }))).toBe("too-large");
    expect(codeOf(post({ ...message, contentLength: undefined, transferEncoding: "chunked" }))).toBe("length-required");
    expect(codeOf(post({ ...message, contentType: "application/x-www-form-urlencoded" }))).toBe("unsupported-type");
    expect(codeOf(post({ ...message, contentType: undefined, contentLength: "0" }))).toBe("unsupported-type");
    expect(codeOf(post({ ...message, method: "PUT" }))).toBe("method-not-allowed");
    for (const url of [
      "/api/payments/notifications/",
      "/api/payments/notifications?x=1",
      "/api/payments",
      "/en/api/x",
    ]) {
      expect(codeOf(post({ ...message, url }))).toBe("unsupported-type");
    }
  });

  it("refuses what is too large, of unknown length or of another type", () => {
    expect(codeOf(post({ contentLength: String(limits.urlencodedBytes + 1) }))).toBe("too-large");
    const upload = { contentType: "multipart/form-data; boundary=x", contentLength: String(limits.multipartBytes + 1) };
    expect(codeOf(post(upload))).toBe("too-large");
    expect(codeOf(post({ transferEncoding: "chunked", contentLength: undefined }))).toBe("length-required");
    expect(codeOf(post({ contentLength: "1e3x" }))).toBe("bad-request");
    for (const contentType of ["application/json", "text/plain", "application/xml", "", undefined]) {
      expect(codeOf(post({ contentType }))).toBe("unsupported-type");
    }
  });
});
