import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readForm } from "../../app/http/form.ts";
import { limits } from "../../app/http/limits.ts";
import { ownPost, startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer;
let reached: string[] = [];

beforeEach(async () => {
  reached = [];
  server = await startTestServer({
    handle: async (request) => {
      reached.push(`${request.method} ${new URL(request.url).pathname}`);
      if (request.url.endsWith("/boom")) throw new Error("secret of the house");
      if (request.url.endsWith("/bare"))
        return new Response("Unexpected Server Error\n  at secret.ts:1:1", { status: 500 });
      if (request.method === "GET") return new Response("<p>ok</p>", { headers: { "Content-Type": "text/html" } });
      const form = await readForm(request);
      return new Response(`<p>${form.get("name")}</p>`, { headers: { "Content-Type": "text/html" } });
    },
  });
});
afterEach(() => server.stop());

const text = (answer: { body: Buffer }) => answer.body.toString("utf8");

describe("the origin guard stands before the framework", () => {
  it("lets our own form through", async () => {
    const answer = await server.ask("/apply", ownPost(server, "name=%E7%BE%8E"));
    expect([answer.status, text(answer)]).toEqual([200, "<p>美</p>"]);
    expect(answer.headers["cache-control"]).toBe("private, no-store");
  });

  it.each([
    ["a foreign origin", { Origin: "https://evil.example" }],
    ["a null origin", { Origin: "null" }],
    ["a malformed origin", { Origin: "http//x" }],
    ["a request that a foreign page caused", { "Sec-Fetch-Site": "cross-site" }],
  ])("refuses %s with 403, for documents, data and resources alike", async (_name, headers) => {
    for (const path of ["/apply", "/apply.data", "/api/x", "/en/apply"]) {
      const answer = await server.ask(path, ownPost(server, "a=1", headers));
      expect(answer.status).toBe(403);
    }
    expect(reached).toEqual([]);
  });

  it("refuses a form without Origin", async () => {
    const { headers, ...rest } = ownPost(server, "a=1");
    const { Origin: _origin, ...without } = headers ?? {};
    expect((await server.ask("/apply", { ...rest, headers: without })).status).toBe(403);
    const twice = { ...headers, Origin: [server.origin, server.origin] };
    expect((await server.ask("/apply", { ...rest, headers: twice })).status).toBe(403);
  });

  it("lets machines past at one address only, and no form there", async () => {
    const message = (path: string, headers: Record<string, string> = {}) => {
      const body = '{"id":"1"}';
      const own = { "Content-Type": "application/json", "Content-Length": String(Buffer.byteLength(body)) };
      return server.ask(path, { method: "POST", headers: { ...own, ...headers }, body });
    };
    const path = "/api/payments/notifications";
    expect((await message(path)).status).not.toBe(403);
    expect(reached).toEqual([`POST ${path}`]);
    reached = [];
    for (const other of ["/api/payments", "/api/x", "/applications", `${path}/x`, `${path}.data`, `${path}?a=1`]) {
      expect([403, 415], other).toContain((await message(other)).status);
      const form = ownPost(server, "a=1", { Origin: "https://evil.example" });
      expect((await server.ask(other, form)).status).toBe(403);
    }
    const form = await server.ask(path, ownPost(server, "a=1"));
    expect([form.status, form.headers["content-type"]]).toEqual([415, "application/json; charset=utf-8"]);
    expect((await message(path, { "Content-Length": "20000" })).status).toBe(413);
    expect(reached).toEqual([]);
  });

  it("believes the configured origin and nothing else", async () => {
    const guarded = await startTestServer({ publicOrigin: "https://tetsuzuki.example.lg.jp" });
    const answer = await guarded.ask("/apply", ownPost(guarded, "a=1"));
    expect(answer.status).toBe(403);
    const own = ownPost(guarded, "a=1", { Origin: "https://tetsuzuki.example.lg.jp" });
    expect((await guarded.ask("/apply", own)).status).toBe(200);
    await guarded.stop();
  });
});

describe("limits", () => {
  it("reads a 10 MB form to its end, forgets it and says why, in the reader's language", async () => {
    const answer = await server.ask("/en/apply", ownPost(server, `a=${"b".repeat(10_000_000)}`));
    expect(answer.status).toBe(413);
    expect(text(answer)).toContain('<html lang="en">');
    expect(text(answer)).toContain("too large");
    expect(reached).toEqual([]);
    expect((await server.ask("/")).status).toBe(200);
  });

  it.each([
    ["PUT /x", { method: "PUT" }, 405],
    ["DELETE /x", { method: "DELETE" }, 405],
    ["OPTIONS /x", { method: "OPTIONS" }, 405],
    [
      "JSON",
      { method: "POST", headers: { "Content-Type": "application/json", "Content-Length": "2" }, body: "{}" },
      415,
    ],
    [
      "chunked",
      { method: "POST", headers: { "Content-Type": "text/plain", "Transfer-Encoding": "chunked" }, body: "x" },
      411,
    ],
  ])("%s is refused", async (_name, ask, status) => {
    const answer = await server.ask("/x", ask);
    expect(answer.status).toBe(status);
    expect(text(answer)).toContain("<h1>");
    if (status === 405) expect(answer.headers.allow).toBe("GET, HEAD, POST");
  });

  it.each(["/%", "/en/%C0%AF", "/easy/a%00b", "/?q=%ED%A0%80", "//evil.example/", "/\\evil"])(
    "GET %s is 400",
    async (path) => {
      const answer = await server.ask(path);
      expect(answer.status).toBe(400);
      expect(text(answer)).toContain(path.startsWith("/en/") ? 'lang="en"' : 'lang="ja"');
      expect(reached).toEqual([]);
    },
  );

  it("refuses long addresses, many headers and large headers", async () => {
    expect((await server.ask(`/${"a".repeat(limits.urlLength)}`)).status).toBe(414);
    const many = Object.fromEntries(Array.from({ length: 110 }, (_, at) => [`x-${at}`, "1"]));
    expect((await server.ask("/", { headers: many })).status).toBe(431);
    expect(await server.raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
  });

  it("answers broken syntax and unknown methods with a page, not a stack", async () => {
    for (const bytes of [
      "nonsense\r\n\r\n",
      "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET / HTTP/1.1\r\nBad Header: x\r\n\r\n",
    ]) {
      const said = await server.raw(bytes);
      expect(said).toMatch(/^HTTP\/1\.1 400 /);
      expect(said).toContain("<h1>");
    }
  });

  it("asks machines' addresses in their language", async () => {
    const answer = await server.ask("/api/x", { method: "PUT" });
    expect(JSON.parse(text(answer))).toEqual({ error: "method-not-allowed" });
  });
});

describe("failures", () => {
  it("shows an incident number, logs the failure under it, and no stack", async () => {
    const answer = await server.ask("/easy/boom");
    expect(answer.status).toBe(500);
    expect(text(answer)).not.toMatch(/secret|\.ts/);
    const id = /<strong>([A-Z2-9]{8})<\/strong>/.exec(text(answer))?.[1] ?? "none";
    expect(server.log.filter((line) => line.includes(id)).length).toBeGreaterThan(0);
  });

  it("replaces what the framework says without a page", async () => {
    const answer = await server.ask("/bare");
    expect(answer.status).toBe(500);
    expect(text(answer)).not.toContain("secret");
    expect(text(answer)).toContain("<h1>");
  });

  it("logs neither query nor receipt numbers nor words of unknown addresses", async () => {
    await server.ask("/applications/AB12-CD34?name=hanako");
    const line = server.log.find((each) => each.includes("applications")) ?? "";
    expect(line).toContain('"route":"/applications/:value"');
    expect(server.log.join()).not.toMatch(/AB12|hanako/);
  });
});

describe("headers of every answer", () => {
  it.each(["/apply", "/%", "/assets/none.js", "/healthz"])("%s carries them", async (path) => {
    const { headers } = await server.ask(path);
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
    expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  it("never lets an answer with a cookie be kept by others", async () => {
    const careless = await startTestServer({
      handle: async () =>
        new Response("x", { headers: { "Cache-Control": "public, max-age=60", "Set-Cookie": "a=b" } }),
    });
    const { headers } = await careless.ask("/apply");
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(headers["set-cookie"]).toEqual(["a=b"]);
    await careless.stop();
  });

  it("allows a nonce only on the page that asked for one", async () => {
    const console = await startTestServer({
      handle: async (_request, info) => new Response(info.nonce, { headers: { "Content-Type": "text/html" } }),
    });
    const answer = await console.ask("/staff");
    expect(answer.headers["content-security-policy"]).toContain(`script-src 'self' 'nonce-${text(answer)}'`);
    await console.stop();
  });
});
