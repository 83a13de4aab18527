import { describe, expect, it } from "vitest";
import { publicPage } from "./public-pages.ts";

describe("publicPage", () => {
  it.each([
    ["/", "/"],
    ["/en", "/en"],
    ["/procedures", "/procedures"],
    ["/easy/procedures/moving-out?utm_source=x", "/easy/procedures/moving-out"],
    ["/procedures?category=moving&q=%E8%BB%A2%E5%87%BA&x=1", "/procedures?q=%E8%BB%A2%E5%87%BA&category=moving"],
    ["/procedures?q=+a+&q=", "/procedures?q=a"],
    ["/procedures?online=1&online=1", "/procedures?online=1"],
    ["/en/guide?utm_source=x", "/en/guide"],
    ["/easy/guide/moving-in", "/easy/guide/moving-in"],
  ])("%s is kept as %s", (url, canonical) => {
    expect(publicPage(url)?.canonical).toBe(canonical);
  });

  it.each([
    "/procedures/moving-out/apply",
    "/procedures/moving-out/apply/review",
    "/applications",
    "/applications/2026-ABCD",
    "/staff",
    "/staff/procedures",
    "/en/staff",
    "/procedures.data",
    "/_root.data",
    "/api/postal/7592212",
    "/procedures/UPPER",
    "/guide/moving-in?movedOn.year=2026",
    "/guide/moving-in?",
    "/guide/moving-in/calendar.ics",
  ])("%s is personal or unknown", (url) => {
    expect(publicPage(url)).toBeNull();
  });
});
