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
    ["/handouts?x=1&q=ごみ", "/handouts?q=%E3%81%94%E3%81%BF"],
    ["/easy/handouts/dog-guide?from=poster&furigana=off", "/easy/handouts/dog-guide?furigana=off"],
    ["/en/handouts/feed.atom", "/en/handouts/feed.atom"],
    ["/handouts/dog-guide/versions/12", "/handouts/dog-guide/versions/12"],
    ["/en/queue/honcho-shimin", "/en/queue/honcho-shimin"],
    ["/queue/honcho-shimin/display?colour=dark&code=7KQ4-MXW9", "/queue/honcho-shimin/display?colour=dark"],
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
    "/handouts/dog-guide.pdf",
    "/handouts/notices",
    "/en/handouts/notices/versions?key=x",
    "/handouts/dog-guide/helpful",
    "/handouts/dog-guide/versions/0",
    "/staff/handouts/dog-guide",
    "/guide/moving-in?movedOn.year=2026",
    "/guide/moving-in?",
    "/guide/moving-in/calendar.ics",
    "/queue/honcho-shimin?code=7KQ4-MXW9",
  ])("%s is personal or unknown", (url) => {
    expect(publicPage(url)).toBeNull();
  });

  it("is as good as new for seconds only where numbers are called", () => {
    expect(publicPage("/queue/honcho-shimin")?.seconds).toBeLessThanOrEqual(5);
    expect(publicPage("/procedures")?.seconds).toBeNull();
  });
});
