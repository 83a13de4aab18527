/** Change notices on both engines: one row per wish, confirmed in time or forgotten, told once of each version. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "../../app/handouts/scope.ts";
import type { NewSubscription, Subscription, SubscriptionStore } from "../../app/handouts/subscription-store.ts";
import { aNewVersion } from "../factories/handouts.ts";
import { aMail, day, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

let rows = 0;
const aWish = (changes: Partial<NewSubscription> = {}): NewSubscription => {
  const n = rows++;
  return {
    id: `subscription-${String(n).padStart(3, "0")}`,
    email: `reader${n}@example.jp`,
    scope: "all",
    locale: "ja",
    createdAt: now,
    ...changes,
  };
};
let mails = 0;
const mailTo = ({ id }: Pick<Subscription, "id">) => aMail(`notice-${mails++}`, id);

onBothEngines("change notices", (db) => {
  let store: SubscriptionStore;
  beforeAll(() => {
    store = db.stores.handoutSubscriptions;
  });
  const ask = async (changes: Partial<NewSubscription> = {}) => {
    const wish = aWish(changes);
    await store.ask(wish, mailTo);
    return wish;
  };
  const confirmed = async (scope: Scope, changes: Partial<NewSubscription> = {}) => {
    const wish = await ask({ scope, ...changes });
    expect(await store.confirm(wish.id, now, now - day)).toBe(true);
    return wish;
  };
  const mailsAbout = async (id: string) => (await db.stores.outbox.listAbout(id)).length;

  describe("asking", () => {
    test("writes the wish and its mail together", async () => {
      const wish = await ask();
      expect(await store.byId(wish.id)).toEqual({ ...wish, confirmedAt: null });
      expect(await mailsAbout(wish.id)).toBe(1);
      expect(await store.byId("nobody")).toBeNull();
    });

    test("again keeps the row and its link, with the new language and time", async () => {
      const first = await ask({ email: "again@example.jp" });
      const second = await ask({ email: "again@example.jp", locale: "en", createdAt: now + day });
      expect(await store.byId(second.id)).toBeNull();
      expect(await store.byId(first.id)).toEqual({ ...first, locale: "en", createdAt: now + day, confirmedAt: null });
      expect(await mailsAbout(first.id)).toBe(2);
      const other = await ask({ email: "again@example.jp", scope: "category:moving" });
      expect(await store.byId(other.id)).not.toBeNull();
    });

    test("again changes nothing that was confirmed, and the mail can tell", async () => {
      const first = await confirmed("all", { email: "known@example.jp" });
      const seen: (number | null)[] = [];
      await store.ask(aWish({ email: "known@example.jp", locale: "en", createdAt: now + day }), (row) => {
        seen.push(row.confirmedAt);
        return mailTo(row);
      });
      expect(seen.at(-1)).toBe(now);
      expect(await store.byId(first.id)).toEqual({ ...first, confirmedAt: now });
    });

    test("by two instances at once is one row", async () => {
      const other = (await db.openAnother()).handoutSubscriptions;
      const wishes = [...Array(6).keys()].map(() => aWish({ email: "both@example.jp" }));
      await Promise.all(wishes.map((wish, n) => (n % 2 ? store : other).ask(wish, mailTo)));
      const found = await Promise.all(wishes.map(({ id }) => store.byId(id)));
      expect(found.filter((row) => row !== null)).toHaveLength(1);
    });
  });

  test("is confirmed once, and only in time", async () => {
    const { id } = await ask();
    expect(await store.confirm(id, now + day + 1, now + 1)).toBe(false);
    expect([await store.confirm(id, now + 5, now), await store.confirm(id, now + 9, now)]).toEqual([true, false]);
    expect((await store.byId(id))?.confirmedAt).toBe(now + 5);
  });

  test("leaving takes the address and the mails to it away", async () => {
    const { id } = await confirmed("all");
    expect([await store.leave(id), await store.leave(id)]).toEqual([true, false]);
    expect(await store.byId(id)).toBeNull();
    expect(await mailsAbout(id)).toBe(0);
  });

  test("what nobody confirmed is forgotten with its mails", async () => {
    const old = await ask({ createdAt: now - 2 * day });
    const kept = await confirmed("all", { createdAt: now - day });
    const fresh = await ask();
    expect(await store.forget(now - day)).toBe(1);
    expect(await store.byId(old.id)).toBeNull();
    expect(await mailsAbout(old.id)).toBe(0);
    expect(await store.byId(kept.id)).not.toBeNull();
    expect(await store.byId(fresh.id)).not.toBeNull();
  });

  describe("telling", () => {
    const untoldOf = async (handoutId: string) =>
      (await store.untold()).find((untold) => untold.handoutId === handoutId) ?? null;
    const publish = async (id: string, current: number | null = null) => {
      const version = await db.stores.handouts.publishNew({ ...aNewVersion(id, `${current}`), current });
      if (version === "stale") throw new Error("stale");
      return version;
    };

    test("finds those who want to know, confirmed in time, one part after the other", async () => {
      const scopes: Scope[] = ["handout:told", "category:care"];
      const one = await confirmed("handout:told");
      const two = await confirmed("category:care");
      await confirmed("handout:other");
      await ask({ scope: "handout:told" });
      const late = await ask({ scope: "handout:told" });
      await store.confirm(late.id, now + 1, now);
      const of = { scopes, until: now, after: "" };
      expect((await store.subscribers(of, 9)).map(({ id }) => id)).toEqual([one.id, two.id]);
      expect((await store.subscribers({ ...of, after: one.id }, 9)).map(({ id }) => id)).toEqual([two.id]);
      expect(await store.subscribers(of, 1)).toHaveLength(1);
    });

    test("goes on where it stopped and ends, and a new version begins anew", async () => {
      await db.stores.handouts.createDraft(aNewVersion("draft-only"));
      expect(await untoldOf("draft-only")).toBeNull();
      await publish("parts");
      const first = await untoldOf("parts");
      if (!first) throw new Error("nothing to tell");
      expect(first).toEqual({ handoutId: "parts", version: 1, publishedAt: now, toldUpTo: "" });
      const [a, b] = [aWish(), aWish()];
      const told = { mails: [mailTo(a)], at: now };
      expect(await store.tell({ of: first, toldUpTo: a.id, isLast: false, ...told })).toBe(true);
      // Another instance that had read the same.
      expect(await store.tell({ of: first, toldUpTo: a.id, isLast: false, ...told, mails: [mailTo(b)] })).toBe(false);
      expect(await mailsAbout(b.id)).toBe(0);
      const next = await untoldOf("parts");
      expect(next?.toldUpTo).toBe(a.id);
      if (next) expect(await store.tell({ of: next, toldUpTo: b.id, isLast: true, mails: [], at: now })).toBe(true);
      expect(await untoldOf("parts")).toBeNull();
      await publish("parts", 1);
      expect(await untoldOf("parts")).toMatchObject({ version: 2, toldUpTo: "" });
    });

    test("of two instances at once writes each mail once", async () => {
      await publish("race");
      const of = await untoldOf("race");
      if (!of) throw new Error("nothing to tell");
      const other = (await db.openAnother()).handoutSubscriptions;
      const wish = aWish();
      const done = await Promise.all(
        [...Array(6).keys()].map((n) =>
          (n % 2 ? store : other).tell({ of, toldUpTo: wish.id, isLast: true, mails: [mailTo(wish)], at: now }),
        ),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await mailsAbout(wish.id)).toBe(1);
    });

    test("leaves out a mail that was written before", async () => {
      await publish("twice");
      const of = await untoldOf("twice");
      if (!of) throw new Error("nothing to tell");
      const [a, b] = [aWish(), aWish()];
      const mail = mailTo(a);
      await store.tell({ of, toldUpTo: b.id, isLast: true, mails: [mail, { ...mail, about: b.id }], at: now });
      expect([await mailsAbout(a.id), await mailsAbout(b.id)]).toEqual([1, 0]);
    });

    test("nothing of what is not shown any more", async () => {
      await publish("down");
      const [shown] = (await db.stores.handouts.versions("down")).filter(({ state }) => state === "published");
      if (!shown) throw new Error("not published");
      const { handoutId, version, revision } = shown;
      const event = { by: "anna", type: "withdrawn" as const, note: "x" };
      await db.stores.handouts.change({
        ...{ handoutId, version, revision, from: ["published"], to: "withdrawn", event, at: now },
      });
      expect(await untoldOf("down")).toBeNull();
    });
  });
});
