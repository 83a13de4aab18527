import { describe, expect, it } from "vitest";
import { cookieJar } from "./cookies.ts";

const requestWith = (cookie: string) => ({ headers: new Headers({ cookie }) });

describe("cookieJar", () => {
  it.each([null, "https://city.example.lg.jp", "http://localhost:3000"])(
    "binds cookies to the host on %s",
    (origin) => {
      const jar = cookieJar(origin);
      expect(jar.write("draft", "abc", { maxAge: 60 })).toBe(
        "__Host-draft=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60",
      );
      expect(jar.read(requestWith("a=1; __Host-draft=abc"), "draft")).toBe("abc");
      expect(jar.read(requestWith("draft=planted"), "draft")).toBeNull();
      expect(jar.clear("draft")).toContain("Max-Age=0");
    },
  );

  it("goes without prefix and Secure on plain http elsewhere", () => {
    const jar = cookieJar("http://portal.office:3000");
    expect(jar.write("draft", "abc")).toBe("draft=abc; Path=/; HttpOnly; SameSite=Lax");
    expect(jar.read(requestWith("draft=abc"), "draft")).toBe("abc");
  });

  it("refuses values that would add attributes", () => {
    expect(() => cookieJar(null).write("draft", "a; Domain=evil")).toThrow(TypeError);
    expect(() => cookieJar(null).write("draft", "a\r\nX: y")).toThrow(TypeError);
  });
});
