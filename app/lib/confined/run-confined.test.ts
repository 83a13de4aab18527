import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createConfined } from "./run-confined.ts";

type Try = { kind: string; path?: string; port?: number };
const tries = { script: ["tests", "fixtures", "confined", "tries.ts"], seconds: 8, megabytes: 200 };
const run = createConfined<Try, unknown>(tries);

describe("a confined process", () => {
  test("answers", async () => {
    expect(await run({ kind: "echo", path: "見本" })).toEqual({ ok: true, value: "見本" });
  });

  test.each([
    ["throw", "broken"],
    ["exit", "broken"],
    ["heap", "too-much-memory"],
    ["buffers", "too-much-memory"],
  ])("that does %s is %s, and the next one is served", async (kind, error) => {
    expect(await run({ kind })).toEqual({ ok: false, error });
    expect(await run({ kind: "echo", path: "次" })).toEqual({ ok: true, value: "次" });
  });

  test("that crashes takes nobody along", async () => {
    expect((await run({ kind: "abort" })).ok).toBe(false);
  });

  test("that never comes back is ended", async () => {
    const brief = createConfined<Try, unknown>({ ...tries, seconds: 1 });
    expect(await brief({ kind: "loop" })).toEqual({ ok: false, error: "too-long" });
  });

  test("reads nothing but the program, writes nothing, starts nothing, makes no code", async () => {
    const path = join(tmpdir(), `confined-${process.pid}`);
    const all = await Promise.all([
      run({ kind: "read", path: "/etc/hostname" }),
      run({ kind: "write", path }),
      run({ kind: "fork" }),
      run({ kind: "code" }),
    ]);
    expect(all).toEqual(all.map(() => ({ ok: false, error: "broken" })));
    expect(existsSync(path)).toBe(false);
  });

  test("reaches no network", async () => {
    let connections = 0;
    const server = createServer(() => connections++).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    expect(await run({ kind: "connect", port })).toEqual({ ok: false, error: "broken" });
    server.close();
    expect(connections).toBe(0);
  });

  test("does not get the server's environment", async () => {
    process.env.CONFINED_SECRET = "himitsu";
    const seen = await run({ kind: "environment" });
    delete process.env.CONFINED_SECRET;
    expect(seen).toMatchObject({ ok: true });
    expect(JSON.stringify(seen)).not.toMatch(/SECRET|DATABASE|SESSION/);
  });

  test("only so many wait", async () => {
    const narrow = createConfined<Try, unknown>({ ...tries, waiting: 1 });
    const all = await Promise.all(["一", "二", "三"].map((path) => narrow({ kind: "echo", path })));
    expect(all.map((each) => (each.ok ? each.value : each.error))).toEqual(["一", "二", "busy"]);
  });
});
