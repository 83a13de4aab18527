/** The built portal as a process that is killed without warning and started again on the same data and the same port. */
import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { define, field, step } from "../fixtures/index.ts";

const top = join(import.meta.dirname, "..", "..");
const bench = join(top, "tests", "bench");

const secret = "a secret of the kill test, 32 characters and more";
export const attachmentKey = Buffer.alloc(32, 42);

/** A name, an address for the mail, and papers. */
export const paper = define(
  "kill-paper",
  [
    step("applicant", [
      field({ id: "applicantName", type: "person-name" }),
      field({ id: "applicantEmail", type: "email" }),
    ]),
    step("papers", [
      field({ id: "paper", type: "file", accept: ["application/pdf", "image/png", "image/jpeg"], maxFiles: 3 }),
    ]),
  ],
  { department: "citizens" },
);

export type MortalPortal = {
  port: number;
  /** Process now serving. */
  pid(): number;
  /** Resolves while it answers; during a restart, when that is done. */
  up(): Promise<void>;
  /** kill -9, and up again. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });

/** With one procedure and no handouts, so that it starts quickly. */
export async function startMortalPortal(varDir: string, databaseUrl: string | undefined): Promise<MortalPortal> {
  const port = await freePort();
  const [procedures, handouts] = [join(varDir, "procedures"), join(varDir, "handouts")];
  for (const folder of [procedures, handouts]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(procedures, `${paper.id}.json`), JSON.stringify(paper));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    // Not the demo: it would add applications of its own. The secrets outlive the process, as in production.
    PORTAL_MODE: "test",
    SESSION_SECRET: secret,
    RECEIPT_SECRET: secret,
    ATTACHMENT_KEY: attachmentKey.toString("base64"),
    PORT: String(port),
    VAR_DIR: varDir,
    LOG_LEVEL: "error",
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const args = [join(top, "build", "server", "index.js"), procedures, handouts];

  const start = async (): Promise<ChildProcess> => {
    const stdio = ["ignore", "ignore", "inherit", "ipc"] as const;
    const options = { cwd: top, env, execArgv: [], stdio: [...stdio] };
    const started = fork(join(bench, "portal-process.mjs"), args, options);
    await new Promise<void>((resolve, reject) => {
      started.once("message", () => resolve());
      started.once("exit", (code, signal) => reject(new Error(`the portal did not start (${code ?? signal})`)));
    });
    return started;
  };

  let child = await start();
  let serving = Promise.resolve();
  const restart = async () => {
    child.kill("SIGKILL");
    await ended(child);
    child = await start();
  };
  return {
    port,
    pid: () => child.pid ?? 0,
    up: () => serving,
    killAndRestart() {
      serving = restart();
      return serving;
    },
    async stop() {
      child.kill("SIGTERM");
      await ended(child);
    },
  };
}
