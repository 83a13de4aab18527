/** Fresh, empty databases of both engines, for tests and for what is run by hand. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

export type EngineName = "sqlite" | "postgres";
export const engineNames: EngineName[] = ["sqlite", "postgres"];

export const createDatabase = async (engine: EngineName) => {
  if (engine === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "portal-sqlite-"));
    const remove = async () => rmSync(folder, { recursive: true, force: true });
    return { url: `file:${join(folder, "portal.db")}`, remove };
  }
  const server: PostgresServer = await startPostgres();
  return { url: await server.createDatabase(), remove: server.stop };
};
