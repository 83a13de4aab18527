/** Starts the built portal for a test: a free port, a folder of its own, the city's and the fictional procedures. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoScanner } from "../../app/applications/index.ts";
import { type Clock, systemClock } from "../../app/lib/clock.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { writeDefinitions } from "./definitions.ts";
import { writeEvidence } from "./evidence.ts";

/** A file with these words in it waits for ever: a page may be looked at for longer than the scanner's rounds take. */
export const neverScanned = "the scanner of the stage never looks at this";

type Server = typeof import("../../server.ts");
export type TestPortal = {
  origin: string;
  portal: Awaited<ReturnType<Server["startServer"]>>["portal"];
  varDir: string;
  /** While it is down, files wait. */
  scanner: { isDown: boolean };
  close(): Promise<void>;
};

export async function startTestPortal(clock: Clock = systemClock): Promise<TestPortal> {
  const entry = projectPath("build", "server", "index.js");
  if (!existsSync(entry)) throw new Error("build/ is missing: run npm run build first");
  // The fast builds of the libraries, as in production.
  process.env.NODE_ENV = "production";
  const { readConfig, startServer } = (await import(entry)) as Server;
  const varDir = mkdtempSync(join(tmpdir(), "portal-test-"));
  const proceduresDirectory = join(varDir, "procedures");
  writeDefinitions(proceduresDirectory);
  // Made up: what these pages say must not depend on the run that looks at them.
  const accessibilityDirectory = join(varDir, "accessibility");
  writeEvidence(accessibilityDirectory);
  const config = readConfig({
    PORTAL_MODE: "demo",
    VAR_DIR: varDir,
    PORT: "0",
    HOST: "127.0.0.1",
    LOG_LEVEL: "silent",
  });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const scanner = { isDown: false };
  const running = await startServer(config.value, {
    proceduresDirectory,
    accessibilityDirectory,
    clock,
    scanner: {
      ready: async () => !scanner.isDown,
      scan: async (bytes) =>
        scanner.isDown || Buffer.from(bytes).includes(neverScanned) ? "no-answer" : demoScanner.scan(bytes),
    },
  });
  return {
    origin: running.address,
    portal: running.portal,
    varDir,
    scanner,
    async close() {
      await running.close();
      rmSync(varDir, { recursive: true, force: true });
    },
  };
}
