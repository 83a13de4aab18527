/** Decisions about accessibility on both engines: rows that are only added, together or not at all. */
import { beforeAll, expect, test } from "vitest";
import type { DecisionStore } from "../../app/accessibility/store.ts";
import { aReview, aSession } from "../factories/accessibility.ts";
import { now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

onBothEngines("decisions about accessibility", (db) => {
  let store: DecisionStore;
  beforeAll(() => {
    store = db.stores.accessibility;
  });
  const version = () => db.stores.procedures.contentVersion();

  test("come back as they were written, oldest first", async () => {
    const late = aReview("1.4.3", { id: "b", at: now + 1, until: "2026-12-31", reason: "理由 'quoted' 😀\n二行目" });
    const early = aReview("1.3.1", { id: "c", at: now, kind: "exception", outcome: "failed" });
    await store.decide([late, early]);
    expect((await store.all()).reviews).toEqual([early, late]);
    expect(await store.count()).toBe(2);
  });

  test("are one transaction: a row that is there already takes the others back", async () => {
    const before = await store.count();
    await expect(store.decide([aReview("2.4.6", { id: "new" }), aReview("1.4.3", { id: "b" })])).rejects.toThrow();
    expect(await store.count()).toBe(before);
    expect((await store.all()).reviews.map(({ id }) => id)).not.toContain("new");
  });

  test("may be many at once", async () => {
    const before = await store.count();
    await store.decide(Array.from({ length: 1500 }, (_, n) => aReview("1.1.1", { id: `many-${n}`, state: `s-${n}` })));
    expect(await store.count()).toBe(before + 1500);
  });

  test("change what the public pages say; nothing decided changes nothing", async () => {
    const before = await version();
    await store.decide([]);
    expect(await version()).toBe(before);
    await store.decide([aReview("3.1.2", { id: "public" })]);
    expect(await version()).toBeGreaterThan(before);
    const other = await db.openAnother();
    expect(await other.accessibility.count()).toBe(await store.count());
  });

  test("keep sessions with assistive technology beside them, and apart", async () => {
    const session = aSession({
      id: "s1",
      findings: '見出しが "二度" 読まれました。\n次の行',
      pages: ["/", "/applications"],
    });
    await store.addSession(session);
    const { reviews, sessions } = await store.all();
    expect(sessions).toEqual([session]);
    expect(reviews.map(({ id }) => id)).not.toContain("s1");
  });
});
