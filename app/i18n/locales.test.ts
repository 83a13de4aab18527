import { describe, expect, it } from "vitest";
import { alternates, htmlLang, localeOfPath, locales, localizePath } from "./locales.ts";

describe("addresses and languages", () => {
  it.each([
    ["/", "ja", "/"],
    ["/procedures", "ja", "/procedures"],
    ["/en", "en", "/"],
    ["/en/", "en", "/"],
    ["/en/procedures?q=x", "en", "/procedures?q=x"],
    ["/easy?x=1", "easy", "/?x=1"],
    ["/english", "ja", "/english"],
    ["/ja/procedures", "ja", "/ja/procedures"],
  ])("%s is %s %s", (pathname, locale, path) => {
    expect(localeOfPath(pathname)).toEqual({ locale, path });
  });

  it("moves a page to another language and back", () => {
    for (const path of ["/", "/procedures", "/procedures/moving-out?x=1#deadline", "/?q=a"]) {
      for (const from of locales) {
        for (const to of locales) {
          const there = localizePath(localizePath(path, from), to);
          expect(localeOfPath(there)).toEqual({ locale: to, path });
        }
      }
    }
  });

  it("keeps staff, health and foreign addresses as they are", () => {
    expect(localizePath("/staff/login", "en")).toBe("/staff/login");
    expect(localizePath("/healthz", "easy")).toBe("/healthz");
    expect(localizePath("https://example.jp/", "en")).toBe("https://example.jp/");
    expect(localizePath("#main", "en")).toBe("#main");
  });

  it("tells browsers that easy Japanese is Japanese, and tells the versions apart in links", () => {
    expect(htmlLang("easy")).toBe("ja");
    expect(alternates("/en/guide")).toEqual([
      { locale: "ja", hrefLang: "ja", href: "/guide" },
      { locale: "easy", hrefLang: "ja-x-easy", href: "/easy/guide" },
      { locale: "en", hrefLang: "en", href: "/en/guide" },
    ]);
  });
});
