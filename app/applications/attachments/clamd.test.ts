import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClamdMood, type FakeClamd, startFakeClamd } from "../../../tests/mocks/clamd.ts";
import { createClamd } from "./clamd.ts";
import { demoScanner, eicar } from "./scanner.ts";

const clean = Buffer.alloc(300_000, "見本の書類。");
const bad = Buffer.concat([clean, Buffer.from(eicar)]);

describe("with a stand-in that speaks the protocol", () => {
  let fake: FakeClamd;
  const troubles: string[] = [];
  const scanner = () =>
    createClamd({ ...fake, scanMs: 400, pingMs: 300, onTrouble: (reason) => troubles.push(reason) });
  beforeAll(async () => {
    fake = await startFakeClamd();
  });
  afterAll(() => fake.close());

  test("it is there, it finds what it knows, whatever the size", async () => {
    expect(await scanner().ready()).toBe(true);
    expect(await scanner().scan(clean)).toBe("clean");
    expect(await scanner().scan(Buffer.alloc(0))).toBe("clean");
    expect(await scanner().scan(Buffer.alloc(65_536))).toBe("clean");
    expect(await scanner().scan(bad)).toBe("infected");
    // The string lies across two pieces.
    expect(await scanner().scan(Buffer.concat([Buffer.alloc(65_536 - 20), Buffer.from(eicar)]))).toBe("infected");
  });

  test.each(["stalls", "garbage", "endless", "closes", "too-large", "deaf"] as ClamdMood[])(
    "one that %s is no answer, and the reason is told",
    async (mood) => {
      fake.mood = mood;
      troubles.length = 0;
      expect(await scanner().scan(bad)).toBe("no-answer");
      expect(troubles).toHaveLength(1);
      fake.mood = "well";
      expect(await scanner().scan(bad)).toBe("infected");
    },
  );

  test("after no answer the next ones do not wait, until it says that it is there", async () => {
    const patient = scanner();
    fake.mood = "stalls";
    expect(await patient.scan(clean)).toBe("no-answer");
    fake.mood = "well";
    const began = performance.now();
    for (let count = 0; count < 20; count++) expect(await patient.scan(clean)).toBe("no-answer");
    expect(performance.now() - began).toBeLessThan(100);
    expect(await patient.ready()).toBe(true);
    expect(await patient.scan(clean)).toBe("clean");
  });

  test("nobody there, or somebody who is no scanner", async () => {
    const web = createServer((socket) =>
      socket
        .on("error", () => {})
        .resume()
        .end("HTTP/1.1 400 Bad Request\r\n\r\n"),
    );
    await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
    const { port } = web.address() as AddressInfo;
    const stranger = createClamd({ host: "127.0.0.1", port });
    expect([await stranger.ready(), await stranger.scan(clean)]).toEqual([false, "no-answer"]);
    await new Promise((resolve) => web.close(resolve));
    expect([await stranger.ready(), await stranger.scan(clean)]).toEqual([false, "no-answer"]);
  });
});

test("the demo's stand-in knows the test string and nothing else", async () => {
  expect(await demoScanner.scan(bad)).toBe("infected");
  expect(await demoScanner.scan(clean)).toBe("clean");
});

const binary = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].find((path) => {
  try {
    execFileSync(path, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});
if (!binary) console.warn("clamd is not installed: the test with the real scanner is left out");

describe.skipIf(!binary)("with the real scanner and one signature of our own", () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-clamd-"));
  let daemon: ChildProcess;
  let scanner: ReturnType<typeof createClamd>;

  beforeAll(async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    // Name, any kind of file, anywhere in it, the string: no download needed.
    writeFileSync(join(folder, "own.ndb"), `Test.Eicar:0:*:${Buffer.from(eicar).toString("hex")}\n`);
    const lines = [`DatabaseDirectory ${folder}`, `TCPSocket ${port}`, "TCPAddr 127.0.0.1", "Foreground yes"];
    writeFileSync(join(folder, "clamd.conf"), `${lines.join("\n")}\nStreamMaxLength 12M\n`);
    daemon = spawn(binary ?? "", ["-c", join(folder, "clamd.conf")], { stdio: "ignore" });
    scanner = createClamd({ host: "127.0.0.1", port });
    for (let tries = 0; tries < 300 && !(await scanner.ready()); tries++) await pause(100);
  }, 40_000);
  afterAll(async () => {
    const ended = new Promise((resolve) => daemon.once("exit", resolve));
    daemon.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  test("finds the string in what it gets, passes what is clean, and says when there is too much", async () => {
    expect(await scanner.ready()).toBe(true);
    expect(await scanner.scan(Buffer.from(eicar))).toBe("infected");
    expect(await scanner.scan(bad)).toBe("infected");
    expect(await scanner.scan(clean)).toBe("clean");
    expect(await scanner.scan(Buffer.alloc(10 * 1024 * 1024, 7))).toBe("clean");
    expect(await scanner.scan(Buffer.alloc(13 * 1024 * 1024, 7))).toBe("no-answer");
  }, 30_000);
});
