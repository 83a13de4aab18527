/** The built portal on a real socket with a real database file, once per test file, in a folder of its own. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import type { Config } from "../../app/lib/env.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import type { Result } from "../../app/lib/result.ts";
import type { PortalOptions } from "../../app/portal.server.ts";
import type { Running } from "../../server.ts";
import { Browser } from "./html-client.ts";

type Built = {
  readConfig(env: Record<string, string>): Result<Config, unknown>;
  startServer(config: Config, options?: PortalOptions): Promise<Running>;
};

export type Mail = { to: string; subject: string; text: string };
export type TestPortal = {
  /** `http://localhost:<port>` */
  origin: string;
  running: Running;
  varDir: string;
  browser(): Browser;
  /** Waits until a mail of this kind is in the mail folder; throws after five seconds. */
  mail(test: (mail: Mail) => boolean): Promise<Mail>;
  mails(): Mail[];
  /** Rows of the database file, on a connection of its own. */
  rows<Row>(sql: string, ...values: string[]): Row[];
  close(): Promise<void>;
};

// The built files run as they are: a test runner that transformed them would test something else.
const load = createRequire(import.meta.url);

/** Builds when the build is not made from these sources. Test files run side by side: one of them builds. */
export async function freshBuild(): Promise<void> {
  const lock = join(tmpdir(), `portal-build-${Buffer.from(projectPath()).toString("hex").slice(-60)}`);
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 180_000)
        rmSync(lock, { recursive: true, force: true });
      await sleep(200);
    }
  }
  try {
    const { build }: { build(): Promise<boolean> } = load(projectPath("scripts", "node26.mjs"));
    if (!(await build())) throw new Error("the portal cannot be built");
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** A port nobody listens on, so that the absolute addresses in mails are right. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** `env`: settings besides the usual ones. */
export async function startPortal(options: PortalOptions = {}, env: Record<string, string> = {}): Promise<TestPortal> {
  await freshBuild();
  // React chooses its fast build by this when it is loaded, as in production.
  process.env.NODE_ENV = "production";
  const { readConfig, startServer }: Built = load(projectPath("build", "server", "index.js"));
  const varDir = mkdtempSync(join(tmpdir(), "portal-test-"));
  const config = readConfig({
    PORTAL_MODE: "demo",
    PORT: String(await freePort()),
    VAR_DIR: varDir,
    LOG_LEVEL: "silent",
    ...env,
  });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const running = await startServer(config.value, options);
  const database = new Database(join(varDir, "portal.sqlite"), { readonly: true });
  const read = new Map<string, Mail>();

  function mails(): Mail[] {
    for (const name of namesIn(join(varDir, "mail"))) {
      if (!read.has(name)) read.set(name, readMail(join(varDir, "mail", name)));
    }
    return [...read.values()];
  }

  return {
    origin: running.address,
    running,
    varDir,
    browser: () => new Browser(running.address),
    mails,
    async mail(test) {
      for (let tries = 0; tries < 200; tries++) {
        const found = mails().find(test);
        if (found) return found;
        await running.portal.delivery.drain();
        await sleep(25);
      }
      throw new Error("no such mail arrived");
    },
    rows: <Row>(sql: string, ...values: string[]) => database.prepare<string[], Row>(sql).all(...values),
    async close() {
      database.close();
      await running.close();
      rmSync(varDir, { recursive: true, force: true });
    },
  };
}

/** Whole files only: one that is being written has no end yet. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".eml") && statSync(join(folder, name)).size > 0);
  } catch {
    return [];
  }
}

function readMail(file: string): Mail {
  const message = readFileSync(file, "utf8");
  const at = message.indexOf("\r\n\r\n");
  const head = message.slice(0, at).replace(/\r\n[ \t]+/g, "");
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(head)?.[1]?.trim() ?? "";
  const subject = field("Subject").replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, text: string) =>
    Buffer.from(text, "base64").toString("utf8"),
  );
  return { to: field("To"), subject, text: message.slice(at + 4) };
}
