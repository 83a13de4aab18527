import { expect, test } from "vitest";
import { aDraft, aMail, anAccount, anApplication, now, submittedEvent } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

onBothEngines("errors and odd texts", (db) => {
  test("what a failing store throws names code and constraint, and no value of the statement", async () => {
    const { applications, identity } = db.stores;
    const secret = anApplication("secret", { applicantName: "秘密 太郎", contactEmail: "secret@example.jp" });
    await applications.submit(secret, submittedEvent, []);
    const again = { ...secret, idempotencyKey: "another" };
    const failures = await Promise.allSettled([
      applications.submit(again, submittedEvent, []),
      applications.submit(anApplication("x", { versionId: "秘密@1" }), submittedEvent, []),
      identity.saveAccount(anAccount("x", { name: undefined as unknown as string, login: "秘密" })),
      identity.take("秘密", 1, Number.NaN, now),
    ]);
    for (const failure of failures) {
      expect(failure.status).toBe("rejected");
      const { reason } = failure as PromiseRejectedResult;
      expect(reason).toMatchObject({ name: "StorageError", code: expect.stringMatching(/^[A-Z0-9_]+$/) });
      const everything = JSON.stringify({ ...reason }) + reason.message + reason.stack + String(reason.cause);
      expect(everything).not.toMatch(/秘密|secret@|params/);
    }
  });

  test("NUL and lone surrogates neither fail nor match something else", async () => {
    const { applications, identity, outbox } = db.stores;
    const odd = "a\0b\ud800c";
    await applications.createDraft(aDraft("odd", { sessionHash: odd }));
    expect((await applications.findDraft(odd, "sample", now))?.id).toBe("draft-odd");
    expect(await applications.findDraft("ab\ud800c", "sample", now)).toBeNull();
    await outbox.enqueue([{ ...aMail("odd", odd), subject: odd }], now);
    expect((await outbox.listAbout(odd)).map(({ subject }) => subject)).toEqual(["a\ufffdb\ufffdc"]);
    expect(await identity.accountByLogin(odd)).toBeNull();
    expect(await identity.take(odd, 1, 1000, now)).toEqual({ allowed: true, retryAfterMs: 0 });
    expect(await identity.take(odd, 1, 1000, now)).toEqual({ allowed: false, retryAfterMs: 1000 });
    expect(await applications.isGranted(odd, odd, now)).toBe(false);
    await applications.deleteDraft(odd, odd);
  });

  test("quotes and long texts are values, never statements", async () => {
    const { applications } = db.stores;
    const evil = `'; drop table drafts; -- "\\ ${"長".repeat(100_000)}`;
    const draft = aDraft("evil", { answers: { answer: evil } });
    await applications.createDraft(draft);
    expect(await applications.findDraft("session-evil", "sample", now)).toEqual(draft);
    expect(await applications.findDraft(evil, evil, now)).toBeNull();
  });
});
