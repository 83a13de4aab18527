import { describe, expect, it } from "vitest";
import { locales } from "../i18n/locales.ts";
import { errorPage } from "./error-page.ts";
import { type ErrorCode, errorCodeOf, errorStatus, pageError } from "./errors.ts";

const codes = Object.keys(errorStatus) as ErrorCode[];

it.each(codes)("%s has a page in every language, without scripts or stacks", (code) => {
  for (const locale of locales) {
    const html = errorPage(code, locale, null);
    expect(html).toMatch(/<h1>.+<\/h1>/);
    expect(html).not.toMatch(/<script| at .*:\d+:\d+|http:error/);
  }
});

it("shows the incident number, escaped", () => {
  expect(errorPage("internal", "en", "<ABCD>")).toContain("<strong>&lt;ABCD&gt;</strong>");
});

describe("errorCodeOf", () => {
  it("knows what a route threw", () => {
    expect(errorCodeOf(pageError("gone"))).toBe("gone");
    expect(pageError("gone").init?.status).toBe(410);
  });

  it("reads the framework's own failures by their status", () => {
    expect(errorCodeOf({ status: 404, data: 'No route matches URL "/x"' })).toBe("not-found");
    expect(errorCodeOf({ status: 418 })).toBe("bad-request");
    expect(errorCodeOf({ status: 502 })).toBe("internal");
    expect(errorCodeOf({ data: { code: "toString" }, status: 404 })).toBe("not-found");
  });

  it("tells nothing about the unexpected", () => {
    for (const thrown of [new Error("secret"), "secret", null, undefined, 7])
      expect(errorCodeOf(thrown)).toBe("internal");
  });
});
