import { AuthorizationResponseError, ClientError } from "openid-client";
import { describe, expect, it } from "vitest";
import { refusalOf } from "./refusals.ts";

const answer = (error: string) =>
  refusalOf(new AuthorizationResponseError("no", { cause: new URLSearchParams({ error }) }));

describe("what the library threw", () => {
  it.each([
    ["access_denied", "cancelled"],
    ["server_error", "down"],
    ["temporarily_unavailable", "down"],
    ["invalid_scope", "refused"],
  ])("%s is %s", (error, code) => expect(answer(error)).toEqual({ code, why: `answer:${error}` }));

  it("does not bring somebody's words into the log", () => {
    expect(answer("見本 花子 090-0000-0000")).toEqual({ code: "refused", why: "answer:other" });
    expect(refusalOf(new Error("見本 花子"))).toEqual({ code: "refused", why: "Error" });
    expect(refusalOf("見本 花子")).toEqual({ code: "refused", why: "unknown" });
  });

  it("is a provider that is not there", () => {
    const fetchFailed = new TypeError("fetch failed", { cause: new Error("ECONNREFUSED") });
    expect(refusalOf(fetchFailed).code).toBe("down");
    expect(refusalOf(new ClientError("x", { cause: fetchFailed })).code).toBe("down");
    expect(refusalOf(new ClientError("x", { cause: new Response("", { status: 502 }) })).code).toBe("down");
    expect(refusalOf(new ClientError("x", { cause: new Response("", { status: 404 }) })).code).toBe("refused");
  });
});
