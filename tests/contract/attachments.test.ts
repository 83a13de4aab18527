import { expect, test } from "vitest";
import { aDraft, aMail, anApplication, anAttachment, day, now, submittedEvent } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

onBothEngines("what is known of files", (db) => {
  test("how they stand, of those that are known", async () => {
    const { applications } = db.stores;
    await applications.createDraft(aDraft("scans"));
    const of = { draftId: "draft-scans" };
    await applications.addAttachment(anAttachment("seen", of));
    await applications.addAttachment(anAttachment("unseen", { ...of, scan: "waiting" }));
    expect(await applications.scansOf([])).toEqual([]);
    expect((await applications.scansOf(["file-seen", "file-unseen", "file-none"])).toSorted(byId)).toEqual([
      { id: "file-seen", scan: "clean" },
      { id: "file-unseen", scan: "waiting" },
    ]);
  });

  test("the longest waiting come first; one that has its answer keeps it", async () => {
    const { applications } = db.stores;
    await applications.createDraft(aDraft("queue"));
    const waiting = { draftId: "draft-queue", scan: "waiting" as const };
    await applications.addAttachment(anAttachment("third", { ...waiting, createdAt: now - day + 2 }));
    await applications.addAttachment(anAttachment("first", { ...waiting, createdAt: now - day }));
    await applications.addAttachment(anAttachment("second", { ...waiting, createdAt: now - day + 1 }));
    const ids = async () => (await applications.waitingAttachments(3)).map(({ id }) => id);
    expect(await ids()).toEqual(["file-first", "file-second", "file-third"]);
    expect(await applications.settleScan("file-first", "infected")).toMatchObject({
      id: "file-first",
      scan: "infected",
    });
    expect(await applications.settleScan("file-first", "clean")).toBeNull();
    expect(await applications.settleScan("file-none", "clean")).toBeNull();
    expect((await ids()).slice(0, 2)).toEqual(["file-second", "file-third"]);
    expect((await applications.attachment("file-first"))?.scan).toBe("infected");
    expect(await applications.attachmentIds()).toContainEqual({ id: "file-first", scan: "infected" });
  });

  test("a draft's files together; those its answers do not name are removed, nobody else's", async () => {
    const { applications } = db.stores;
    await applications.createDraft(aDraft("sum"));
    await applications.createDraft(aDraft("other"));
    for (const name of ["a", "b", "c"])
      await applications.addAttachment(anAttachment(name, { draftId: "draft-sum", bytes: 1000 }));
    await applications.addAttachment(anAttachment("d", { draftId: "draft-other", bytes: 1000 }));
    const held = () => applications.heldBytes({ draftId: "draft-sum", applicationId: null });
    expect(await held()).toBe(3000);
    expect((await applications.removeUnnamed("draft-sum", ["file-b", "file-d"])).toSorted()).toEqual([
      "file-a",
      "file-c",
    ]);
    expect(await held()).toBe(1000);
    expect(await applications.removeUnnamed("draft-sum", [])).toEqual(["file-b"]);
    expect(await held()).toBe(0);
    expect(await applications.attachment("file-d")).not.toBeNull();
    expect(await applications.heldBytes({ draftId: null, applicationId: null })).toBe(0);
  });

  test("what belongs to nothing is removed once it is old; what belongs to something stays", async () => {
    const { applications } = db.stores;
    await applications.createDraft(aDraft("owned"));
    await applications.addAttachment(anAttachment("owned"));
    await applications.submit(anApplication("owned"), submittedEvent, [aMail("owned")]);
    const free = { draftId: null, sessionHash: "writer" };
    await applications.addAttachment(anAttachment("old", { ...free, createdAt: now - 5 * day }));
    await applications.addAttachment(anAttachment("young", { ...free, createdAt: now }));
    expect(await applications.removeUnowned(now - 4 * day)).toBe(1);
    expect(await applications.attachment("file-old")).toBeNull();
    expect(await applications.attachment("file-young")).not.toBeNull();
    expect(await applications.removeUnowned(now + day)).toBe(1);
    expect((await applications.attachment("file-owned"))?.applicationId).toBe("application-owned");
  });
});

const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id);
