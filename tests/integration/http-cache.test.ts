import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { ownPost, startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer;
afterEach(() => server.stop());

const text = (answer: { body: Buffer }) => answer.body.toString("utf8");

/** A framework that counts how often it renders. */
function counting(body = (path: string, count: number) => `<h1>${path} ${count}</h1>`) {
  const rendered: string[] = [];
  const handle = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    rendered.push(pathname + search);
    const headers = { "Content-Type": "text/html; charset=utf-8" };
    return new Response(request.method === "GET" ? body(pathname, rendered.length) : "posted", { headers });
  };
  return { rendered, handle };
}

describe("public pages", () => {
  it("renders once and answers in the encoding that was asked for", async () => {
    const { rendered, handle } = counting((path) => `<h1>${path}</h1>`.repeat(100));
    server = await startTestServer({ handle });
    const plain = await server.ask("/procedures");
    const gzip = await server.ask("/procedures", { headers: { "Accept-Encoding": "gzip" } });
    const br = await server.ask("/procedures", { headers: { "Accept-Encoding": "gzip, deflate, br, zstd" } });
    expect(rendered).toEqual(["/procedures"]);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(new Set([plain, gzip, br].map(({ headers }) => headers.etag)).size).toBe(3);
    for (const { headers, body } of [plain, gzip, br]) {
      expect(headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
      expect(headers.vary).toBe("Accept-Encoding");
      expect(headers["content-length"]).toBe(String(body.length));
    }
    expect(plain.headers["content-encoding"]).toBeUndefined();
  });

  it("answers a repeat visit with 304 and HEAD without a body", async () => {
    server = await startTestServer(counting());
    const { headers, body } = await server.ask("/procedures");
    const etag = headers.etag ?? "";
    const again = await server.ask("/procedures", { headers: { "If-None-Match": `"other", W/${etag}` } });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    const head = await server.ask("/procedures", { method: "HEAD" });
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, String(body.length)]);
  });

  it("keeps the numbers at a counter for seconds only, and nobody's own place at all", async () => {
    const { rendered, handle } = counting();
    server = await startTestServer({ handle });
    const first = text(await server.ask("/queue/hall"));
    expect(text(await server.ask("/queue/hall"))).toBe(first);
    expect(rendered).toHaveLength(1);
    await sleep(2_100);
    expect(text(await server.ask("/queue/hall"))).not.toBe(first);
    const own = await server.ask("/queue/hall?code=7KQ4-MXW9");
    expect(own.headers["cache-control"]).not.toMatch(/public/);
    expect(text(await server.ask("/queue/hall?code=7KQ4-MXW9"))).not.toBe(text(own));
  });

  it("renders once for many who ask at the same time", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { rendered, handle } = counting();
    server = await startTestServer({
      handle: async (request) => {
        await gate;
        return handle(request);
      },
    });
    const asked = Array.from({ length: 20 }, () => server.ask("/procedures"));
    setTimeout(release, 50);
    expect(new Set((await Promise.all(asked)).map(text))).toEqual(new Set(["<h1>/procedures 1</h1>"]));
    expect(rendered.length).toBe(1);
  });

  it("takes other spellings of an address as the same page", async () => {
    const { rendered, handle } = counting();
    server = await startTestServer({ handle });
    await server.ask("/procedures?category=moving&utm_source=mail");
    await server.ask("/procedures?x=1&category=moving");
    await server.ask("/procedures?category=moving");
    expect(rendered).toEqual(["/procedures?category=moving"]);
  });

  it("shows nothing of the request in a kept page", async () => {
    let seen: Headers | null = null;
    let host = "";
    server = await startTestServer({
      handle: async (request) => {
        seen = request.headers;
        host = new URL(request.url).host;
        return new Response("<p></p>", { headers: { "Content-Type": "text/html" } });
      },
    });
    await server.ask("/procedures", {
      headers: { Cookie: "__Host-draft=secret", Host: "evil.example", "X-Forwarded-Host": "evil" },
    });
    expect([...(seen ?? new Headers([["x", "y"]]))]).toEqual([]);
    expect(host).toBe("localhost");
  });

  it("does not keep failures or pages that set a cookie", async () => {
    let count = 0;
    server = await startTestServer({
      handle: async (request) => {
        count += 1;
        const headers = new Headers({ "Content-Type": "text/html" });
        if (request.url.endsWith("/handouts")) headers.set("Set-Cookie", "a=b");
        return new Response(`<p>${count}</p>`, { status: request.url.endsWith("/guide") ? 404 : 200, headers });
      },
    });
    for (const path of ["/guide", "/handouts"]) {
      const first = await server.ask(path);
      expect(text(await server.ask(path))).not.toBe(text(first));
      expect(first.headers["cache-control"]).toBe("private, no-store");
      expect(first.headers["set-cookie"]).toBeUndefined();
    }
    expect(server.pages.size()).toEqual({ entries: 0, bytes: 0 });
  });
});

describe("changes of content", () => {
  it("shows what was published by a form in this process at once", async () => {
    const { handle } = counting();
    server = await startTestServer({ handle });
    expect(text(await server.ask("/procedures"))).toBe("<h1>/procedures 1</h1>");
    server.publish();
    await server.ask("/staff/procedures/x", ownPost(server, "publish=1"));
    expect(text(await server.ask("/procedures"))).toBe("<h1>/procedures 3</h1>");
  });

  it("notices what another process published after a moment", async () => {
    server = await startTestServer({ ...counting(), recheckAfter: 30 });
    await server.ask("/procedures");
    server.publish();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(text(await server.ask("/procedures"))).toBe("<h1>/procedures 2</h1>");
  });

  it("renders a daily page anew on the next day, others not", async () => {
    let today = "2026-11-23";
    server = await startTestServer({ ...counting(), recheckAfter: 0, today: () => today });
    const before = [text(await server.ask("/")), text(await server.ask("/open-data"))];
    today = "2026-11-24";
    const after = [text(await server.ask("/")), text(await server.ask("/open-data"))];
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it("stays within its memory, and forgets first what nobody looked at", async () => {
    const { rendered, handle } = counting((path) => path.padEnd(10_000, "x"));
    server = await startTestServer({ handle, maxBytes: 100_000 });
    for (let at = 0; at < 30; at += 1) {
      await server.ask(`/procedures/p${at}`);
      await server.ask("/procedures");
    }
    expect(server.pages.size().bytes).toBeLessThanOrEqual(100_000);
    expect(rendered.filter((path) => path === "/procedures").length).toBe(1);
  });
});
