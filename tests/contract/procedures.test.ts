import { expect, test } from "vitest";
import { aDefinition, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

onBothEngines("procedure store", (db) => {
  test("publishes what differs, as the next version, and yields the newest in the city's order", async () => {
    const { procedures } = db.stores;
    const before = await procedures.contentVersion();
    const first = [
      { definition: aDefinition("late", 90), hash: "late-1" },
      { definition: aDefinition("early", 10), hash: "early-1" },
    ];
    expect(await procedures.publish(first, "publisher", now)).toEqual(["late@1", "early@1"]);
    expect(await procedures.contentVersion()).toBe(before + 1);

    const changed = aDefinition("late", 90, "新しい題名");
    expect(
      await procedures.publish([{ definition: changed, hash: "late-2" }, ...first.slice(1)], "other", now + 1),
    ).toEqual(["late@2"]);
    const current = await procedures.current();
    expect(current.map(({ versionId }) => versionId)).toEqual(["sample@1", "early@1", "late@2"]);
    expect(current[2]).toEqual({
      versionId: "late@2",
      procedureId: "late",
      version: 2,
      definition: changed,
      hash: "late-2",
      publishedAt: now + 1,
      publishedBy: "other",
    });
    expect((await procedures.version("late@1"))?.definition).toEqual(aDefinition("late", 90));
    expect(await procedures.version("late@3")).toBeNull();
    expect(await procedures.version("late@1\0")).toBeNull();
  });

  test("publishing nothing new writes nothing", async () => {
    const { procedures } = db.stores;
    const before = await procedures.contentVersion();
    expect(await procedures.publish([{ definition: aDefinition("sample"), hash: "sample" }], "test", now)).toEqual([]);
    expect(await procedures.publish([], "test", now)).toEqual([]);
    expect(await procedures.contentVersion()).toBe(before);
  });

  test("several versions of one procedure in one call follow each other", async () => {
    const entries = ["a", "b", "b", "a"].map((hash) => ({ definition: aDefinition("twice", 50, hash), hash }));
    expect(await db.stores.procedures.publish(entries, "test", now)).toEqual(["twice@1", "twice@2", "twice@3"]);
  });

  test("instances that seed the same catalogue together publish each procedure once", async () => {
    const entries = Array.from({ length: 100 }, (_, n) => ({
      definition: aDefinition(`seed-${n}`, 100 + n),
      hash: "1",
    }));
    const instances = [db.stores, await db.openAnother(), await db.openAnother()];
    const added = await Promise.all(instances.map(({ procedures }) => procedures.publish(entries, "seed", now)));
    expect(added.map((ids) => ids.length).sort((a, b) => a - b)).toEqual([0, 0, 100]);
    expect((await db.stores.procedures.current()).filter(({ publishedBy }) => publishedBy === "seed")).toHaveLength(
      100,
    );
  });

  test("content version: own publish at once, another instance's soon", async () => {
    const other = await db.openAnother();
    const before = await other.procedures.contentVersion();
    await db.stores.procedures.publish([{ definition: aDefinition("news", 60), hash: "1" }], "test", now);
    expect(await db.stores.procedures.contentVersion()).toBe(before + 1);
    await expect.poll(() => other.procedures.contentVersion(), { timeout: 2_000, interval: 5 }).toBe(before + 1);
  });
});
