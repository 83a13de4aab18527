import { expect, test } from "vitest";
import { anAccount, aSession, day, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

onBothEngines("identity store", (db) => {
  test("keeps accounts by a unique login", async () => {
    const { identity } = db.stores;
    const account = anAccount("hanako", {
      departments: ["tax", "water"],
      totpSecret: "sealed",
      totpLastStep: 59_000_000,
    });
    await identity.saveAccount(account);
    await identity.saveAccount(anAccount("akira", { role: "auditor", departments: [] }));
    expect(await identity.accountByLogin("hanako")).toEqual(account);
    expect(await identity.accountByLogin("nobody")).toBeNull();
    expect((await identity.listAccounts()).map(({ login }) => login)).toEqual(["akira", "hanako"]);
    await identity.saveAccount({ ...account, name: "改名", disabledAt: now, totpSecret: null });
    expect(await identity.accountByLogin("hanako")).toEqual({
      ...account,
      name: "改名",
      disabledAt: now,
      totpSecret: null,
    });
    await expect(identity.saveAccount(anAccount("other", { login: "akira" }))).rejects.toMatchObject({
      name: "StorageError",
    });
  });

  test("a TOTP step is good once, also at once, and saving an older account does not bring it back", async () => {
    const { identity } = db.stores;
    const loaded = anAccount("totp");
    await identity.saveAccount(loaded);
    const uses = await Promise.all(Array.from({ length: 20 }, () => identity.acceptTotpStep(loaded.id, 100)));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await identity.acceptTotpStep(loaded.id, 99)).toBe(false);
    await identity.saveAccount({ ...loaded, name: "新しい名前" });
    expect(await identity.accountByLogin("totp")).toMatchObject({ name: "新しい名前", totpLastStep: 100 });
    expect(await identity.acceptTotpStep(loaded.id, 100)).toBe(false);
    expect(await identity.acceptTotpStep(loaded.id, 101)).toBe(true);
    expect(await identity.acceptTotpStep("account-none", 101)).toBe(false);
  });

  test("a session lives until it expires, is ended, or its account is disabled", async () => {
    const { identity } = db.stores;
    const account = anAccount("session");
    await identity.saveAccount(account);
    await identity.createSession(aSession("session"));
    expect(await identity.session("token-session", now)).toEqual({ session: aSession("session"), account });
    expect(await identity.session("token-session", now + day)).toBeNull();
    expect(await identity.session("token-none", now)).toBeNull();
    await identity.touchSession("token-session", now + 5);
    await identity.touchSession("token-session", now + 3);
    expect((await identity.session("token-session", now))?.session.lastSeenAt).toBe(now + 5);
    await identity.saveAccount({ ...account, disabledAt: now });
    expect(await identity.session("token-session", now)).toBeNull();
    await identity.saveAccount(account);
    expect(await identity.session("token-session", now)).not.toBeNull();
    await identity.endSession("token-session");
    expect(await identity.session("token-session", now)).toBeNull();
  });

  test("ends all sessions of an account and no others", async () => {
    const { identity } = db.stores;
    for (const name of ["one", "two"]) await identity.saveAccount(anAccount(name));
    for (const n of [1, 2]) await identity.createSession(aSession(`one-${n}`, { accountId: "account-one" }));
    await identity.createSession(aSession("two"));
    await identity.endSessionsOf("account-one");
    expect(await identity.session("token-one-1", now)).toBeNull();
    expect(await identity.session("token-one-2", now)).toBeNull();
    expect(await identity.session("token-two", now)).not.toBeNull();
  });

  test("counts the tries of a mail code, also at once; a new code starts again", async () => {
    const { identity } = db.stores;
    const code = { draftId: "draft-code", email: "a@example.jp", codeHash: "1", tries: 0, expiresAt: now + 10 };
    expect(await identity.tryEmailCode(code.draftId, now)).toBeNull();
    await identity.saveEmailCode(code);
    expect(await identity.tryEmailCode(code.draftId, now)).toEqual(code);
    const tries = await Promise.all(Array.from({ length: 10 }, () => identity.tryEmailCode(code.draftId, now)));
    expect(tries.map((one) => one?.tries).sort((a = 0, b = 0) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await identity.tryEmailCode(code.draftId, now + 10)).toBeNull();
    await identity.saveEmailCode({ ...code, codeHash: "2", expiresAt: now + 20 });
    expect(await identity.tryEmailCode(code.draftId, now + 10)).toEqual({
      ...code,
      codeHash: "2",
      expiresAt: now + 20,
    });
    await identity.deleteEmailCode(code.draftId);
    expect(await identity.tryEmailCode(code.draftId, now)).toBeNull();
  });

  test("take allows exactly `max` in a window, however many come at once", async () => {
    const { identity } = db.stores;
    const other = (await db.openAnother()).identity;
    const at = (n: number) => (n % 2 === 0 ? identity : other);
    const takes = await Promise.all(
      Array.from({ length: 60 }, (_, n) => at(n).take("login:x", 7, 1000, now + (n % 10))),
    );
    expect(takes.filter(({ allowed }) => allowed)).toHaveLength(7);
    const refused = takes.filter(({ allowed }) => !allowed);
    expect(refused.every(({ retryAfterMs }) => retryAfterMs > 980 && retryAfterMs <= 1010)).toBe(true);
    expect(await identity.take("login:y", 7, 1000, now)).toEqual({ allowed: true, retryAfterMs: 0 });
  });

  test("a window ends exactly, and release forgets it", async () => {
    const { identity } = db.stores;
    const take = (at: number) => identity.take("window", 1, 100, at);
    expect(await take(now)).toEqual({ allowed: true, retryAfterMs: 0 });
    expect(await take(now + 40)).toEqual({ allowed: false, retryAfterMs: 60 });
    expect(await take(now + 99)).toEqual({ allowed: false, retryAfterMs: 1 });
    expect(await take(now + 100)).toEqual({ allowed: true, retryAfterMs: 0 });
    expect(await take(now + 199)).toEqual({ allowed: false, retryAfterMs: 1 });
    await identity.release("window");
    expect(await take(now + 199)).toEqual({ allowed: true, retryAfterMs: 0 });
  });
});
