/** Runs a suite on both engines, each on a fresh database of a real server. */
import { afterAll, beforeAll, describe } from "vitest";
import type { Dialect } from "../../db/dialect.ts";
import { openStores } from "../../db/index.server.ts";
import { type OpenOptions, openDialect } from "../../db/open.ts";
import type { Stores } from "../../db/stores.ts";
import { createDatabase, type EngineName, engineNames } from "./databases.ts";
import { publishSample } from "./publish-sample.ts";

export { createDatabase, type EngineName, engineNames };

export type Fixture = {
  engine: EngineName;
  url: string;
  stores: Stores;
  /** A second way in, as another instance would have. */
  dialect: Dialect;
  /** Another instance on the same database; closed at the end. */
  openAnother(options?: OpenOptions): Promise<Stores>;
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
