import { describe, expect, it } from "vitest";
import { isLocalPath, safeRedirect } from "./redirects.ts";
import { seeOther } from "./responses.ts";

describe("redirects stay here", () => {
  it.each(["/", "/procedures", "/en/procedures?q=a%2Fb#x", "/手続"])("goes to %s", (target) => {
    expect(isLocalPath(target)).toBe(true);
  });

  it.each([
    "",
    "procedures",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%2F/evil.example",
    "/%5Cevil.example",
    "/%2fevil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/%09/evil.example",
    "/a\r\nSet-Cookie: x=y",
    "/%",
    "/a%5C..%5Cb",
  ])("does not go to %j", (target) => {
    expect(isLocalPath(target)).toBe(false);
    expect(safeRedirect(target, "/staff")).toBe("/staff");
  });

  it("answers a form with 303 to a local address only", () => {
    const response = seeOther("/procedures", { "Set-Cookie": "a=b" });
    expect([response.status, response.headers.get("location"), response.headers.get("set-cookie")]).toEqual([
      303,
      "/procedures",
      "a=b",
    ]);
    expect(() => seeOther("//evil.example")).toThrow(TypeError);
  });
});
