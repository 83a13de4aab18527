/** Runs a suite on both engines, each on a fresh database of a real server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import type { Dialect } from "../../db/dialect.ts";
import { openStores } from "../../db/index.server.ts";
import { type OpenOptions, openDialect } from "../../db/open.ts";
import type { Stores } from "../../db/stores.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { publishSample } from "./publish-sample.ts";

export type EngineName = "sqlite" | "postgres";
export const engineNames: EngineName[] = ["sqlite", "postgres"];

export type Fixture = {
  engine: EngineName;
  url: string;
  stores: Stores;
  /** A second way in, as another instance would have. */
  dialect: Dialect;
  /** Another instance on the same database; closed at the end. */
  openAnother(options?: OpenOptions): Promise<Stores>;
};

/** A fresh, empty database of one engine. */
export const createDatabase = async (engine: EngineName) => {
  if (engine === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "portal-sqlite-"));
    const remove = async () => rmSync(folder, { recursive: true, force: true });
    return { url: `file:${join(folder, "portal.db")}`, remove };
  }
  const server: PostgresServer = await startPostgres();
  return { url: await server.createDatabase(), remove: server.stop };
};

export const onBothEngines = (title: string, define: (fixture: Fixture) => void): void => {
  describe.each(engineNames)(`${title} on %s`, (engine) => {
    // Filled by beforeAll: tests run after it, so they never see the empty object.
    const fixture = { engine } as Fixture;
    const opened: { close(): Promise<void> }[] = [];
    let remove = async (): Promise<void> => {};

    beforeAll(async () => {
      const database = await createDatabase(engine);
      remove = database.remove;
      fixture.url = database.url;
      fixture.openAnother = async (options) => {
        const stores = await openStores(database.url, options);
        opened.push(stores);
        return stores;
      };
      fixture.stores = await fixture.openAnother();
      fixture.dialect = await openDialect(database.url);
      opened.push(fixture.dialect);
      await publishSample(fixture.stores);
    }, 90_000);
    afterAll(async () => {
      await Promise.all(opened.map((one) => one.close()));
      await remove();
    }, 30_000);

    define(fixture);
  });
};
