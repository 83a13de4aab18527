/** Starts the built portal for a test: a free port, a folder of its own, the city's and the fictional procedures. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectPath } from "../../app/lib/project-path.ts";
import { writeDefinitions } from "./definitions.ts";

type Server = typeof import("../../server.ts");
export type TestPortal = {
  origin: string;
  portal: Awaited<ReturnType<Server["startServer"]>>["portal"];
  varDir: string;
  close(): Promise<void>;
};

export async function startTestPortal(): Promise<TestPortal> {
  const entry = projectPath("build", "server", "index.js");
  if (!existsSync(entry)) throw new Error("build/ is missing: run npm run build first");
  // The fast builds of the libraries, as in production.
  process.env.NODE_ENV = "production";
  const { readConfig, startServer } = (await import(entry)) as Server;
  const varDir = mkdtempSync(join(tmpdir(), "portal-test-"));
  const proceduresDirectory = join(varDir, "procedures");
  writeDefinitions(proceduresDirectory);
  const config = readConfig({
    PORTAL_MODE: "demo",
    VAR_DIR: varDir,
    PORT: "0",
    HOST: "127.0.0.1",
    LOG_LEVEL: "silent",
  });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const running = await startServer(config.value, { proceduresDirectory });
  return {
    origin: running.address,
    portal: running.portal,
    varDir,
    async close() {
      await running.close();
      rmSync(varDir, { recursive: true, force: true });
    },
  };
}
