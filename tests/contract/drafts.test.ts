import { expect, test } from "vitest";
import { aDefinition, aDraft, anAccount, anAttachment, aSession, day, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

onBothEngines("draft store", (db) => {
  test("keeps a draft as it was given", async () => {
    const { applications } = db.stores;
    const draft = aDraft("whole", {
      answers: {
        answer: "𠮷野家\u0000\ud800",
        amount: 0.1,
        yes: false,
        people: [{ name: { family: "李", given: "" } }],
      },
      pending: { path: "people/1", input: { "name.family": ["山", "田"] } },
      identity: { level: "email", email: "a@example.jp", verifiedAt: now },
    });
    expect(await applications.createDraft(draft)).toEqual(draft);
    expect(await applications.findDraft(draft.sessionHash, "sample", now)).toEqual(draft);
    expect(await applications.findDraft(draft.sessionHash, "other", now)).toBeNull();
    expect(await applications.findDraft("stranger", "sample", now)).toBeNull();
    expect(await applications.findDraft(draft.sessionHash, "sample", draft.expiresAt)).toBeNull();
  });

  test("one draft per session and procedure: starting twice, even at once, gives the first", async () => {
    const { applications } = db.stores;
    const starts = Array.from({ length: 20 }, (_, n) => aDraft(`start-${n}`, { sessionHash: "double-click" }));
    const got = await Promise.all(starts.map((draft) => applications.createDraft(draft)));
    const ids = new Set(got.map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(await applications.listDrafts("double-click", now)).toHaveLength(1);
  });

  test("an expired draft makes room for a new one", async () => {
    const { applications } = db.stores;
    await applications.createDraft(aDraft("old", { sessionHash: "returning", expiresAt: now + 1 }));
    const fresh = aDraft("fresh", { sessionHash: "returning", createdAt: now + day });
    expect(await applications.createDraft(fresh)).toEqual(fresh);
    expect(await applications.findDraft("returning", "sample", now + day)).toEqual(fresh);
  });

  test("saves when the revision is the stored one, is stale otherwise", async () => {
    const { applications } = db.stores;
    const draft = aDraft("save");
    await applications.createDraft(draft);
    const changed = { ...draft, answers: { answer: "changed" }, pending: { path: "one", input: {} } };
    expect(await applications.saveDraft(changed, now + 5)).toBe("saved");
    expect(await applications.findDraft(draft.sessionHash, "sample", now)).toEqual({
      ...changed,
      revision: 2,
      updatedAt: now + 5,
    });
    expect(await applications.saveDraft({ ...draft, answers: { answer: "late" } }, now + 6)).toBe("stale");
    expect(await applications.saveDraft({ ...changed, revision: 2, sessionHash: "stranger" }, now + 6)).toBe("stale");
    expect(await applications.saveDraft({ ...changed, revision: 2, pending: null }, now + 7)).toBe("saved");
    expect((await applications.findDraft(draft.sessionHash, "sample", now))?.pending).toBeNull();
    expect(await applications.saveDraft(aDraft("never-created"), now)).toBe("stale");
  });

  test("of twenty tabs saving one revision, one saves", async () => {
    const { applications } = db.stores;
    const draft = aDraft("tabs");
    await applications.createDraft(draft);
    const tabs = Array.from({ length: 20 }, (_, n) =>
      applications.saveDraft({ ...draft, answers: { answer: `tab ${n}` } }, now),
    );
    const saved = (await Promise.all(tabs)).filter((outcome) => outcome === "saved");
    expect(saved).toHaveLength(1);
  });

  test("lists a session's drafts, newest first; deletes only its own, with the attachments", async () => {
    const { applications, procedures } = db.stores;
    await procedures.publish([{ definition: aDefinition("second", 2), hash: "1" }], "test", now);
    const first = aDraft("mine-1", { sessionHash: "mine" });
    const second = aDraft("mine-2", {
      sessionHash: "mine",
      procedureId: "second",
      versionId: "second@1",
      updatedAt: now + 1,
    });
    await applications.createDraft(first);
    await applications.createDraft(second);
    await applications.addAttachment(anAttachment("mine-1"));
    expect((await applications.listDrafts("mine", now)).map(({ id }) => id)).toEqual([second.id, first.id]);
    await applications.deleteDraft(first.id, "stranger");
    expect(await applications.listDrafts("mine", now)).toHaveLength(2);
    await applications.deleteDraft(first.id, "mine");
    expect(await applications.listDrafts("mine", now)).toEqual([second]);
    expect(await applications.attachment("file-mine-1")).toBeNull();
  });

  test("the sweep deletes what has expired and nothing else", async () => {
    const { applications, identity } = db.stores;
    const end = now + 1000 * day;
    await applications.deleteExpiredDrafts(end);
    await applications.createDraft(aDraft("gone", { expiresAt: end }));
    await applications.createDraft(aDraft("stays", { expiresAt: end + 1 }));
    await identity.saveAccount(anAccount("sweep"));
    await identity.createSession(aSession("sweep", { expiresAt: end }));
    await identity.take("sweep", 1, 1, end - 1);
    expect(await applications.deleteExpiredDrafts(end)).toBe(1);
    expect(await applications.findDraft("session-gone", "sample", now)).toBeNull();
    expect(await applications.findDraft("session-stays", "sample", end)).not.toBeNull();
    expect(await identity.session("token-sweep", now)).toBeNull();
  });
});
