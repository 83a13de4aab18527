/** Going on with a draft on another device, on both engines: tries are counted exactly, one draft has one owner. */
import { expect, test } from "vitest";
import type { ResumeStore } from "../../app/applications/resume-store.ts";
import type { Draft, DraftResume } from "../../app/applications/store.ts";
import { aDefinition, aDraft, aMail, anAttachment, day, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

const minute = 60_000;
const limits = { tries: 5, lockMs: 15 * minute };
const aResume = (name: string, changes: Partial<DraftResume> = {}): DraftResume => ({
  handle: `handle-${name}`,
  draftId: `draft-${name}`,
  secretHash: `secret-${name}`,
  email: null,
  locale: "ja",
  tries: 0,
  lockedUntil: 0,
  createdAt: now,
  remindedDays: 0,
  ...changes,
});
const kept = { expiresAt: now + 30 * day, mails: [] };
const trying = (name: string, secret = "wrong", at = now) => ({
  handle: `handle-${name}`,
  secretHash: secret,
  now: at,
  ...limits,
});

onBothEngines("resume store", (db) => {
  const begun = async (name: string, changes: Partial<Draft> = {}, resume: Partial<DraftResume> = {}) => {
    const draft = aDraft(name, changes);
    await db.stores.applications.createDraft(draft);
    await db.stores.resumes.issue(aResume(name, resume), { ...kept, expiresAt: draft.expiresAt });
    return draft;
  };
  const moving = (draft: Draft, sessionHash: string, changes: Partial<Parameters<ResumeStore["move"]>[0]> = {}) => ({
    draft,
    sessionHash,
    replaces: null,
    at: now,
    expiresAt: now + 40 * day,
    ...changes,
  });

  test("keeps a code as it was issued, with its mail, and the draft as long as was promised", async () => {
    const { applications, resumes, outbox } = db.stores;
    await applications.createDraft(aDraft("whole", { expiresAt: now + day }));
    const given = aResume("whole", { email: "whole@example.jp" });
    const mail = aMail("resume-whole", "resume");
    expect(await resumes.issue(given, { expiresAt: now + 30 * day, mails: [mail] })).toBe("issued");
    expect(await resumes.ofDraft("draft-whole")).toEqual(given);
    expect(await resumes.byHandle("handle-whole")).toEqual(given);
    expect(await resumes.byHandle("handle-none")).toBeNull();
    expect((await outbox.listAbout("resume")).map(({ id }) => id)).toContain(mail.id);
    // Longer, but not changed: what is open in another window can still be sent.
    expect(await resumes.draft("draft-whole", now + 29 * day)).toMatchObject({
      revision: 1,
      expiresAt: now + 30 * day,
    });
    expect(await resumes.draft("draft-whole", now + 30 * day)).toBeNull();
    expect(
      await resumes.address({ handle: "handle-whole", email: "other@example.jp", mails: [aMail("second")], at: now }),
    ).toBe(true);
    expect((await resumes.ofDraft("draft-whole"))?.email).toBe("other@example.jp");
    expect(await resumes.address({ handle: "handle-none", email: "x@example.jp", mails: [], at: now })).toBe(false);
    await resumes.revoke("draft-whole");
    expect(await resumes.ofDraft("draft-whole")).toBeNull();
  });

  test("a new code ends the one before; a handle that is in use is not given twice", async () => {
    const { resumes } = db.stores;
    await begun("renewed");
    expect(await resumes.issue(aResume("renewed", { handle: "handle-renewed-2" }), kept)).toBe("issued");
    expect(await resumes.byHandle("handle-renewed")).toBeNull();
    await begun("taken");
    await db.stores.applications.createDraft(aDraft("late"));
    expect(await resumes.issue(aResume("late", { handle: "handle-taken" }), kept)).toBe("taken");
    expect((await resumes.byHandle("handle-taken"))?.draftId).toBe("draft-taken");
  });

  test("goes with its draft: sent, thrown away or expired", async () => {
    const { applications, resumes } = db.stores;
    await begun("thrown");
    await applications.deleteDraft("draft-thrown", "session-thrown");
    expect(await resumes.byHandle("handle-thrown")).toBeNull();
    await begun("swept", { createdAt: now - 50 * day, expiresAt: now - 20 * day });
    expect(await resumes.attempt(trying("swept", "secret-swept"))).toEqual({ code: "wrong", left: 4 });
    await applications.deleteExpiredDrafts(now - 20 * day);
    expect(await resumes.byHandle("handle-swept")).toBeNull();
  });

  test("the fifth wrong try locks for the whole time, also the right secret; a right one starts again", async () => {
    const { resumes } = db.stores;
    await begun("tried");
    for (const left of [4, 3]) expect(await resumes.attempt(trying("tried"))).toEqual({ code: "wrong", left });
    expect(await resumes.attempt(trying("tried", "secret-tried"))).toEqual({ code: "right" });
    for (const left of [4, 3, 2, 1]) expect(await resumes.attempt(trying("tried"))).toEqual({ code: "wrong", left });
    const locked = { code: "locked", until: now + 15 * minute };
    expect(await resumes.attempt(trying("tried"))).toEqual(locked);
    expect(await resumes.attempt(trying("tried", "secret-tried", now + 15 * minute - 1))).toEqual(locked);
    expect(await resumes.attempt(trying("tried", "wrong", now + 15 * minute))).toEqual({ code: "wrong", left: 4 });
    expect(await resumes.attempt(trying("tried", "secret-tried", now + 15 * minute))).toEqual({ code: "right" });
    expect(await resumes.attempt(trying("none"))).toBeNull();
  });

  test("a code that does not exist counts in just the same way", async () => {
    const { resumes } = db.stores;
    await begun("real");
    for (const at of [0, 1, 2, 3, 4, 5, 15 * 60_000 + 3, 15 * 60_000 + 4, 15 * 60_000 + 5].map((ms) => now + ms)) {
      const missed = await resumes.missed({ key: "missed", now: at, ...limits });
      expect(missed).toEqual(await resumes.attempt(trying("real", "wrong", at)));
    }
  });

  test("of twenty wrong tries at once five are counted and fifteen find it locked", async () => {
    const { resumes } = db.stores;
    await begun("stormed");
    const tries = await Promise.all(Array.from({ length: 20 }, () => resumes.attempt(trying("stormed"))));
    expect(tries.filter((outcome) => outcome?.code === "wrong")).toHaveLength(4);
    expect(tries.filter((outcome) => outcome?.code === "locked")).toHaveLength(16);
  });

  test("moves the draft with its files; the old session has nothing any more", async () => {
    const { applications, resumes } = db.stores;
    const draft = await begun("moved", { identity: { level: "email", email: "a@example.jp", verifiedAt: now } });
    await applications.addAttachment(anAttachment("moved"));
    expect(await resumes.move(moving({ ...draft, identity: null }, "new-device"))).toBe("moved");
    expect(await applications.findDraft("session-moved", "sample", now)).toBeNull();
    expect(await applications.findDraft("new-device", "sample", now)).toEqual({
      ...draft,
      identity: null,
      sessionHash: "new-device",
      revision: 2,
      expiresAt: now + 40 * day,
    });
    expect((await applications.attachment("file-moved"))?.sessionHash).toBe("new-device");
    // Whoever still has the page of the old device cannot write any more.
    expect(await applications.saveDraft(draft, now)).toBe("stale");
    expect(await resumes.move(moving(draft, "late-device"))).toBe("stale");
    expect((await resumes.byHandle("handle-moved"))?.draftId).toBe(draft.id);
  });

  test("a draft that is there already goes only when it is named", async () => {
    const { applications, resumes } = db.stores;
    const draft = await begun("theirs");
    const own = aDraft("own", { sessionHash: "busy-device" });
    await applications.createDraft(own);
    await applications.addAttachment(anAttachment("own"));
    expect(await resumes.move(moving(draft, "busy-device"))).toBe("occupied");
    expect(await resumes.move(moving(draft, "busy-device", { replaces: "draft-other" }))).toBe("occupied");
    expect(await applications.findDraft("busy-device", "sample", now)).toEqual(own);
    // Not even then, when there is nothing to take its place.
    expect(await resumes.move(moving({ ...draft, revision: 9 }, "busy-device", { replaces: own.id }))).toBe("stale");
    expect(await applications.findDraft("busy-device", "sample", now)).toEqual(own);
    expect(await resumes.move(moving(draft, "busy-device", { replaces: own.id }))).toBe("moved");
    expect((await applications.findDraft("busy-device", "sample", now))?.id).toBe(draft.id);
    expect(await applications.attachment("file-own")).toBeNull();
    // One that has run out makes room.
    const next = await begun("next");
    await applications.createDraft(aDraft("old", { sessionHash: "old-device", expiresAt: now + 1 }));
    expect(await resumes.move(moving(next, "old-device", { at: now + 2 }))).toBe("moved");
  });

  test("of ten devices that open one draft at once, one has it", async () => {
    const { applications, resumes } = db.stores;
    const draft = await begun("raced");
    const devices = Array.from({ length: 10 }, (_, n) => `device-${n}`);
    const moves = await Promise.all(devices.map((device) => resumes.move(moving(draft, device))));
    expect(moves.filter((outcome) => outcome === "moved")).toHaveLength(1);
    expect(moves.filter((outcome) => outcome === "stale")).toHaveLength(9);
    const found = await Promise.all(devices.map((device) => applications.findDraft(device, "sample", now)));
    expect(found.filter((one) => one !== null)).toHaveLength(1);
  });

  test("a form published anew and the origin of answers are saved with the draft", async () => {
    const { applications, procedures } = db.stores;
    await procedures.publish([{ definition: aDefinition("sample", 1, "新しい様式"), hash: "newer" }], "test", now);
    const draft = await begun("carried");
    const carried = { from: "version" as const, versionId: "sample@1", asked: ["one"] };
    const changed = { ...draft, versionId: "sample@2", carried };
    expect(await applications.saveDraft(changed, now)).toBe("saved");
    expect(await applications.findDraft(draft.sessionHash, "sample", now)).toEqual({ ...changed, revision: 2 });
  });

  test("names drafts that end, once for each notice, and anew after they went on longer", async () => {
    const { applications, resumes, outbox } = db.stores;
    const late = now + 1000 * day;
    const expiresAt = late + 30 * day;
    const draft = await begun("ending", { createdAt: late, expiresAt }, { email: "ending@example.jp" });
    await begun("silent", { createdAt: late, expiresAt });
    const ending = async (at: number) =>
      (await resumes.ending({ now: at, days: [7, 1], limit: 10 })).filter(({ draftId }) => draftId === draft.id);
    expect(await ending(expiresAt - 7 * day - 1)).toEqual([]);
    const [found] = await ending(expiresAt - 7 * day);
    if (!found) return expect.unreachable();
    expect(found).toMatchObject({ email: "ending@example.jp", expiresAt, remindedDays: 0, versionId: "sample@1" });
    const at = expiresAt - 7 * day;
    const tell = (n: number, days: number, of = found) =>
      resumes.reminded({ draft: of, days, mail: aMail(`ending-${n}`, "ending"), at });
    const told = await Promise.all(Array.from({ length: 8 }, (_, n) => tell(n, 7)));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await outbox.listAbout("ending")).toHaveLength(1);
    expect(await ending(expiresAt - 2 * day)).toEqual([]);
    const [again] = await ending(expiresAt - day);
    expect(again?.remindedDays).toBe(7);
    if (again) expect(await tell(20, 1, again)).toBe(true);
    expect(await ending(expiresAt - 1)).toEqual([]);
    // Saved in the last minute: thirty days more, and told again when those end.
    await applications.saveDraft({ ...draft, expiresAt: expiresAt + 29 * day }, expiresAt - 1);
    expect(await tell(21, 1, { ...found, remindedDays: 1 })).toBe(false);
    await resumes.renewed(expiresAt + 6 * day);
    expect(await ending(expiresAt + 22 * day)).toHaveLength(1);
  });
});
