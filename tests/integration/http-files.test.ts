import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./http-server.ts";

let folder = "";
let server: TestServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "portal-files-"));
  mkdirSync(join(folder, "client", "assets"), { recursive: true });
  mkdirSync(join(folder, "client", ".vite"));
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "client", ".vite", "manifest.json"), "secret");
  writeFileSync(join(folder, "client", "assets", "root-abc.css"), "body { margin: 0 }\n".repeat(200));
  writeFileSync(join(folder, "client", "favicon.svg"), "<svg/>");
  writeFileSync(join(folder, "client", "photo.png"), Buffer.alloc(100));
  server = await startTestServer({ files: join(folder, "client"), handle: async () => new Response("framework") });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe("files of the build", () => {
  it("serves named files for good and others with a tag, compressed where that helps", async () => {
    const css = await server.ask("/assets/root-abc.css", { headers: { "Accept-Encoding": "br" } });
    expect(css.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(css.headers["content-type"]).toBe("text/css; charset=utf-8");
    expect(brotliDecompressSync(css.body).length).toBe(3800);
    const icon = await server.ask("/favicon.svg", { headers: { "Accept-Encoding": "br" } });
    expect(icon.headers["cache-control"]).toBe("public, max-age=600");
    const again = await server.ask("/favicon.svg", {
      headers: { "Accept-Encoding": "br", "If-None-Match": icon.headers.etag ?? "" },
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const photo = await server.ask("/photo.png?v=2", { method: "HEAD", headers: { "Accept-Encoding": "gzip" } });
    expect([photo.status, photo.headers["content-length"], photo.headers["content-encoding"]]).toEqual([
      200,
      "100",
      undefined,
    ]);
  });

  it.each([
    "/assets/../../secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "/../secret.txt",
    "/.vite/manifest.json",
    "/assets/",
    "/assets/none.js",
    "/assets/root-abc.css/../../../secret.txt",
  ])("%s leads nowhere", async (path) => {
    for (const method of ["GET", "HEAD"]) {
      const answer = await server.ask(path, { method });
      expect(answer.body.toString()).not.toContain("secret");
      if (path.startsWith("/assets/")) expect(answer.status).toBe(404);
    }
  });

  it("takes no form at a file", async () => {
    const answer = await server.ask("/favicon.svg", { method: "POST" });
    expect(answer.status).toBe(403);
  });
});
