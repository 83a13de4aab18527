import { afterEach, describe, expect, it } from "vitest";
import { ownPost, startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer | null = null;
afterEach(async () => {
  await server?.stop(0);
  server = null;
});

describe("health", () => {
  it("is live at once and ready when the stores answer", async () => {
    let isUp = false;
    server = await startTestServer({
      ready: async () => (isUp ? undefined : Promise.reject(new Error("no database"))),
    });
    expect((await server.ask("/healthz")).status).toBe(200);
    expect((await server.ask("/healthz/ready")).status).toBe(503);
    isUp = true;
    const ready = await server.ask("/healthz/ready");
    expect([ready.status, ready.headers["cache-control"]]).toEqual([200, "no-store"]);
  });
});

describe("addresses", () => {
  it.each([
    ["/procedures/", "/procedures"],
    ["/en/procedures//?q=x", "/en/procedures?q=x"],
  ])("%s moves to %s", async (from, to) => {
    server = await startTestServer();
    const answer = await server.ask(from);
    expect([answer.status, answer.headers.location]).toEqual([308, to]);
  });

  it("gives the framework the public address, whatever a proxy calls us", async () => {
    const seen: string[] = [];
    server = await startTestServer({
      publicOrigin: "https://tetsuzuki.example.lg.jp",
      trustedProxies: 1,
      handle: async (request, info) => {
        seen.push(
          request.url,
          request.headers.get("host") ?? "",
          request.headers.get("x-forwarded-host") ?? "none",
          info.clientIp,
        );
        return new Response("ok");
      },
    });
    await server.ask("/applications", {
      headers: { "X-Forwarded-For": "6.6.6.6, 192.0.2.7", "X-Forwarded-Host": "evil" },
    });
    expect(seen).toEqual([
      "https://tetsuzuki.example.lg.jp/applications",
      "tetsuzuki.example.lg.jp",
      "none",
      "192.0.2.7",
    ]);
  });

  it("does not believe X-Forwarded-For without a proxy", async () => {
    let ip = "";
    server = await startTestServer({
      handle: async (_request, info) => {
        ip = info.clientIp;
        return new Response("ok");
      },
    });
    await server.ask("/applications", { headers: { "X-Forwarded-For": "6.6.6.6" } });
    expect(ip).toBe("127.0.0.1");
  });
});

describe("stopping", () => {
  it("finishes what is running, takes nothing new, then ends", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    server = await startTestServer({
      handle: async () => {
        await gate;
        return new Response("done");
      },
    });
    const running = server.ask("/apply", ownPost(server, "a=1"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = server.stop(5000);
    await expect(server.ask("/healthz")).rejects.toThrow();
    release();
    expect((await running).body.toString()).toBe("done");
    await stopped;
  });

  it("cuts what does not end in time", async () => {
    server = await startTestServer({ handle: () => new Promise(() => {}) });
    const running = server.ask("/apply", ownPost(server, "a=1")).catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.stop(50);
    expect(await running).toMatch(/hang up|ECONNRESET/);
  });
});

it("streams a long answer and stops reading when the reader leaves", async () => {
  let cancelled = false;
  const body = () => {
    let parts = 0;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        parts += 1;
        if (parts > 100) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024));
      },
      cancel() {
        cancelled = true;
      },
    });
  };
  server = await startTestServer({ handle: async () => new Response(body()) });
  expect((await server.ask("/api/export")).body.length).toBe(100 * 64 * 1024);
  const response = await fetch(`${server.origin}/api/export`);
  await response.body?.cancel();
  await expect.poll(() => cancelled).toBe(true);
});
