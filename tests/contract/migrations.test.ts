import { describe, expect, test } from "vitest";
import { openStores } from "../../db/index.server.ts";
import { pendingMigrations, readMigrations } from "../../db/migrations.ts";
import { createDatabase, engineNames } from "./engines.ts";
import { strangerOf } from "./seats.ts";

test("what is pending, and what is refused", () => {
  const all = ["0000_a", "0001_b"].map((name) => ({ name, hash: `hash of ${name}`, statements: [] }));
  const [first] = all;
  expect(pendingMigrations(all, [])).toEqual(all);
  expect(pendingMigrations(all, first ? [first] : []).map(({ name }) => name)).toEqual(["0001_b"]);
  expect(pendingMigrations(all, all)).toEqual([]);
  expect(() => pendingMigrations(all, [{ name: "0002_c", hash: "" }])).toThrow("newer than this release");
  expect(() => pendingMigrations(all, [{ name: "0000_a", hash: "other" }])).toThrow(
    "changed after it had been applied",
  );
});

describe.each(engineNames)("migrations on %s", (engine) => {
  test("are applied once, are kept by name, and a database of a newer release is refused", async () => {
    const { url, remove } = await createDatabase(engine);
    for (let start = 0; start < 2; start++) await (await openStores(url)).close();
    const stranger = await strangerOf({ engine, url });
    const ledger = await stranger.rows("select name, hash from schema_migrations order by name");
    expect(ledger).toEqual(readMigrations(engine).map(({ name, hash }) => ({ name, hash })));
    await stranger.execute("insert into schema_migrations (name, hash, applied_at) values ('9999_future', 'x', 0)");
    await stranger.close();
    await expect(openStores(url)).rejects.toThrow("newer than this release: it has migration 9999_future");
    await remove();
  }, 60_000);
});

test("both dialects have the same migrations by name", () => {
  const names = engineNames.map((engine) => readMigrations(engine).map(({ name }) => name));
  expect(names[0]).toEqual(names[1]);
  expect(names[0]?.length).toBeGreaterThan(0);
});
