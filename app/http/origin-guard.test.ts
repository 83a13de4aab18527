import { describe, expect, it } from "vitest";
import { isMachineAddress, isOwnOrigin } from "./origin-guard.ts";

const ours = "https://tetsuzuki.example.lg.jp";

describe("isOwnOrigin with a public origin", () => {
  it("accepts our own pages, with and without Sec-Fetch-Site", () => {
    expect(isOwnOrigin({ origin: ours }, ours)).toBe(true);
    expect(isOwnOrigin({ origin: ours, "sec-fetch-site": "same-origin" }, ours)).toBe(true);
    expect(isOwnOrigin({ origin: ours, "sec-fetch-site": "none" }, ours)).toBe(true);
  });

  it.each([
    ["missing", undefined],
    ["null", "null"],
    ["empty", ""],
    ["foreign", "https://evil.example"],
    ["a subdomain", "https://x.tetsuzuki.example.lg.jp"],
    ["a longer name", `${ours}.evil.example`],
    ["another scheme", ours.replace("https", "http")],
    ["another port", `${ours}:8443`],
    ["with a path", `${ours}/`],
    ["two at once", `${ours}, ${ours}`],
    ["malformed", "https://"],
    ["no address", "about:blank"],
  ])("refuses %s", (_name, origin) => {
    expect(isOwnOrigin({ origin, host: "tetsuzuki.example.lg.jp" }, ours)).toBe(false);
  });

  it.each(["cross-site", "same-site", "none, same-origin"])("refuses Sec-Fetch-Site: %s", (site) => {
    expect(isOwnOrigin({ origin: ours, "sec-fetch-site": site }, ours)).toBe(false);
  });

  it("does not believe the Host header", () => {
    expect(isOwnOrigin({ origin: "https://evil.example", host: "evil.example" }, ours)).toBe(false);
  });
});

describe("isOwnOrigin in a demo without a public origin", () => {
  it("compares with the Host header", () => {
    expect(isOwnOrigin({ origin: "http://localhost:3000", host: "localhost:3000" }, null)).toBe(true);
    expect(isOwnOrigin({ origin: "http://localhost:3001", host: "localhost:3000" }, null)).toBe(false);
    expect(isOwnOrigin({ origin: "http://evil.example", host: "localhost:3000" }, null)).toBe(false);
    expect(isOwnOrigin({ origin: "http://localhost:3000" }, null)).toBe(false);
  });
});

describe("the one exception", () => {
  it("is the address of the payment service's signed messages, and nothing like it", () => {
    expect(isMachineAddress("/api/payments/notifications")).toBe(true);
    for (const url of [
      "/api/payments/notifications/",
      "/api/payments/notifications?x=1",
      "/api/payments/notifications.data",
      "/API/payments/notifications",
      "/api/payments/notifications/../../staff/applications/x",
      "/api//payments/notifications",
      "/en/api/payments/notifications",
      "/api/payments",
      "/applications",
      "/",
      "",
    ]) {
      expect(isMachineAddress(url), url).toBe(false);
    }
  });
});
