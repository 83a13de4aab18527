/** Several processes on one database: starting together, writing together, dying in the middle. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openStores } from "../../db/index.server.ts";
import { aDefinition, anApplication, now, submittedEvent } from "../factories/storage.ts";
import { createDatabase, engineNames, onBothEngines } from "./engines.ts";
import { strangerOf } from "./seats.ts";

const program = join(import.meta.dirname, "submitting-process.ts");
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts a process; `acknowledged` fills as it goes. */
const submitting = (url: string, name: string, many: number) => {
  const child = spawn(process.execPath, [program, url, name, String(many)], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const output = { text: "", errors: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    output.text += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output.errors += chunk.toString("utf8");
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => resolve(code));
  });
  const acknowledged = () => output.text.split("\n").slice(0, -1);
  return { child, ended, acknowledged, errors: () => output.errors };
};

describe.each(engineNames)("processes on %s", (engine) => {
  test("four that start together on an empty database migrate once and write side by side", async () => {
    const { url, remove } = await createDatabase(engine);
    const processes = ["a", "b", "c", "d"].map((name) => submitting(url, name, 50));
    const codes = await Promise.all(processes.map(({ ended }) => ended));
    expect(processes.map(({ errors }) => errors())).toEqual(["", "", "", ""]);
    expect(codes).toEqual([0, 0, 0, 0]);
    const stores = await openStores(url);
    const ids = processes.flatMap(({ acknowledged }) => acknowledged());
    expect(ids).toHaveLength(200);
    const records = await Promise.all(ids.map((id) => stores.applications.byId(id)));
    expect(records.every((record) => record !== null)).toBe(true);
    expect(await stores.procedures.current()).toHaveLength(1);
    await stores.close();
    await remove();
  }, 90_000);

  test("killed in the middle: everything acknowledged is there, and a retry gives the same receipt", async () => {
    const { url, remove } = await createDatabase(engine);
    const victim = submitting(url, "victim", 100_000);
    await expect.poll(() => victim.acknowledged().length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(200);
    victim.child.kill("SIGKILL");
    await victim.ended;
    const acknowledged = victim.acknowledged();
    const stores = await openStores(url);
    for (const id of acknowledged) {
      const name = id.slice("application-".length);
      const retried = anApplication(name, { id: `retry-${name}`, receipt: `RETRY-${name}` });
      const { receipt, created } = await stores.applications.submit(retried, submittedEvent, []);
      expect({ receipt, created }).toEqual({ receipt: anApplication(name).receipt, created: false });
      expect(await stores.applications.history(id)).toHaveLength(1);
    }
    await stores.close();
    await remove();
  }, 90_000);
});

onBothEngines("instances", (db) => {
  test("one idempotency key over two instances gives one application", async () => {
    const instances = [db.stores, await db.openAnother()];
    const attempts = Array.from({ length: 20 }, (_, n) => {
      const application = anApplication("shared", { id: `shared-${n}`, receipt: `SHARED-${n}` });
      return instances[n % 2]?.applications.submit(application, submittedEvent, []);
    });
    const answers = await Promise.all(attempts);
    expect(new Set(answers.map((answer) => answer?.receipt)).size).toBe(1);
    expect(answers.filter((answer) => answer?.created)).toHaveLength(1);
  });

  test("answers to ping, and not after closing", async () => {
    const own = await db.openAnother();
    await own.ping();
    await Promise.all([own.close(), own.close()]);
    await expect(own.ping()).rejects.toThrow();
  });

  test("an instance whose listening connection is cut still learns what is published", async () => {
    const troubles: string[] = [];
    const other = await db.openAnother({ onTrouble: (message) => troubles.push(message) });
    const before = await other.procedures.contentVersion();
    if (db.engine === "postgres") {
      const stranger = await strangerOf(db);
      await stranger.rows(
        "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' or query like '%site_counters%' and pid <> pg_backend_pid()",
      );
      await stranger.close();
      await expect.poll(() => troubles.length, { timeout: 5_000 }).toBeGreaterThan(0);
    }
    // While the connection is gone (sooner than it can be back, so from the row) and again once it is back.
    for (const [n, pause] of [0, 1_500].entries()) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      await db.stores.procedures.publish([{ definition: aDefinition(`cut-${n}`), hash: "1" }], "test", now);
      await expect.poll(() => other.procedures.contentVersion(), { timeout: 300, interval: 5 }).toBe(before + n + 1);
    }
  });
});
