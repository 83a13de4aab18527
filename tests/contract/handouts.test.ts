/** The life of handouts on both engines: what the store promises, and the desk over it. */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  createLibrary,
  createPublishing,
  type Editor,
  type Failure,
  type Finding,
  type Seen,
} from "../../app/handouts/index.ts";
import { life, stateAfter } from "../../app/handouts/life.ts";
import type { HandoutStore, HandoutVersion } from "../../app/handouts/store.ts";
import { err, ok, type Result } from "../../app/lib/result.ts";
import type { Stores } from "../../db/stores.ts";
import {
  admin,
  aFinding,
  aHandout,
  aNewVersion,
  anna,
  aSource,
  ben,
  chief,
  clerk,
  finePages,
  gateForTests,
  parseAsParagraph,
} from "../factories/handouts.ts";
import { day, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";
import { strangerOf } from "./seats.ts";

let at = now;
const clock = { now: () => at };
beforeEach(() => {
  at = now;
});

const deskOf = (stores: Stores) => ({
  publishing: createPublishing({
    store: stores.handouts,
    clock,
    gate: gateForTests,
    pages: finePages,
    parse: parseAsParagraph,
  }),
  library: createLibrary({ store: stores.handouts, contentVersion: stores.procedures.contentVersion, clock }),
});
const done = <T>(result: Result<T, Failure>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};
const codeOf = (result: Result<unknown, Failure>): string => (result.ok ? "ok" : result.error.code);
const as = (by: Editor, { handoutId, version, revision }: Omit<Seen, "by">): Seen => ({
  handoutId,
  version,
  revision,
  by,
});
const words = ({ content }: HandoutVersion) => content.texts.ja?.markdown;
/** The state of every version is what its own events fold to. */
const expectFolded = async (store: HandoutStore, id: string) => {
  const history = await store.history(id);
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_, n) => n + 1));
  for (const { version, state } of await store.versions(id))
    expect(`${version} ${stateAfter(history.filter((event) => event.version === version))}`).toBe(
      `${version} ${state}`,
    );
};

onBothEngines("handout store", (db) => {
  test("seeds what is new, follows the seed, and never overwrites what staff did", async () => {
    const { handouts, procedures } = db.stores;
    const entries = (texts: Record<string, string>) =>
      Object.entries(texts).map(([id, text]) => {
        const { content, hash } = aNewVersion(id, text);
        return { content, hash };
      });
    const before = await procedures.contentVersion();
    expect(await handouts.seed(entries({ first: "1", second: "1", third: "1" }), "seed", now)).toEqual([
      "first",
      "second",
      "third",
    ]);
    expect(await procedures.contentVersion()).toBe(before + 1);
    expect(await handouts.seed(entries({ first: "1", second: "1", third: "1" }), "seed", now)).toEqual([]);
    expect(await procedures.contentVersion()).toBe(before + 1);

    const { publishing } = deskOf(db.stores);
    const draft = done(await publishing.startDraft({ handoutId: "second" }, anna));
    const saved = done(await publishing.save(as(anna, draft), aSource("second", "市の文"), ""));
    const inReview = done(await publishing.submitForReview(as(anna, saved)));
    done(await publishing.approve(as(ben, inReview), null));
    const [shown] = (await handouts.versions("third")).filter(({ state }) => state === "published");
    if (!shown) throw new Error("not published");
    done(await publishing.withdraw(as(anna, shown), "古い"));

    expect(await handouts.seed(entries({ first: "2", second: "2", third: "2" }), "seed", now + 1)).toEqual(["first"]);
    const current = (await handouts.current()).filter(({ handoutId }) =>
      ["first", "second", "third"].includes(handoutId),
    );
    expect(current.map((version) => [version.handoutId, version.version, words(version)])).toEqual([
      ["first", 2, "2"],
      ["second", 2, "市の文"],
    ]);
    for (const id of ["first", "second", "third"]) await expectFolded(handouts, id);
  });

  test("instances that seed together publish each handout once", async () => {
    const entries = Array.from({ length: 30 }, (_, n) => aNewVersion(`together-${n}`)).map(({ content, hash }) => ({
      content,
      hash,
    }));
    const instances = [db.stores, await db.openAnother(), await db.openAnother()];
    const added = await Promise.all(instances.map(({ handouts }) => handouts.seed(entries, "seed", now)));
    expect(added.map((ids) => ids.length).sort((a, b) => a - b)).toEqual([0, 0, 30]);
  });

  test("one published version and one open one are rules of the database", async () => {
    const { handouts } = db.stores;
    await handouts.publishNew({ ...aNewVersion("ruled"), current: null });
    await handouts.createDraft(aNewVersion("ruled"));
    const stranger = await strangerOf(db);
    const add = (version: number, state: string) =>
      stranger.rows(
        `insert into handout_versions (handout_id, version, number, department, content, hash, state, revision, author, change_note, updated_at)
         values ('ruled', ${version}, 1, 'citizens', '{}', 'x', '${state}', 1, 'x', '', 0) returning version`,
      );
    await expect(add(3, "published")).rejects.toThrow(/unique/i);
    for (const open of ["draft", "review", "approved"]) await expect(add(3, open)).rejects.toThrow(/unique/i);
    await expect(add(2, "superseded")).rejects.toThrow(/unique/i);
    expect(await add(3, "superseded")).toHaveLength(1);
    await stranger.close();
  });

  test("yields what was stored, lists without content, and knows nothing of others", async () => {
    const { handouts } = db.stores;
    const content = aHandout("stored", "改行\nと 𠮷 と \u2028", { number: 7, department: "tax" });
    const made = await handouts.createDraft({ ...aNewVersion("stored"), content, hash: "h" });
    expect(made).toEqual(await handouts.version("stored", 1));
    expect(made).toMatchObject({ content, hash: "h", state: "draft", revision: 1, department: "tax", reviewer: null });
    const [row] = await handouts.versions("stored");
    expect(row).not.toHaveProperty("content");
    expect(row).not.toHaveProperty("number");
    expect(await handouts.version("stored", 2)).toBeNull();
    expect(await handouts.version("nobody", 1)).toBeNull();
    expect(await handouts.versions("nobody")).toEqual([]);
    expect(await handouts.createDraft(aNewVersion("stored"))).toBe("busy");
    expect(await handouts.publishNew({ ...aNewVersion("stored"), current: 1 })).toBe("stale");
  });

  test("counts votes by version and locale, however many come at once", async () => {
    const { handouts } = db.stores;
    const vote = (version: number, locale: string, helpful: boolean, on = "2026-04-01") =>
      handouts.vote({ handoutId: "voted", version, locale, day: on, helpful });
    await Promise.all(Array.from({ length: 30 }, (_, n) => vote(1, "ja", n % 3 > 0)));
    await vote(1, "ja", true, "2026-04-02");
    await vote(2, "easy", false);
    expect(await handouts.votes("voted")).toEqual([
      { version: 2, locale: "easy", yes: 0, no: 1 },
      { version: 1, locale: "ja", yes: 21, no: 10 },
    ]);
    expect(await handouts.votes("unvoted")).toEqual([]);
  });
});

onBothEngines("publishing desk", (db) => {
  /** Created by anna, approved by ben, live. */
  const published = async (id: string, text = "第一") => {
    const { publishing } = deskOf(db.stores);
    const draft = done(await publishing.create(aSource(id, text), anna));
    return done(await publishing.approve(as(ben, done(await publishing.submitForReview(as(anna, draft)))), null));
  };

  test("from a draft to the page: a second person, at once on every instance, and the old version stays", async () => {
    const { publishing, library } = deskOf(db.stores);
    const other = deskOf(await db.openAnother());
    await published("whole");
    expect(words((await other.library.byId("whole")) as HandoutVersion)).toBe("第一");

    const draft = done(await publishing.startDraft({ handoutId: "whole" }, anna));
    const saved = done(await publishing.save(as(anna, draft), aSource("whole", "第二"), "直した"));
    expect(words((await library.byId("whole")) as HandoutVersion)).toBe("第一");
    expect(await library.version("whole", 2)).toBeNull();
    const inReview = done(await publishing.submitForReview(as(anna, saved)));
    expect(codeOf(await publishing.approve(as(anna, inReview), null))).toBe("second-person");
    at += 1000;
    const live = done(await publishing.approve(as(chief, inReview), null));
    expect(live).toMatchObject({ state: "published", author: "anna", reviewer: "chief", publishedAt: now + 1000 });

    expect(words((await library.byId("whole")) as HandoutVersion)).toBe("第二");
    await expect
      .poll(async () => (await other.library.byId("whole"))?.version, { timeout: 1_000, interval: 5 })
      .toBe(2);
    expect(words((await other.library.version("whole", 1)) as HandoutVersion)).toBe("第一");
    expect(await other.library.versionsForReaders("whole")).toEqual([
      {
        handoutId: "whole",
        version: 2,
        state: "published",
        changeNote: "直した",
        publishedAt: now + 1000,
        endedAt: null,
      },
      { handoutId: "whole", version: 1, state: "superseded", changeNote: "", publishedAt: now, endedAt: now + 1000 },
    ]);
    expect(
      (await db.stores.handouts.history("whole")).map(({ version, by, type }) => `${version} ${by} ${type}`),
    ).toEqual([
      "1 anna created",
      "1 anna submitted",
      "1 ben approved",
      "1 ben published",
      "2 anna created",
      "2 anna saved",
      "2 anna submitted",
      "2 chief approved",
      "1 chief superseded",
      "2 chief published",
    ]);
    await expectFolded(db.stores.handouts, "whole");
  });

  test("roles: clerks nothing, system administrators write but do not approve, department administrators the reverse", async () => {
    const { publishing } = deskOf(db.stores);
    expect(codeOf(await publishing.create(aSource("roles"), clerk))).toBe("forbidden");
    expect(codeOf(await publishing.create(aSource("roles"), chief))).toBe("forbidden");
    const draft = done(await publishing.create(aSource("roles"), admin));
    const inReview = done(await publishing.submitForReview(as(admin, draft)));
    for (const by of [clerk, admin]) expect(codeOf(await publishing.approve(as(by, inReview), null))).toBe("forbidden");
    expect(codeOf(await publishing.returnToAuthor(as(clerk, inReview), "直す"))).toBe("forbidden");
    expect(codeOf(await publishing.discard(as(chief, inReview)))).toBe("forbidden");
    const live = done(await publishing.approve(as(chief, inReview), null));
    for (const by of [clerk, chief]) {
      expect(codeOf(await publishing.withdraw(as(by, live), "理由"))).toBe("forbidden");
      expect(codeOf(await publishing.rollBack({ handoutId: "roles", version: 1 }, by))).toBe("forbidden");
      expect(codeOf(await publishing.startDraft({ handoutId: "roles" }, by))).toBe("forbidden");
    }
  });

  test("whoever wrote any of it cannot approve it, whoever wrote last", async () => {
    const { publishing } = deskOf(db.stores);
    const draft = done(await publishing.create(aSource("both"), anna));
    const saved = done(await publishing.save(as(ben, draft), aSource("both", "二人で"), ""));
    const inReview = done(await publishing.submitForReview(as(ben, saved)));
    for (const by of [anna, ben])
      expect(codeOf(await publishing.approve(as(by, inReview), null))).toBe("second-person");
    expect(done(await publishing.approve(as(chief, inReview), null)).state).toBe("published");
  });

  test("stale writers are told what is there now, and nothing of theirs is kept", async () => {
    const { publishing } = deskOf(db.stores);
    const other = deskOf(await db.openAnother());
    const draft = done(await publishing.create(aSource("contested"), anna));
    const results = await Promise.all([
      publishing.save(as(anna, draft), aSource("contested", "アンナ"), ""),
      other.publishing.save(as(ben, draft), aSource("contested", "ベン"), ""),
    ]);
    expect(results.map(codeOf).sort()).toEqual(["ok", "stale"]);
    const kept = await db.stores.handouts.version("contested", 1);
    const loser = results.find((result) => !result.ok);
    expect(loser).toMatchObject({ error: { latest: { revision: 2, author: kept?.author } } });
    expect(kept && words(kept)).toBe(kept?.author === "anna" ? "アンナ" : "ベン");
  });

  test("two who begin, and two who approve, at once: one draft, one publication", async () => {
    await published("rush");
    const desks = [deskOf(db.stores), deskOf(await db.openAnother())];
    const begun = await Promise.all(
      [0, 1, 0, 1].map((n) => desks[n]?.publishing.startDraft({ handoutId: "rush" }, anna)),
    );
    expect(begun.map((result) => result && codeOf(result)).sort()).toEqual(["busy", "busy", "busy", "ok"]);
    const { publishing } = deskOf(db.stores);
    const [draft] = begun.flatMap((result) => (result?.ok ? [result.value] : []));
    if (!draft) throw new Error("no draft");
    const inReview = done(await publishing.submitForReview(as(anna, draft)));
    const approved = await Promise.all(
      [ben, chief].map((by, n) => desks[n]?.publishing.approve(as(by, inReview), null)),
    );
    expect(approved.map((result) => result && codeOf(result)).sort()).toEqual(["ok", "stale"]);
    const states = (await db.stores.handouts.versions("rush")).map(({ state }) => state);
    expect(states).toEqual(["published", "superseded"]);
    await expectFolded(db.stores.handouts, "rush");
  });

  test("the gate stops at review and again at approval; bad input is told by its place", async () => {
    const { publishing } = deskOf(db.stores);
    const bad = { ...aSource("gated"), texts: { ja: "", easy: "やさしい", xx: "?" } };
    expect(await publishing.create(bad, anna)).toMatchObject({
      error: { code: "meta", issues: [{ path: "texts.xx" }, { path: "texts.ja" }] },
    });
    expect(
      await publishing
        .create({ meta: { id: "../x" }, texts: { ja: "本文" } }, anna)
        .then((result) =>
          !result.ok && result.error.code === "meta" ? result.error.issues.map(({ path }) => path) : [],
        ),
    ).toEqual(expect.arrayContaining(["meta.id", "meta.title"]));
    expect(await publishing.create(aSource("gated", "<script>"), anna)).toMatchObject({
      error: { code: "mistakes", mistakes: { ja: [{ line: 1 }] } },
    });
    const draft = done(await publishing.create(aSource("gated", "こちら"), anna));
    expect(codeOf(await publishing.create(aSource("gated"), anna))).toBe("id-taken");
    expect(await publishing.submitForReview(as(anna, draft))).toMatchObject({
      error: { code: "gate", findings: [{ severity: "error" }] },
    });
    const renamed = await publishing.save(as(anna, draft), aSource("other-id"), "");
    expect(renamed).toMatchObject({ error: { code: "meta", issues: [{ path: "meta.id" }] } });

    const saved = done(await publishing.save(as(anna, draft), aSource("gated", "長い".repeat(30)), ""));
    const again = done(await publishing.save(as(anna, saved), aSource("gated", "長い".repeat(30)), ""));
    expect(again.revision).toBe(saved.revision);
    const inReview = done(await publishing.submitForReview(as(anna, saved)));
    const stricter = createPublishing({
      store: db.stores.handouts,
      clock,
      gate: () => [aFinding({ message: "リンク先がなくなりました。" })],
      pages: finePages,
      parse: parseAsParagraph,
    });
    expect(codeOf(await stricter.approve(as(ben, inReview), null))).toBe("gate");
    expect(codeOf(await publishing.save(as(anna, inReview), aSource("gated", "別"), ""))).toBe("wrong-state");
    expect(codeOf(await publishing.returnToAuthor(as(ben, inReview), " "))).toBe("reason-missing");
    const returned = done(await publishing.returnToAuthor(as(ben, inReview), "短く"));
    expect(returned.state).toBe("draft");
    expect((await db.stores.handouts.history("gated")).at(-1)).toMatchObject({ type: "returned", note: "短く" });
  });

  test("an approved version waits for its time, and one instance publishes it", async () => {
    const desks = [deskOf(db.stores), deskOf(await db.openAnother())];
    const { publishing, library } = deskOf(db.stores);
    const draft = done(await publishing.create(aSource("later"), anna));
    const inReview = done(await publishing.submitForReview(as(anna, draft)));
    for (const wrong of [now, now - 1, Number.NaN, 1e300])
      expect(codeOf(await publishing.approve(as(ben, inReview), wrong))).toBe("time-past");
    const waiting = done(await publishing.approve(as(ben, inReview), now + day));
    expect(waiting).toMatchObject({ state: "approved", publishAt: now + day, publishedAt: null });
    expect(await publishing.publishDue(now + day - 1)).toEqual([]);
    expect(await library.byId("later")).toBeNull();
    at = now + day;
    const live = await Promise.all(desks.map((desk) => desk.publishing.publishDue(at)));
    expect(live.flat().map(({ handoutId, state }) => `${handoutId} ${state}`)).toEqual(["later published"]);
    await expect.poll(async () => (await library.byId("later"))?.publishedAt, { timeout: 1_000 }).toBe(now + day);
  });

  test("a process that ends between approving and publishing: the next tick publishes", async () => {
    const { publishing } = deskOf(db.stores);
    const draft = done(await publishing.create(aSource("torn"), anna));
    const inReview = done(await publishing.submitForReview(as(anna, draft)));
    const dying: HandoutStore = {
      ...db.stores.handouts,
      change: (change) => {
        if (change.to === "published") throw new Error("killed");
        return db.stores.handouts.change(change);
      },
    };
    const half = createPublishing({
      store: dying,
      clock,
      gate: gateForTests,
      pages: finePages,
      parse: parseAsParagraph,
    });
    await expect(half.approve(as(ben, inReview), null)).rejects.toThrow("killed");
    expect((await publishing.publishDue(now)).map(({ handoutId }) => handoutId)).toEqual(["torn"]);
  });

  test("a page that cannot be looked at stays where it is; one that has faults goes back to its writers", async () => {
    let answer: Result<Finding[], "unchecked"> = err("unchecked");
    const pages = { ...finePages, findings: async () => answer };
    const publishing = createPublishing({
      ...{ store: db.stores.handouts, clock, gate: gateForTests, parse: parseAsParagraph },
      pages,
    });
    const draft = done(await publishing.create(aSource("looked-at"), anna));
    expect(codeOf(await publishing.submitForReview(as(anna, draft)))).toBe("unchecked");
    answer = ok([]);
    const inReview = done(await publishing.submitForReview(as(anna, draft)));
    answer = err("unchecked");
    expect(codeOf(await publishing.approve(as(ben, inReview), null))).toBe("unchecked");
    answer = ok([]);
    done(await publishing.approve(as(ben, inReview), now + day));
    at = now + day;
    answer = err("unchecked");
    expect(await publishing.publishDue(at)).toEqual([]);
    expect((await db.stores.handouts.version("looked-at", 1))?.state).toBe("approved");
    answer = ok([aFinding({ message: "表の名前が二つとも同じです。" })]);
    expect(await publishing.publishDue(at)).toEqual([]);
    const back = await db.stores.handouts.version("looked-at", 1);
    expect(back).toMatchObject({ state: "draft", reviewer: null, publishAt: null, publishedAt: null });
    expect((await db.stores.handouts.history("looked-at")).at(-1)).toMatchObject({
      ...{ by: "system", type: "returned", note: expect.stringContaining("表の名前が二つとも同じです。") },
    });
    expect(await publishing.publishDue(at)).toEqual([]);
    answer = ok([aFinding({ severity: "warning" })]);
    const again = done(await publishing.submitForReview({ ...as(anna, draft), revision: back?.revision ?? 0 }));
    done(await publishing.approve(as(ben, again), null));
    // In an emergency the page that was there before does not wait for the check.
    const next = done(await publishing.startDraft({ handoutId: "looked-at" }, anna));
    const saved = done(await publishing.save(as(anna, next), aSource("looked-at", "新しい"), ""));
    const second = done(await publishing.submitForReview(as(anna, saved)));
    done(await publishing.approve(as(ben, second), null));
    answer = err("unchecked");
    const old = { handoutId: "looked-at", version: 1 };
    expect(codeOf(await publishing.rollBack(old, anna))).toBe("unchecked");
    expect(codeOf(await publishing.rollBack(old, anna, { reason: "誤り" }))).toBe("ok");
  });

  test("what runs out is hidden with the day and taken down by the sweep", async () => {
    const { publishing, library } = deskOf(db.stores);
    const until = (validUntil: string) => aSource("season", "期間のもの", { validUntil });
    const tooLate = done(await publishing.create(until("2026-03-31"), anna));
    expect(await publishing.submitForReview(as(anna, tooLate))).toMatchObject({
      error: { code: "run-out", validUntil: "2026-03-31" },
    });
    const saved = done(await publishing.save(as(anna, tooLate), until("2026-04-01"), ""));
    const inReview = done(await publishing.submitForReview(as(anna, saved)));
    expect(codeOf(await publishing.approve(as(ben, inReview), now + 2 * day))).toBe("run-out");
    done(await publishing.approve(as(ben, inReview), null));
    expect(await publishing.expire("2026-04-01")).toEqual([]);
    expect(await library.byId("season")).not.toBeNull();
    at = now + day;
    expect(await library.byId("season")).toBeNull();
    expect(await library.version("season", 1)).toBeNull();
    const before = await db.stores.procedures.contentVersion();
    expect((await publishing.expire("2026-04-02")).map(({ handoutId, state }) => `${handoutId} ${state}`)).toEqual([
      "season withdrawn",
    ]);
    expect(await db.stores.procedures.contentVersion()).toBe(before + 1);
    expect(await publishing.expire("2026-04-02")).toEqual([]);
    expect(codeOf(await publishing.rollBack({ handoutId: "season", version: 1 }, anna))).toBe("run-out");
  });

  test("taken down: gone for readers at once, its earlier versions stay, and it can come back", async () => {
    const { publishing, library } = deskOf(db.stores);
    const live = await published("down");
    expect(codeOf(await publishing.withdraw(as(anna, live), "  "))).toBe("reason-missing");
    done(await publishing.withdraw(as(anna, live), "誤り"));
    expect(await library.byId("down")).toBeNull();
    expect(await library.version("down", 1)).toBeNull();
    expect((await library.versionsForReaders("down")).map(({ state }) => state)).toEqual(["withdrawn"]);
    const draft = done(await publishing.startDraft({ handoutId: "down" }, anna));
    expect([draft.version, words(draft)]).toEqual([2, "第一"]);
    done(await publishing.discard(as(anna, draft)));
    expect((await db.stores.handouts.overview()).filter(({ handoutId }) => handoutId === "down")).toMatchObject([
      { version: 1, state: "withdrawn" },
    ]);
    expect(codeOf(await publishing.discard(as(anna, { ...draft, revision: 2 })))).toBe("wrong-state");
  });

  describe("roll-back", () => {
    const twice = async (id: string) => {
      const { publishing } = deskOf(db.stores);
      await published(id);
      const draft = done(await publishing.startDraft({ handoutId: id }, anna));
      const saved = done(await publishing.save(as(anna, draft), aSource(id, "第二"), ""));
      const inReview = done(await publishing.submitForReview(as(anna, saved)));
      return done(await publishing.approve(as(ben, inReview), null));
    };

    test("is a new version with the old content that a second person approves", async () => {
      const { publishing, library } = deskOf(db.stores);
      await twice("back");
      expect(codeOf(await publishing.rollBack({ handoutId: "back", version: 2 }, anna))).toBe("wrong-state");
      expect(codeOf(await publishing.rollBack({ handoutId: "back", version: 9 }, anna))).toBe("unknown");
      const inReview = done(await publishing.rollBack({ handoutId: "back", version: 1 }, anna));
      expect(inReview).toMatchObject({ version: 3, state: "review", changeNote: "第1版の内容に戻しました。" });
      expect((await library.byId("back"))?.version).toBe(2);
      expect(codeOf(await publishing.approve(as(anna, inReview), null))).toBe("second-person");
      done(await publishing.approve(as(ben, inReview), null));
      const shown = await library.byId("back");
      expect([shown?.version, shown && words(shown)]).toEqual([3, "第一"]);
      expect(words((await library.version("back", 2)) as HandoutVersion)).toBe("第二");
      await expectFolded(db.stores.handouts, "back");
    });

    test("in an emergency is live at once, beside an open draft, and says so in the history", async () => {
      const { publishing, library } = deskOf(db.stores);
      await twice("emergency");
      const open = done(await publishing.startDraft({ handoutId: "emergency" }, ben));
      const from = { handoutId: "emergency", version: 1 };
      expect(codeOf(await publishing.rollBack(from, anna))).toBe("busy");
      expect(codeOf(await publishing.rollBack(from, anna, { reason: "" }))).toBe("reason-missing");
      expect(codeOf(await publishing.rollBack(from, chief, { reason: "誤り" }))).toBe("forbidden");
      const live = done(await publishing.rollBack(from, anna, { reason: "電話番号の誤り" }));
      expect(live).toMatchObject({ version: 4, state: "published", reviewer: null, author: "anna" });
      const shown = await library.byId("emergency");
      expect([shown?.version, shown && words(shown)]).toEqual([4, "第一"]);
      const history = await db.stores.handouts.history("emergency");
      expect(history.filter(({ version }) => version === 4)).toMatchObject([
        { type: "rolled-back", by: "anna", note: "緊急：第1版：電話番号の誤り" },
        { type: "published", by: "anna" },
      ]);
      done(await publishing.submitForReview(as(ben, open)));
      await expectFolded(db.stores.handouts, "emergency");
    });
  });

  test("whatever is done in whatever order: the table holds, histories fold, readers see one version", async () => {
    const people = [anna, anna, anna, ben, ben, chief, admin, clerk];
    const often = ["start", "save", "submit", "return", "approve"] as const;
    const seldom = ["schedule", "withdraw", "discard", "back", "urgent", "due"] as const;
    const commands = [...often, ...often, ...often, ...seldom];
    const anything = fc.array(
      fc.record({
        what: fc.constantFrom(...commands),
        who: fc.constantFrom(...people),
        which: fc.constantFrom(0, 0, 0, 1, 2),
        behind: fc.nat(9).map((n) => n === 0),
        text: fc.constantFrom("一", "二", "三", "こちら"),
      }),
      { minLength: 15, maxLength: 40 },
    );
    const { publishing, library } = deskOf(db.stores);
    const { handouts } = db.stores;
    let run = 0;
    const happened = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anything, async (steps) => {
        const id = `any-${run++}`;
        at = now;
        await published(id);
        for (const { what, who, which, behind, text } of steps) {
          at += 1000;
          const rows = await handouts.versions(id);
          const row = rows[which % rows.length];
          if (!row) throw new Error("no version");
          const seen = as(who, { ...row, revision: row.revision - (behind ? 1 : 0) });
          const from = { handoutId: id, version: row.version };
          await {
            start: () => publishing.startDraft({ handoutId: id }, who),
            save: () => publishing.save(seen, aSource(id, text), text),
            submit: () => publishing.submitForReview(seen),
            return: () => publishing.returnToAuthor(seen, "直す"),
            approve: () => publishing.approve(seen, null),
            schedule: () => publishing.approve(seen, at + 2000),
            withdraw: () => publishing.withdraw(seen, "理由"),
            discard: () => publishing.discard(seen),
            back: () => publishing.rollBack(from, who),
            urgent: () => publishing.rollBack(from, who, { reason: "急ぎ" }),
            due: () => publishing.publishDue(at),
          }[what]();
          const after = await handouts.versions(id);
          const shown = after.filter(({ state }) => state === "published");
          expect(shown.length).toBeLessThanOrEqual(1);
          expect(after.filter(({ state }) => ["draft", "review", "approved"].includes(state)).length).toBeLessThan(2);
          expect((await library.byId(id))?.version).toBe(shown[0]?.version);
          expect(shown.every(({ reviewer, author }) => reviewer !== author)).toBe(true);
        }
        await expectFolded(handouts, id);
        const history = await handouts.history(id);
        for (const { type } of history) happened.add(type);
        const alone = new Set(history.filter(({ note }) => note.startsWith("緊急")).map(({ version }) => version));
        for (const { version, reviewer, publishedAt, content } of await Promise.all(
          (await handouts.versions(id)).map(
            async ({ version }) => (await handouts.version(id, version)) as HandoutVersion,
          ),
        )) {
          if (publishedAt === null) continue;
          expect(content.texts.ja?.markdown).not.toContain("こちら");
          const wrote = history.filter(
            (event) => event.version === version && ["created", "saved", "rolled-back"].includes(event.type),
          );
          if (!alone.has(version)) expect(reviewer).not.toBeNull();
          expect(wrote.map(({ by }) => by)).not.toContain(reviewer);
        }
      }),
      { numRuns: 60 },
    );
    // Every kind of step was among them.
    expect([...happened].sort()).toEqual(Object.keys(life).sort());
  });
});
